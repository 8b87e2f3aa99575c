"""A report comes in: looked at with its source beside it, put right, confirmed; every word has a place, none is public."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.models import Event, Source, Statement
from practices.models import PublicEvent
from practices.statement_kinds import Kind
from tests.meetings.records import room
from tests.people import secretary

pytestmark = pytest.mark.django_db
TEXTS = Path(__file__).parent / "texts"
REPORT = """MESA REDONDA 1: PROTECCIÓN

AVANCES
En Ecuador, una visa permitió regularizar a 50.000 personas.

RECOMENDACIONES
· Fortalecer los consulados.
· Crear registros comunes.
"""


@pytest.fixture
def page(client):
    client.force_login(secretary())
    return client


def paste(page, text=REPORT, event: Event | None = None, **given):
    address = reverse("meetings:import", args=[event.code]) if event else reverse("meetings:import_event")
    return page.post(address, {"text": text, **given})


def as_posted(source: Source, **changes) -> dict:
    """The page of a report as a browser posts it, with these changes."""
    given = {"revision": source.revision}
    for piece in source.proposal["pieces"]:
        what = piece["kind"] if piece["role"] == "statement" else piece["role"]
        given[f"what-{piece['id']}"] = what
        given[f"countries-{piece['id']}"] = ", ".join(piece["countries"])
        given[f"was-{piece['id']}"] = f"{what}|{','.join(piece['countries'])}"
    return given | changes


def source_url(source: Source) -> str:
    return reverse("meetings:source", args=[source.event.code, source.pk])


def confirm(page, source: Source):
    return page.post(source_url(source), as_posted(source, confirmar="si"))


def test_a_report_makes_its_meeting_and_waits_to_be_confirmed(page):
    answer = paste(page)
    source = Source.objects.get()
    assert answer.url == source_url(source)
    assert bytes(source.data) == REPORT.encode()
    assert not Statement.objects.exists()
    assert "tienen su lugar" in page.get(answer.url).content.decode()


def test_confirmed_every_statement_knows_its_lines_and_all_is_private(page):
    paste(page)
    source = Source.objects.get()
    confirm(page, source)
    rows = Statement.objects.order_by("position")
    assert [(row.kind, row.from_line) for row in rows] == [
        ("advance", 4),
        ("recommendation", 7),
        ("recommendation", 8),
    ]
    assert [country.code for country in rows[0].countries.all()] == ["EC"]
    assert not PublicEvent.objects.exists()
    source.refresh_from_db()
    assert source.confirmed_at


def test_who_spoke_is_said_beside_the_text_that_will_be_read(page):
    paste(
        page, "AVANCES\n- Perú: Se creó un registro único.\n- RROCM SDQ: Hay diálogo.\n- Se abrió un museo.\n"
    )
    confirm(page, Source.objects.get())
    rows = Statement.objects.order_by("position")
    assert [(row.text, row.words) for row in rows] == [
        ("Perú: Se creó un registro único.", "Se creó un registro único."),
        ("RROCM SDQ: Hay diálogo.", "Hay diálogo."),
        ("Se abrió un museo.", "Se abrió un museo."),
    ]


def test_what_was_put_right_comes_in_so(page):
    paste(page)
    source = Source.objects.get()
    first = next(
        piece
        for piece in source.proposal["pieces"]
        if piece["kind"] == "recommendation" and piece["role"] == "statement"
    )
    page.post(
        source_url(source),
        as_posted(source, **{f"what-{first['id']}": "proposal", f"countries-{first['id']}": "Perú, BOL"}),
    )
    source.refresh_from_db()
    confirm(page, source)
    row = Statement.objects.get(kind=Kind.PROPOSAL)
    assert sorted(country.code for country in row.countries.all()) == ["BO", "PE"]


def test_a_country_that_nobody_knows_is_refused_with_the_rest_kept(page):
    paste(page)
    source = Source.objects.get()
    piece = next(
        piece
        for piece in source.proposal["pieces"]
        if piece["kind"] == "advance" and piece["role"] == "statement"
    )
    answer = page.post(
        source_url(source), as_posted(source, **{f"countries-{piece['id']}": "Atlántida", "confirmar": "si"})
    )
    assert answer.status_code == 422
    assert "«Atlántida» no está en la lista." in answer.content.decode()
    assert not Statement.objects.exists()


def test_a_piece_is_set_aside_and_brought_back(page):
    paste(page)
    source = Source.objects.get()
    before = len(source.proposal["pieces"])
    piece = source.proposal["pieces"][-1]["id"]
    page.post(source_url(source), as_posted(source, apartar=piece))
    source.refresh_from_db()
    assert len(source.proposal["pieces"]) == before - 1
    assert source.proposal["account"]["total"] == sum(
        source.proposal["account"][part] for part in ("statements", "data", "headings", "removed")
    )
    page.post(source_url(source), as_posted(source, devolver=piece))
    source.refresh_from_db()
    assert len(source.proposal["pieces"]) == before


def test_all_that_is_known_of_a_piece_is_put_right_on_its_page(page):
    paste(page)
    source = Source.objects.get()
    piece = next(
        piece
        for piece in source.proposal["pieces"]
        if piece["kind"] == "advance" and piece["role"] == "statement"
    )
    address = reverse("meetings:piece", args=[source.event.code, source.pk, piece["id"]])
    assert page.get(address).status_code == 200
    given = {
        "kind": "recount",
        "year": "",
        "actor": "OIM",
        "actor_kind": "international",
        "countries": "Ecuador",
        "table": "0",
    }
    refused = page.post(address, given)
    assert (refused.status_code, "lleva su año" in refused.content.decode()) == (422, True)
    page.post(address, given | {"year": "2014", "beside": "Colombia"})
    source.refresh_from_db()
    confirm(page, source)
    row = Statement.objects.get(kind=Kind.RECOUNT)
    assert (row.year, row.actor, row.actor_kind) == (2014, "OIM", "international")
    assert row.beside.get().code == "CO"
    assert row.table is not None


def test_two_people_in_one_report_keep_what_each_changed(page):
    paste(page)
    source = Source.objects.get()
    first, second = [
        piece["id"]
        for piece in source.proposal["pieces"]
        if piece["kind"] == "recommendation" and piece["role"] == "statement"
    ]
    old = as_posted(source)
    page.post(source_url(source), as_posted(source, **{f"what-{first}": "agreement"}))
    answer = page.post(source_url(source), old | {f"what-{second}": "challenge", "confirmar": "si"})
    assert (answer.status_code, "Lo que usted cambió quedó guardado" in answer.content.decode()) == (
        422,
        True,
    )
    source.refresh_from_db()
    kinds = {piece["id"]: piece["kind"] for piece in source.proposal["pieces"]}
    assert (kinds[first], kinds[second]) == ("agreement", "challenge")
    assert not Statement.objects.exists()
    confirm(page, source)
    assert Statement.objects.count() == 3


def test_two_people_in_one_piece_are_told(page):
    paste(page)
    source = Source.objects.get()
    piece = next(
        piece["id"]
        for piece in source.proposal["pieces"]
        if piece["kind"] == "recommendation" and piece["role"] == "statement"
    )
    old = as_posted(source)
    page.post(source_url(source), as_posted(source, **{f"what-{piece}": "agreement"}))
    answer = page.post(source_url(source), old | {f"what-{piece}": "challenge"})
    assert (answer.status_code, "Otra persona cambió el renglón" in answer.content.decode()) == (422, True)
    source.refresh_from_db()
    assert {each["id"]: each["kind"] for each in source.proposal["pieces"]}[piece] == "agreement"


def test_a_report_of_three_hundred_points_is_saved_page_by_page_and_confirmed(page):
    points = "".join(f"- Fortalecer el punto número {number}.\n" for number in range(300))
    paste(page, f"RECOMENDACIONES\n{points}")
    source = Source.objects.get()
    shown = page.get(source_url(source)).content.decode()
    assert shown.count('name="was-') <= 130
    assert "pagina=2" in shown
    last = page.get(source_url(source) + "?pagina=3").content.decode()
    assert "número 299" in last
    page.post(source_url(source), {"revision": source.revision, "confirmar": "si"})
    assert Statement.objects.count() == 300


def test_the_same_report_is_noticed(page):
    paste(page)
    event = Event.objects.get()
    within = paste(page, event=event)
    assert "Este mismo informe ya entró en esta reunión" in within.content.decode()
    elsewhere = paste(page)
    assert (elsewhere.status_code, event.code in elsewhere.content.decode()) == (422, True)
    assert Source.objects.count() == 1
    paste(page, otra_vez="si")
    assert Event.objects.count() == 2


def test_confirmed_twice_it_is_in_once(page):
    paste(page)
    source = Source.objects.get()
    confirm(page, source)
    confirm(page, source)
    assert Statement.objects.count() == 3


@pytest.mark.parametrize(
    ("name", "data"),
    [("informe.pdf", b"%PDF-1.7"), ("informe.docx", b"no es un zip"), ("informe.txt", b"\0\1")],
)
def test_another_file_is_refused_in_words_and_nothing_is_half_in(page, name, data):
    answer = page.post(reverse("meetings:import_event"), {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 422
    assert not Event.objects.exists()


def test_what_is_pasted_has_a_bound(page):
    answer = paste(page, "palabra " * 60_000)
    assert answer.status_code == 422
    assert "demasiado largo" in answer.content.decode()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("webinar", {"advance": 4, "challenge": 6, "recommendation": 10}),
        (
            "tables",
            {
                "mention": 22, "challenge": 16, "recommendation": 9, "recount": 7, "way_forward": 7,
                "context": 3, "approach": 3, "definition": 3, "common_element": 1,
            },
        ),
        (
            "guide",
            {
                "instruction": 17, "question": 15, "action": 8, "proposed_objective": 7, "event_objective": 5,
                "comment": 3, "context": 2, "matrix": 2,
            },
        ),
    ],
)  # fmt: skip
def test_the_three_reports_come_in_whole(page, name, expected):
    data = (TEXTS / f"{name}.txt").read_bytes()
    page.post(reverse("meetings:import_event"), {"file": SimpleUploadedFile(f"{name}.txt", data)})
    source = Source.objects.get()
    confirm(page, source)
    kinds = list(Statement.objects.values_list("kind", flat=True))
    assert {kind: kinds.count(kind) for kind in set(kinds)} == expected
    assert bytes(source.data) == data
    room_before = room(secretary())
    assert not room_before.statements.exists()


def test_a_report_says_its_language_its_place_and_its_days(page):
    paste(
        page,
        "Oficina regional sobre retorno\nBrasília, 20 de maio de 2022\n\nAVANÇOS\n- O Brasil criou um registro único.\n"
        "- Foram formados os agentes da fronteira em todos os estados.\n",
    )
    confirm(page, Source.objects.get())
    event = Event.objects.get()
    assert (event.title, event.language, event.place) == ("Oficina regional sobre retorno", "pt", "Brasília")
    assert str(event.starts_on) == "2022-05-20"
    assert {row.language for row in event.statements.all()} == {"pt"}


@pytest.mark.parametrize("act", ["unir", "apartar", "devolver", "partir"])
@pytest.mark.parametrize("value", ["", "x", "9" * 40, "-1", "1.x", "999"])
def test_a_button_that_no_page_has_changes_nothing(page, act, value):
    paste(page)
    source = Source.objects.get()
    answer = page.post(source_url(source), as_posted(source, **{act: value}))
    assert answer.status_code == 422
    source.refresh_from_db()
    assert source.revision == 1
