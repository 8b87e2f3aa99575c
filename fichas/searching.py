"""Finding a ficha at the desk by any of its words: of its title, its answers, its people, its country, its codes."""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from practices.answers import read_answers
from practices.spelling import fold, sort_key, tokens

from .form.drafts import country_text, private
from .models import Ficha, FichaWords

MOST = 12  # pieces of a search between blanks; those after them narrow it no further


def remember_words(ficha: Ficha, signed_by: str) -> None:
    """At each signature of its country: what it writes afterwards is its own until it signs again."""
    text = country_text(ficha)
    country = ficha.country
    themes = (theme.name_es for theme in text.themes.all())
    texts = [country.name_es, country.other_names, signed_by, *themes]
    texts.extend(strings_in([read_answers(text), private(text)]))
    words = {"text": spell(texts), "title_key": sort_key(text.title)}
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
