"""After changes were requested the desk reads what the country signed: words of what it writes since are looked for on every
page, table and letter of the desk."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from fichas.files.attachments import add, remove
from fichas.files.descriptions import Description, describe, fingerprint, said_of
from fichas.form.drafts import country_text, save_answers
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.signed_text import SignedText, as_signed
from fichas.states import Action
from fichas.workflow import perform
from people.models import Letter, Notice
from practices.models import Country
from tests.addresses import every_address
from tests.fichas.bulk import asked
from tests.fichas.files import received
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import edit, fill, fresh, remark, submitted

pytestmark = pytest.mark.django_db
CANARY = re.compile(
    rb"(?:\b|\\[nt])[Zz]qx\w*"
)  # at the beginning of a word: a token may have these letters within
SIGNED = "Registro de retornados"
TABS = ("nos-esperan", "esperan-al-pais", "mias", "sin-asignar", "archivo")


def write_a_second_round(ficha: Ficha, by) -> None:
    """In the title, an answer, a link, a body, the contact, what is chosen from a list, and the files."""
    kept, gone = country_text(ficha).files.all()
    said = said_of(kept)
    describe(ficha, {kept.pk: Description(said | {"title": "Zqxtítulo"}, fingerprint(said))}, by)
    remove(ficha, gone.pk, by)
    add(ficha, received("zqx", "zqxnuevo.pdf"), "2.9", by)
    link = {"numeral": "2.9", "label": "Zqxenlace", "url": "https://example.org/zqx"}
    written = {
        "perfil": {
            "title": "Zqxretornados",
            "associated_entities": ["Zqxentidad"],
            "themes": ["consulta-social"],
        },
        "descripcion": {"summary": "Zqxresumen", "success_factors": "Zqxfactores"},
        "documentos": {"links": [link]},
        "contacto": {"contact_name": "Zqxnombre"},
    }
    for section, values in written.items():
        revision = country_text(ficha).revision
        assert save_answers(ficha, section, values, revision=revision, by=by).changed


@pytest.fixture
def returned(rosa, lucia) -> Ficha:
    """Its country has written a second round, and not sent it."""
    ficha = start_ficha(Country.objects.get(code="PE"), rosa)
    add(ficha, received("uno", "queda.pdf"), "2.9", rosa)
    add(ficha, received("dos", "quitado.pdf"), "2.9", rosa)
    fill(ficha, rosa, title=SIGNED, success_factors="Por qué es buena.", themes=["registro-fronterizo"])
    perform(Action.SUBMIT, ficha, rosa)
    edit(ficha, lucia, results="Lo esencial.")
    perform(Action.REQUEST_CHANGES, ficha, lucia, "Falta el presupuesto.")
    write_a_second_round(ficha, rosa)
    return fresh(ficha)


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


@pytest.fixture(autouse=True)
def printed_as_json(monkeypatch):
    monkeypatch.setattr(
        "fichas.views.review.preview", lambda _name, answers, _find: json.dumps(answers).encode()
    )


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def pages_of_the_desk(ficha: Ficha):
    yield from every_address(ficha)
    queue, grid = reverse("fichas:queue"), reverse("fichas:criteria")
    for name in ("queue", "queue_csv"):
        yield from (f"{reverse(f'fichas:{name}')}?cola={tab}" for tab in TABS)
    yield f"{queue}?cola=esperan-al-pais&orden=titulo"
    yield f"{queue}?cola=esperan-al-pais&pais=PE&q=retornados"
    yield f"{grid}?vista=cola%3Desperan-al-pais"
    yield f"{at('review', ficha)}?marcas=no&vista=cola%3Desperan-al-pais"
    yield from (f"{at('changes', ficha)}?de=1&a={number}" for number in (1, 2))


def test_no_page_of_the_desk_says_what_was_not_sent(desk, returned):
    told = 0
    for address in pages_of_the_desk(returned):
        answer = body(desk.get(address))
        assert not CANARY.search(answer), (address, CANARY.findall(answer))
        told += SIGNED.encode() in answer
    assert told > 10


def test_nor_any_page_before_an_act_nor_one_that_was_refused(desk, returned):
    reference = [returned.reference]
    pages = [
        asked(desk, "assign", [returned]),
        *(
            asked(desk, name, [returned])
            for name in ("schedule_all", "publish_all", "unschedule_all", "ask_all")
        ),
        asked(desk, "schedule_all", [returned], fecha="2027-01-10"),
        asked(desk, "assign", [returned], a=returned.transitions.first().by_id),
        desk.post(reverse("fichas:remind"), {"estado": "PE", "palabras": "Falta poco."}),
        desk.post(at("decide", returned), {"decision": "decline", "mensaje": "No entra."}),
        desk.post(at("decide", returned), {"decision": "publish"}),
        desk.post(at("keep", returned), {"observa-summary": "Otra observación."}, follow=True),
        desk.post(at("extract", returned, "descripcion"), {"summary": "Otro."}),
        desk.post(at("extract_files", returned), {}),
        desk.post(reverse("fichas:criteria") + "?vista=", {"fila": reference}),
    ]
    for number, page in enumerate(pages):
        assert not CANARY.search(body(page)), number
    assert sum(SIGNED in page.text for page in pages) > 8


def test_nor_any_letter_or_notice_of_the_desks_acts(desk, returned, lucia, rosa):
    desk.post(at("correspondence", returned), {"mensaje": "¿Cómo va?"})
    remark(returned, lucia, "Falta una cifra.", field="results")
    desk.post(at("send_remarks", returned))
    page = desk.post(reverse("fichas:remind"), {"estado": "PE", "palabras": "Falta poco."})
    desk.post(
        reverse("fichas:remind"),
        {"estado": "PE", "palabras": "Falta poco.", "confirmado": page.context["seen"]},
    )
    perform(Action.WRITE, returned, rosa, "Casi está.")
    perform(Action.RETIRE, returned, rosa, "Se repite.")
    letters = "".join(f"{letter.subject}{letter.text}{letter.html}" for letter in Letter.objects.all())
    notices = "".join(Notice.objects.values_list("text", flat=True))
    assert not CANARY.search(f"{letters}{notices}".encode())
    assert letters.count(SIGNED) > 3
    assert not CANARY.search(body(desk.get(at("review", returned))))  # retired, it is read as it was signed
    assert SIGNED in desk.get(f"{reverse('fichas:queue')}?cola=archivo").text


def test_the_search_and_the_filters_find_it_by_what_was_signed(desk, returned):
    queue = f"{reverse('fichas:queue')}?cola=esperan-al-pais"

    def found(asked: str) -> int:
        return desk.get(f"{queue}&{asked}").context["page"].paginator.count

    assert (found("tema=registro-fronterizo"), found("tema=consulta-social")) == (1, 0)
    assert (found("q=retornados"), found("q=zqxretornados")) == (1, 0)


def test_its_files_are_those_that_were_signed(desk, returned, rosa):
    """One that the country took out is still read at the desk; one that it added is not, nor has another title."""
    page = desk.get(at("review", returned)).text
    assert "queda.pdf" in page
    assert "quitado.pdf" in page
    for file in SignedText.of(returned).files:
        assert desk.get(at("attachment", returned, file.sha256, file.name)).status_code == 200, file.name
    new = country_text(returned).files.get(name="zqxnuevo.pdf")
    address = at("attachment", returned, new.sha256, new.name)
    assert desk.get(address).status_code == 404
    assert signed_in(rosa).get(address).status_code == 200


def test_the_contact_is_not_read_while_another_one_is_written(desk, returned):
    page = desk.get(at("review", returned))
    assert page.context["contact"] == []
    assert "todavía no la envió" in page.text


def test_once_it_is_sent_the_desk_reads_it(desk, returned, rosa):
    perform(Action.SUBMIT, returned, rosa)
    page = desk.get(at("review", returned))
    for word in ("Zqxretornados", "Zqxresumen", "Zqxenlace", "Zqxentidad", "Zqxnombre", "zqxnuevo.pdf"):
        assert word in page.text
    assert "Zqxretornados" in desk.get(reverse("fichas:queue")).text


def test_whoever_writes_for_a_country_reads_its_form(lucia, rosa, returned):
    Ficha.objects.filter(pk=returned.pk).update(on_behalf=True)
    desk = signed_in(lucia)
    assert "Zqxretornados" in desk.get(at("task_list", returned)).text
    assert "Zqxretornados" not in desk.get(at("review", returned)).text


def test_titles_are_read_in_one_query(returned, rosa, lucia, django_assert_num_queries):
    for number in range(2):
        perform(Action.REQUEST_CHANGES, submitted(rosa, title=f"Título {number}"), lucia, "Falta.")
    with django_assert_num_queries(1):
        titles = set(Ficha.objects.annotate(title=as_signed("title")).values_list("title", flat=True))
    assert titles == {SIGNED, "Título 0", "Título 1"}
