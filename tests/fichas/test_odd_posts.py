"""Whatever stands in the field that says what is to be done, and to what, a post is answered in words."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from fichas.form.starting import start_ficha
from practices.models import Country
from tests.fichas.steps import remark

pytestmark = pytest.mark.django_db
ODD = {"none": "\x00", "endless": "9" * 5000, "half": "\ud800"}
TO_THE_DESK = {
    "decide": [["decision"], ["fecha"], ["mensaje"]],
    "say": [["responde"], ["cambia"], ["borra"], ["resuelve"], ["texto"]],
    "keep": [
        ["cumple", "nota-eficacia"],
        ["evaluada", "antes-criterios"],
        ["observa-results", "anota-results", "extracto-summary"],
    ],
    "correspondence": [["mensaje"]],
}
TO_THE_COUNTRY = {
    "write": [["pedir", "mensaje"]],
    "answer": [["responde", "texto"]],
    "agreement": [["conformidad", "motivo"]],
    "section": [["revision", "finished", "go", "start_year"]],
    "attachments": [["file", "remove", "numeral", "go"]],
}
LOOSE = {
    "fichas:assign": ["ficha", "a", "consulta"],
    "fichas:schedule_all": ["ficha", "fecha", "queda", "leida"],
    "fichas:publish_all": ["ficha", "queda", "leida", "mensaje", "confirmado", "visto"],
    "fichas:unschedule_all": ["ficha", "mensaje", "leida"],
    "fichas:ask_all": ["ficha", "mensaje"],
    "fichas:choose_criteria": ["ficha", "todas", "consulta", "menos"],
    "fichas:remind_chosen": ["ficha", "todas", "consulta", "menos"],
    "fichas:compile_chosen": ["ficha", "todas", "consulta", "menos"],
    "fichas:criteria": ["fila", "ver", "dia"],
    "fichas:new_edition": ["title", "slug", "codes", "practicas", "grouping"],
    "people:deactivate": ["person"],
    "people:resend": ["invitation"],
    "people:send_again": ["letter"],
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_it_is_never_a_fault(rosa, lucia, sent, odd):
    remark(sent, lucia, "¿Desde cuándo?", field="results")
    draft = start_ficha(Country.objects.get(code="PE"), rosa)
    country, desk = Client(), Client()
    country.force_login(rosa)
    desk.force_login(lucia)
    value = odd.encode("utf-8", "surrogatepass")

    def at(name: str, ficha, *more) -> str:
        return reverse(f"fichas:{name}", args=[ficha.reference, *more])

    def status(client, address: str, fields: list[str], **more) -> int:
        given = urlencode(more | dict.fromkeys(fields, value))
        return client.post(address, given, content_type="application/x-www-form-urlencoded").status_code

    for name, posts in TO_THE_DESK.items():
        for fields in posts:
            more = {"decision": "schedule", "campo": "results"}
            assert status(desk, at(name, sent), fields, **more) in (200, 302, 404, 422), (name, fields)
    for name, posts in TO_THE_COUNTRY.items():
        address = at(name, draft, *(["datos"] if name == "section" else []))
        for fields in posts:
            assert status(country, address, fields) in (302, 404, 422), name
    for name, fields in LOOSE.items():
        assert status(desk, reverse(name), fields) in (404, 422), name
