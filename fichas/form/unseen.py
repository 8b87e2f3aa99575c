"""Says which texts of a post lost characters that nobody sees."""

from django.http import QueryDict
from django.utils.translation import ngettext

from .fields import LABELS, QUESTIONS
from .sections import FormSection
from .typed import as_seen, as_typed


def unseen_note(section: FormSection, posted: QueryDict) -> str:
    """How many characters that nobody sees were dropped from the texts of a post, and from which; empty for none."""
    typed, seen, names, count = posted, as_seen(posted), [], 0
    for name in section.fields:
        columns = ("link_label", "link_url") if name == "links" else (name,)
        texts = [(as_typed(one), two) for key in columns for one, two in both(typed, seen, key)]
        if lost := sum(len(one) - len(two) for one, two in texts):
            count += lost
            names.append(name_of(name.removesuffix("_other")))
    if not count:
        return ""
    told = ngettext(
        "Se quitó %(count)d carácter que no se ve (%(where)s).",
        "Se quitaron %(count)d caracteres que no se ven (%(where)s).",
        count,
    )
    return told % {"count": count, "where": ", ".join(dict.fromkeys(names))}


def both(typed: QueryDict, seen: QueryDict, key: str):
    return zip(typed.getlist(key), seen.getlist(key), strict=True)


def name_of(name: str) -> str:
    """«2.2 Resumen de la experiencia»"""
    question = QUESTIONS.get(name)
    label = LABELS.get(name) or (question.label if question else name)
    return f"{question.numeral if question else ''} {label}".strip()
