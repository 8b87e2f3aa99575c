"""Finding a ficha at the desk by any of its words: of its title, its answers, its people, its country, its codes."""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from practices.models import Theme
from practices.spelling import fold, sort_key, tokens

from .form.drafts import private
from .models import Ficha, FichaText, FichaWords

MOST = 12  # pieces of a search between blanks; those after them narrow it no further


def remember_words(ficha: Ficha, text: FichaText, answers: dict, signed_by: str = "") -> None:
    """Of what its country signed, and of the contact in its `text`: what it writes afterwards is its own until it signs
    again."""
    country = ficha.country
    themes = Theme.objects.filter(code__in=answers["themes"]).values_list("name_es", flat=True)
    texts = [country.name_es, country.other_names, signed_by, *themes]
    texts.extend(strings_in([answers, private(text)]))
    words = {"text": spell(texts), "title_key": sort_key(answers["title"])}
    FichaWords.objects.update_or_create(ficha=ficha, defaults=words)


def strings_in(value) -> Iterator[str]:
    """Every text in answers, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings_in(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)


def spell(texts: Iterable[str]) -> str:
    words = {word for text in texts for word in tokens(fold(text))}
    return "".join(f" {word}" for word in sorted(words))


def find(fichas: QuerySet[Ficha], typed: str) -> QuerySet[Ficha]:
    """Those in which everything that was typed begins a word, or stands in their reference or code."""
    for piece in fold(typed).split()[:MOST]:
        in_a_code = Q(reference__icontains=piece) | Q(practice__code__icontains=piece)
        in_words = Q(*(Q(words__text__contains=f" {word}") for word in tokens(piece)))
        fichas = fichas.filter(in_words | in_a_code if in_words else in_a_code)
    return fichas
