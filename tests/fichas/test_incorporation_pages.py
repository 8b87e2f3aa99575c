"""The desk chooses drafts of an import, reads what would follow and presses once; afterwards it finds what came out."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fichas.models import Ficha
from fichas.review.publication import publish_due
from fichas.states import Action, State
from tests.fichas.bulk import references, why
from tests.fichas.forms import at, signed_in
from tests.fichas.incorporating import SOURCE, brought_in, drafts, incorporated
from tests.fichas.queues import QUEUE
from tests.fichas.steps import fresh, submitted
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unprinted")]


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


@pytest.fixture
def brought(lucia):
    return brought_in(lucia, ("PE", "PE", "UY"), results="")


def page_of(table_import) -> str:
    return reverse("fichas:incorporate", args=[table_import.pk])


def asked(desk, table_import, fichas, **given):
    chosen = {"ficha": [one.reference for one in fichas], "fuente": SOURCE}
    return desk.post(page_of(table_import), chosen | given)


def confirmed(desk, table_import, page, **given):
    rows = page.context["changing"]
    posted = {
        "ficha": [row["reference"] for row in [*rows, *page.context["staying"]]],
        "leida": [f"{row['reference']} {row['read']}" for row in rows],
        "queda": list(why(page)),
        "fuente": SOURCE,
        "confirmado": "si",
        "visto": "si",
    }
    return desk.post(page_of(table_import), posted | given, follow=True)


class TestChoosing:
    def test_each_draft_is_listed_with_its_state_and_what_it_lacks(self, desk, brought):
        page = desk.get(page_of(brought))
        assert len(page.context["drafts"]) == 3
        assert "2.3" in page.text.split("sin respuesta:")[1][:200]
        assert f'value="{SOURCE}"' in page.text

    def test_before_it_is_done_a_page_says_how_many_of_whom_and_who_is_told(self, desk, brought, rosa):
        first, second, third = drafts(brought)
        page = asked(desk, brought, [first, second, third])
        assert references(page) == [first.reference, second.reference, third.reference]
        assert [(state.name, state.count) for state in page.context["states"]] == [
            ("Perú", 2),
            ("Uruguay", 1),
        ]
        assert page.context["letters"] == 1
        assert "Se avisa a quienes representan a Perú: Rosa Quispe." in page.text
        assert "Nadie representa hoy a Uruguay: no se avisa a nadie." in page.text
        assert "Incorporada por la Secretaría Técnica a partir de" in page.text and SOURCE in page.text
        assert "no se borra: solo se retira a la vista" in page.text
        assert not Ficha.objects.exclude(incorporated_from="").exists()

    def test_one_press_and_the_worker_does_the_rest(self, desk, brought, rosa):
        first, second, third = drafts(brought)
        done = confirmed(desk, brought, asked(desk, brought, [first, second]), mensaje="Con gracias.")
        assert "2 fichas se incorporan en unos minutos" in done.text
        while publish_due():
            pass
        assert [fresh(one).state for one in (first, second, third)] == ["published", "published", "draft"]
        assert "Con gracias." in signed_in(rosa).get(at("task_list", first)).text

    def test_all_of_them_as_they_were_counted(self, desk, brought, lucia):
        counted = desk.get(page_of(brought)).context["all"]
        page = desk.post(page_of(brought), {"todas": counted, "fuente": SOURCE})
        assert len(references(page)) == 3
        brought.fichas.order_by("pk").first().delete()
        refused = desk.post(page_of(brought), {"todas": counted, "fuente": SOURCE})
        assert refused.status_code == 422
        assert "cambiaron desde que usted vio la página" in refused.text

    @pytest.mark.parametrize(
        ("given", "words"), [({"ficha": []}, "Elija al menos una"), ({"fuente": " "}, "de dónde vienen")]
    )
    def test_what_is_wrong_is_said_and_what_was_typed_stays(self, desk, brought, given, words):
        (first, *_others) = drafts(brought)
        refused = asked(desk, brought, [first], **{"fuente": "Memoria de 2016"} | given)
        assert refused.status_code == 422
        assert words in refused.text
        assert ("Memoria de 2016" in refused.text) == ("fuente" not in given)

    def test_what_its_country_sent_meanwhile_stays_as_it_is(self, desk, brought, rosa):
        first, second, _third = drafts(brought)
        page = asked(desk, brought, [first, second])
        Ficha.objects.filter(pk=first.pk).update(
            state=State.SUBMITTED, round=1, submitted_at="2026-11-30T12:00Z"
        )
        again = asked(desk, brought, [first, second])
        assert why(again) == {first.reference: "está ahora en «Por revisar»."}
        refused = confirmed(desk, brought, page)
        assert refused.status_code == 409
        assert not Ficha.objects.exclude(incorporated_from="").exists()

    def test_what_waits_can_be_let_be(self, desk, brought):
        fichas = drafts(brought)
        confirmed(desk, brought, asked(desk, brought, fichas))
        page = desk.get(page_of(brought))
        assert (len(page.context["chosen"]), page.context["drafts"]) == (3, [])
        cancel = reverse("fichas:cancel_incorporation", args=[brought.pk])
        assert (
            "1 ficha ya no se incorpora."
            in desk.post(cancel, {"ficha": fichas[0].reference}, follow=True).text
        )
        assert "2 fichas ya no se incorporan." in desk.post(cancel, {"todas": "si"}, follow=True).text
        assert not publish_due()

    def test_the_page_takes_as_many_queries_for_three_as_for_one(self, desk, lucia):
        desk.get(QUEUE)
        counts = []
        for table_import in (brought_in(lucia), brought_in(lucia, ("PE", "UY", "BR"))):
            with CaptureQueriesContext(connection) as queries:
                desk.get(page_of(table_import))
            counts.append(len(queries))
        assert counts[0] == counts[1]


class TestFound:
    def test_the_queue_leads_to_the_drafts_and_the_archive_has_what_came_out(self, desk, lucia, brought):
        assert page_of(brought) in desk.get(QUEUE).text
        ficha = incorporated(lucia, title="Oficina de acogida")
        page = desk.get(QUEUE, {"cola": "archivo", "q": "acogida"})
        (row,) = page.context["rows"]
        assert (row["reference"], row["state"], row["is_incorporated"]) == (
            ficha.reference,
            "Publicada",
            True,
        )
        assert "incorporada sin firma" in page.text
        assert desk.get(QUEUE, {"cola": "archivo", "incorporadas": "si", "pais": "PE"}).context["rows"]
        table = desk.get(reverse("fichas:queue_csv"), {"cola": "archivo"}).content.decode()
        assert "Incorporada sin firma" in table and ficha.reference in table

    def test_no_page_of_the_desk_says_that_its_country_signed_it(self, desk, lucia):
        ficha = incorporated(lucia)
        for name in ("review", "history", "changes", "correspondence"):
            page = desk.get(at(name, ficha)).text
            assert "lo firmó." not in page.replace("Ningún país lo firmó.", ""), name
            assert "el país la firmó" not in page and "ronda 0" not in page, name
        assert "Texto incorporado sin firma, huella" in desk.get(at("history", ficha)).text
        assert "Publicada sin" not in page

    def test_its_country_finds_it_among_its_own_marked_so(self, lucia, rosa):
        ficha = incorporated(lucia)
        client = signed_in(rosa)
        assert "incorporada sin firma" in client.get(reverse("fichas:ficha_list")).text
        page = client.get(at("task_list", ficha)).text
        assert "Su país no la firmó." in page and "Revisarla y firmarla" in page
        assert "El país la firma antes de que se publique" not in page
        for name in ("submitted", "submitted_pdf"):
            assert client.get(at(name, ficha)).status_code == 404
        begun = client.post(reverse("fichas:start"), {"desde": f"practica:{ficha.practice.code}"})
        assert Ficha.objects.filter(base=ficha.version, state=State.DRAFT).count() == 1
        assert begun.status_code == 302

    def test_the_figures_leave_it_out_and_say_so(self, desk, lucia, rosa):
        submitted(rosa)
        incorporated(lucia)
        page = desk.get(reverse("fichas:figures"))
        assert (page.context["figures"].whole.sent, page.context["figures"].whole.published) == (1, 0)
        assert "Además se incorporó 1 ficha sin la firma de su país" in page.text

    def test_the_desks_page_of_the_practice_names_its_ficha(self, desk, lucia):
        ficha = incorporated(lucia)
        assert ficha.reference in desk.get(reverse("fichas:practice", args=[ficha.practice.code])).text


def test_nobody_else_finds_the_page(brought, rosa):
    for client in (signed_in(rosa), signed_in(focal_point("UY"))):
        assert client.get(page_of(brought)).status_code == 404


def test_the_desk_takes_it_back_from_its_page(desk, lucia):
    ficha = incorporated(lucia)
    typed = {"decision": Action.TAKE_BACK, "mensaje": "Era otra.", "version": "1"}
    question = desk.post(at("decide", ficha), typed)
    assert "vuelve a ser un borrador" in question.text
    desk.post(at("decide", ficha), typed | {"confirmado": "si"})
    assert fresh(ficha).state == State.DRAFT
