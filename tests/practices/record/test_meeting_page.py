"""The page of a meeting: its figures first, then what was said, kind by kind; nothing that was taken back."""

import json
import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from practices.models import PublicFile, PublicItem, Repository
from practices.public_files import store_attachment
from practices.record.views import show_event
from practices.recording import link_item, retract_items
from practices.standing import withdraw
from practices.statement_kinds import ActorKind, Kind
from tests.factories import published
from tests.meetings.records import public_event, public_item, public_table
from tests.practices.record.webinar import RECOMMENDED, many, mixed_table, webinar

pytestmark = pytest.mark.django_db


def page(client, event, name: str = "event", *more) -> str:
    response = client.get(reverse(f"practices:{name}", args=[event.code, *more]))
    assert response.status_code == 200
    return response.text


def words(html: str) -> str:
    return " ".join(strip_tags(html.replace("<", " <")).split())


def section(html: str, anchor: str) -> str:
    return re.search(rf'<section[^>]* aria-labelledby="{anchor}">.*?</section>', html, re.DOTALL)[0]


def test_the_first_figure_is_the_largest_and_what_is_no_number_is_text(client):
    html = page(client, webinar())
    assert re.search(r'<div class="first"><dt>participantes</dt><dd>400</dd></div>', html)
    assert "<div><dt>países de distintas regiones</dt><dd>38</dd></div>" in " ".join(html.split())
    assert "<li>Transmitido en tres idiomas</li>" in html
    assert "Webinario · Red de las Naciones Unidas sobre la Migración · 5 de abril de 2022" in words(html)


def test_advances_stand_by_state_in_alphabetical_order_with_their_number_in_weight(client):
    advances = section(page(client, webinar()), "avances")
    assert re.findall(r"<h3>(.*?)</h3>", advances) == ["Colombia", "Ecuador", "México"]
    assert "más de <b>50.000</b> personas" in advances
    assert "Decreto 826 del 2019" in advances
    assert "Aprobada en <b>2021</b>, la ley 2.136" in advances


def test_recommendations_are_numbered_say_whose_they_are_and_keep_their_number(client):
    event = webinar()
    html = page(client, event)
    assert "3 recomendaciones de los gobiernos" in words(section(html, "recomendaciones"))
    second = PublicItem.objects.get(text=RECOMMENDED[1])
    retract_items([second], "A pedido de un Estado")
    html = page(client, event)
    part = section(html, "recomendaciones")
    assert re.findall(r'<li id="aporte-(\d+)" value="(\d)">', part) == [("6", "1"), ("8", "3")]
    assert "bancos forenses" not in html
    assert "Aporte 7 A pedido de un Estado" in words(section(html, "retracted"))


def test_recommendations_of_a_table_say_who_sat_there(client):
    event = webinar()
    mixed_table(event)
    html = page(client, event)
    theirs = section(html, "recomendaciones-2")
    assert "de la mesa (gobiernos, organismos internacionales y sociedad civil)" in words(theirs)
    assert "Homologar la normativa" in theirs
    assert "de los gobiernos" in words(section(html, "recomendaciones"))


def test_a_kind_folds_at_twelve(client):
    event = public_event()
    many(event, 30)
    part = section(page(client, event), "desafios")
    before, after = part.split("<details")
    assert (before.count("Se dijo lo"), after.count("Se dijo lo")) == (12, 18)
    assert "y 18 más" in after
    few = public_event("E-2026-0002")
    many(few, 12)
    assert "<details" not in section(page(client, few), "desafios")


def test_of_a_meeting_of_which_nothing_was_released_only_its_data_are_shown(client):
    html = page(client, public_event(place="Lima"))
    assert "La Secretaría Técnica prepara lo que se publicará" in html
    assert "Mesa redonda 2" in html
    assert "Lima" in words(html)


def test_what_was_said_is_as_it_was_attributed(client):
    event = public_event()
    mixed_table(event)
    part = words(section(page(client, event), "desafios"))
    assert "República Dominicana · sociedad civil (RROCM) Poca colaboración" in part
    assert "OIM Se ideó un formulario" in part


def test_a_matrix_holds_its_actions_and_those_their_comments(client):
    event = public_event()
    matrix = public_item(event, "Objetivo de la matriz", Kind.MATRIX, heading="Matriz 4.1")
    action = public_item(event, "Capacitar", Kind.ACTION, parent_id=matrix.pk)
    public_item(event, "Ya se hace", Kind.COMMENT, parent_id=action.pk)
    html = page(client, event)
    assert 'aria-labelledby="acciones"' not in html
    assert re.search(r"Capacitar.*<ul.*Ya se hace", section(html, "matrices"), re.DOTALL)
    retract_items([matrix], "Error")
    html = page(client, event)
    assert "Capacitar" in section(html, "acciones")
    assert "Objetivo de la matriz" not in html


def test_what_it_means_is_linked_as_long_as_the_practice_is_public(client):
    event, practice = public_event(), published(title="Visa humanitaria")
    link_item(public_item(event, "Hay una visa."), practice)
    address = reverse("practices:practice", args=[practice.code])
    assert f'<a href="{address}" lang="es">Visa humanitaria</a>' in page(client, event)
    withdraw(practice, "duplicada")
    html = page(client, event)
    assert "Hay una visa." in html
    assert "Visa humanitaria" not in html


def test_every_text_says_in_which_language_it_is(client):
    event = public_event(title="Mesa", language="pt")
    public_item(event, "Há um visto.", language="pt")
    html = client.get("/en" + reverse("practices:event", args=[event.code])).text
    assert '<html lang="en">' in html
    assert re.search(r'<h1[^>]*lang="pt">Mesa</h1>', html)
    assert re.search(r'<div lang="pt">\s*<p class="say">Há um visto.', html)


def test_it_says_of_itself_to_machines_and_to_whoever_cites_it(client):
    event = webinar(source_title="Relatoría", source_url="https://example.org/r")
    html = page(client, event)
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    assert (data["@type"], data["startDate"], data["name"]) == (
        "Event",
        "2022-04-05",
        "Gobernanza migratoria",
    )
    assert data["eventAttendanceMode"].endswith("OnlineEventAttendanceMode")
    source = words(section(html, "source"))
    assert (
        "Red de las Naciones Unidas sobre la Migración (2022). Gobernanza migratoria . 5 de abril de 2022. E-2026-0001"
        in source
    )
    assert 'href="https://example.org/r"' in html
    assert "Retractado: nada" in source


def test_an_address_that_is_none_of_a_page_is_no_link(client):
    html = page(client, public_event(source_title="Relatoría", source_url="javascript:alert(1)"))
    assert "Relatoría" in html
    assert "javascript:" not in html


def test_its_documents_are_downloads(client):
    event, sha256 = public_event(), store_attachment(b"acta")
    with Repository.changing():
        PublicFile.objects.create(
            event=event,
            position=1,
            title="Acta",
            name="acta.txt",
            sha256=sha256,
            size=4,
            media_type="text/plain",
        )
    address = reverse("practices:event_file", args=[event.code, 1, "acta.txt"])
    assert f'<a href="{address}">Acta</a>' in page(client, event)
    response = client.get(address)
    assert b"".join(response.streaming_content) == b"acta"
    assert response["Content-Disposition"].startswith("attachment")
    assert client.get(address.replace("acta.txt", "otra.txt")).status_code == 404


def test_a_preview_says_so_and_no_cache_keeps_it(rf):
    request = rf.get("/")
    request.resolver_match = None
    response = show_event(request, webinar(), is_preview=True)
    assert "no-store" in response["Cache-Control"]
    assert "Nada de esta página se ha publicado" in response.content.decode()
    assert "aportes.csv" not in response.content.decode()


def test_a_code_in_lower_case_leads_to_the_meeting_and_an_unknown_one_nowhere(client):
    event = public_event()
    table = public_table(event)
    response = client.get(reverse("practices:event_table", args=["e-2026-0001", table.number]))
    assert response["Location"] == reverse("practices:event_table", args=[event.code, 1])
    assert client.get("/eventos/E-2026-0009/").status_code == 404
    assert client.get(reverse("practices:event_table", args=[event.code, 2])).status_code == 404


def test_what_a_statement_holds_is_text_and_not_markup(client):
    event = public_event(title="<script>1</script>")
    public_item(event, "<b>50</b> & <script>alert(1)</script> 70 personas")
    html = page(client, event)
    assert "<script>alert" not in html
    assert "&lt;b&gt;<b>50</b>&lt;/b&gt; &amp;" in html


@pytest.mark.parametrize("number", [1, 3, 40])
def test_it_asks_the_database_the_same_number_of_times(client, number, django_assert_num_queries):
    event = public_event()
    public_event("E-2026-0002")
    for place in range(1, number + 1):
        public_item(event, "Un avance", named=("EC",), table=public_table(event, place))
    client.get("/eventos/")  # the lists are read once
    with django_assert_num_queries(7):
        page(client, event)


class TestATable:
    def test_trata_and_trafico_stand_side_by_side_by_state(self, client):
        event = public_event()
        html = page(client, event, "event_table", mixed_table(event).number)
        part = section(html, "practicas")
        assert re.findall(r"<h3>(.*?)</h3>", part) == ["El Salvador", "Honduras", "Sin Estado"]
        assert "Trata 3 Tráfico 1" in words(part)
        salvador, honduras, none = re.findall(r"<h3>.*?(?=<h3>|$)", part, re.DOTALL)
        assert re.search(
            r'"strand">.*Ruta de atención.*"strand second">.*enjuició.*junto con Ecuador', salvador, re.S
        )
        assert 'class="strand two"' in honduras
        assert 'class="strand second none"' in none
        assert "1 habla de las dos" in words(part)

    def test_it_says_who_sat_there_and_who_is_named(self, client):
        event = public_event()
        html = words(page(client, event, "event_table", mixed_table(event).number))
        assert "Gobiernos, organismos internacionales y sociedad civil." in html
        assert "Se nombra a Ecuador, El Salvador, Honduras y República Dominicana" in html

    def test_it_shows_its_own_and_nothing_of_another(self, client):
        event = webinar()
        table = mixed_table(event)
        html = page(client, event, "event_table", table.number)
        assert "Homologar la normativa" in html
        assert "bancos forenses" not in html
        retract_items(list(event.items.filter(kind=Kind.RECOMMENDATION, table=table)), "Por error")
        html = page(client, event, "event_table", table.number)
        assert "Homologar" not in html
        assert "Por error" in html


def test_what_civil_society_proposed_is_told_by_its_kind_of_actor(client):
    event = public_event()
    public_item(event, "Auditoría social.", Kind.PROPOSAL, actor_kind=ActorKind.CIVIL_SOCIETY)
    assert "Sociedad civil Auditoría social." in words(section(page(client, event), "propuestas"))
