"""Says which texts of a post lost characters that nobody sees."""

from django.http import QueryDict
from django.utils.translation import ngettext

from practices.sections import Field, Kind

from .sections import FormSection
from .typed import as_typed

LINK_TEXTS = ("link_label", "link_url")


def unseen_note(section: FormSection, posted: QueryDict, seen: QueryDict) -> str:
    """How many characters that nobody sees were dropped from the texts of a post, and from which; empty for none."""
    lost = {field: count for field in section.fields if (count := count_dropped(field, posted, seen))}
    if not lost:
        return ""
    count, labels = sum(lost.values()), [shown_field(field).full_label for field in lost]
    note = ngettext(
        "Se quitó %(count)d carácter que no se ve (%(where)s).",
        "Se quitaron %(count)d caracteres que no se ven (%(where)s).",
        count,
    )
    return note % {"count": count, "where": ", ".join(dict.fromkeys(labels))}


def count_dropped(field: Field, posted: QueryDict, seen: QueryDict) -> int:
    names = LINK_TEXTS if field.kind is Kind.LINKS else (field.name,)
    return sum(length(posted, name) - length(seen, name) for name in names)


def length(posted: QueryDict, name: str) -> int:
    return sum(len(as_typed(text)) for text in posted.getlist(name))


def shown_field(field: Field) -> Field:
    """A text of «Otro» stands with its list."""
    return field.question.field if field.kind is Kind.OTHER else field
