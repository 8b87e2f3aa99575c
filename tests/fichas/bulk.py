"""Several fichas of the queue: chosen, asked about, confirmed."""

from django.test import Client
from django.urls import reverse

from fichas.models import Ficha
from tests.markup import Page

FROM_THE_DESK = {"referer": "http://testserver/secretaria/asignar/"}


def chosen(fichas, **given) -> dict:
    """As the queue posts them."""
    return {"ficha": [one.reference for one in fichas], "consulta": "cola=nos-esperan&pais=PE"} | given


def asked(client: Client, name: str, fichas: list[Ficha], **given):
    """The page that says what would follow."""
    return client.post(reverse(f"fichas:{name}"), chosen(fichas, **given))


def confirm(client: Client, page, **more):
    """Whoever presses the button of that page."""
    action = page.context["action"]
    fields = hidden_fields(page.text, action) | {"confirmado": "si"} | more
    return client.post(action, fields, follow=True)


def hidden_fields(text: str, action: str) -> dict[str, list[str]]:
    """What the first form of a page that posts there carries along unseen."""
    form = next(one for one in Page(text).all("form") if one.get("action") == action)
    found: dict[str, list[str]] = {}
    for one in form.iter("input"):
        if one.get("type") == "hidden":
            found.setdefault(one.get("name"), []).append(one.get("value"))
    return found


def why(page) -> dict[str, str]:
    """Why some stay as they are, by their references."""
    return {row["reference"]: row["why"] for row in page.context["staying"]}


def references(page) -> list[str]:
    return [row["reference"] for row in page.context["changing"]]
