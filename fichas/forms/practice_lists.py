"""What a line of text stands for when practices are gathered: codes, an address of the public site, words."""

from urllib.parse import urlsplit

from django.core.exceptions import TooManyFieldsSent, ValidationError
from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import override

from practices.catalogue.filters import PracticeFilter
from practices.catalogue.index import current_index
from practices.catalogue.selection import CODE, read_codes
from practices.languages import language_of
from practices.models import Practice

# What an address of the public site narrows the list to; of a country, a theme or an objective, its code.
SUBJECTS = {"practices:country": "pais", "practices:theme": "tema", "practices:objective": "objetivo"}
MOST_LINES = 100  # each is searched for by itself
LISTS = ("practices:practice_list", "practices:compilation_pdf")


def read_practices(text: str) -> list[str]:
    """The codes that lines of text stand for: codes, the address of a list or a selection, words to search for.

    Raises ValidationError for a line that brings nothing, and for too many of them.
    """
    codes: list[str] = []
    lines = dict.fromkeys(filter(None, map(str.strip, text.splitlines())))
    if len(lines) > MOST_LINES:
        raise ValidationError(
            _("Son %(n)d líneas y a la vez se leen hasta %(most)d: agregue el resto después.")
            % {"n": len(lines), "most": MOST_LINES}
        )
    for line in lines:
        codes += codes_of(line)
    return list(dict.fromkeys(codes))


def codes_of(line: str) -> list[str]:
    if "://" in line or line.startswith("/"):
        return codes_at(line)
    pieces = line.replace(",", " ").replace(";", " ").upper().split()
    if all(CODE.fullmatch(piece) for piece in pieces):
        return pieces
    query = QueryDict(mutable=True)
    query["q"] = line
    return codes_in_list(query, line)


def codes_at(address: str) -> list[str]:
    """Of what the public site shows at an address, of any language: a list as it is filtered, a selection, a practice."""
    try:
        parts = urlsplit(address)
        with override(language_of(parts.path)):
            match = resolve(parts.path)
        query = QueryDict(parts.query, mutable=True)
    except (ValueError, Resolver404, TooManyFieldsSent):
        raise ValidationError(not_a_list(address)) from None
    if match.view_name == "practices:selection":
        return list(read_codes(query.get("s", "")))
    if match.view_name.startswith("practices:practice") and "code" in match.kwargs:
        return [match.kwargs["code"].upper()]
    if match.view_name in SUBJECTS:
        query[SUBJECTS[match.view_name]] = match.kwargs["code"]
    elif match.view_name not in LISTS:
        raise ValidationError(not_a_list(address))
    return codes_in_list(query, address)


def codes_in_list(query: QueryDict, asked: str) -> list[str]:
    """Of the practices that the public list shows for a query, in its order."""
    listed = PracticeFilter(query, current_index())
    if listed.messages:
        raise ValidationError(listed.messages)
    numbers = list(listed.search.numbers())
    codes = dict(Practice.objects.public().filter(number__in=numbers).values_list("number", "code"))
    if not codes:
        raise ValidationError(_("«%s» no trae ninguna práctica publicada.") % asked[:80])
    return [codes[number] for number in numbers if number in codes]


def not_a_list(address: str) -> str:
    return _("«%s» no es la dirección de una lista, de una selección ni de una práctica.") % address[:80]
