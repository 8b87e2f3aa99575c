"""The worst fichas that the bounds allow hold nobody up: neither at the desk, nor in print, nor in search."""

import time
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from fichas.form.drafts import country_text, save_answers
from fichas.form.sections import FORM_SECTIONS
from fichas.models import Ficha
from fichas.review.extracts import extract_of, save_extract
from fichas.signing import sign
from fichas.word.importing import import_word
from fichas.word.writing import ficha_document
from practices.catalogue.index import Criteria, Search, current_index
from practices.models import Country
from practices.press.engine import press
from practices.press.ficha.page import page
from practices.press.ficha.style import SHEET
from practices.publishing import Edition, publish_version
from tests import factories
from tests.fichas.steps import fresh, submitted
from tests.people import focal_point, secretary
from tests.worst import WORDS, worst_answers

pytestmark = [pytest.mark.drill, pytest.mark.press, pytest.mark.django_db]
VERSIONS = 20
ANSWERED_WITHIN = 1.0  # seconds of work
LAID_OUT_WITHIN = 8.0
TICKS = 100  # of the clock in /proc, a second
SECTIONS = [section.code for section in FORM_SECTIONS if section.code != "contacto"]


@pytest.fixture(params=WORDS)
def worst(request) -> dict:
    return worst_answers(request.param)


def changed(worst: dict, number: int) -> dict:
    """The same with every answer changed."""
    letter = "cdefghijklmnopqrstuvwxyz"[number]
    return {
        name: text.replace("a", letter) if isinstance(text, str) else text for name, text in worst.items()
    }


def signed_many_times(rosa, worst: dict) -> Ficha:
    """The worst ficha at the desk, with twenty texts that its country signed, each with every answer changed."""
    ficha = submitted(rosa)
    for number in range(VERSIONS - 1):
        Ficha.objects.filter(pk=ficha.pk).update(state="changes_requested")
        for section in SECTIONS:
            revision = country_text(ficha).revision
            saved = save_answers(fresh(ficha), section, changed(worst, number), revision=revision, by=rosa)
            assert saved.refused == {}
        sign(fresh(ficha), country_text(ficha), rosa)
    Ficha.objects.filter(pk=ficha.pk).update(state="submitted")
    return fresh(ficha)


def seconds(what: str, act) -> float:
    started = time.process_time()
    act()
    spent = time.process_time() - started
    print(f"{what}: {spent:.2f} s")
    return spent


def test_every_page_of_the_desk_answers_within_a_second(client, worst):
    rosa, lucia = focal_point("PE"), secretary()
    ficha = signed_many_times(rosa, worst)
    for section in SECTIONS:
        extract = extract_of(ficha)
        revision = extract.revision if extract else 1
        save_extract(ficha, section, changed(worst, VERSIONS), revision=revision, by=lucia)
    client.force_login(lucia)
    client.get(reverse("fichas:queue"))
    for name in ("review", "changes", "history"):
        address, statuses = reverse(f"fichas:{name}", args=[ficha.reference]), []
        assert seconds(name, lambda: statuses.append(client.get(address).status_code)) < ANSWERED_WITHIN  # noqa: B023
        assert statuses == [200]


def test_it_goes_out_in_word_and_comes_in_within_a_second(worst):
    rosa, lists, documents = focal_point("PE"), current_index().lists, []
    ficha = signed_many_times(rosa, worst)
    ficha_document(ficha, lists)  # what a process imports once is no part of it
    assert seconds("Word out", lambda: documents.append(ficha_document(ficha, lists))) < ANSWERED_WITHIN
    country = Country.objects.get(code="PE")
    brought = seconds("Word in", lambda: import_word(documents[0], "ficha.docx", lists, country, rosa))
    assert brought < ANSWERED_WITHIN


def work_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def test_it_is_laid_out_within_eight_seconds(worst):
    press.lay_out("<p>warm</p>", SHEET)
    before = work_of(press._process.pid)
    press.lay_out(page(Edition("CSM-PE-0001", 1, date(2026, 11, 20), None, factories.ficha(**worst))), SHEET)
    spent = work_of(press._process.pid) - before
    print(f"a layout: {spent:.1f} s")
    assert spent < LAID_OUT_WITHIN


def test_it_is_published_and_found_within_a_second(client, worst):
    answers = factories.ficha(**worst)
    assert seconds("publishing", lambda: publish_version(answers)) < ANSWERED_WITHIN
    now = current_index()
    for text in ("a b", "ab", '"a b a b"', "intergubernamentalización", "á é í", "consulares norma"):
        search = Search(Criteria(text), now)
        assert seconds(f"search «{text}»", lambda: list(search.numbers())) < ANSWERED_WITHIN  # noqa: B023
    client.get("/practicas/")
    assert seconds("its page", lambda: client.get("/practicas/CSM-PE-0001/")) < ANSWERED_WITHIN
