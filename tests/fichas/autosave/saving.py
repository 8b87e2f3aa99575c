"""What autosave posts, and what the draft says then."""

from fichas.form.drafts import country_text
from fichas.models import Ficha
from practices.answers import read_answers
from tests.fichas.forms import at

JSON = {"accept": "application/json"}


def autosave(client, ficha: Ficha, code: str, revision: int = 1, **values):
    return client.post(at("section", ficha, code), values | {"revision": revision}, headers=JSON)


def said(ficha: Ficha) -> dict:
    return read_answers(country_text(ficha))
