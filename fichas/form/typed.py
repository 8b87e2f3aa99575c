"""Texts as people meant them: what word processors and PDFs add to what is pasted is set aside."""

from django.http import QueryDict

from practices.fields import drop_unseen

# What word processors paste: line ends of other kinds, and spaces that do not break.
AS_TYPED = str.maketrans(dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n") | dict.fromkeys("\u00a0\u202f", " "))


def as_typed(text: str) -> str:
    return text.replace("\r\n", "\n").translate(AS_TYPED)


def as_seen(posted: QueryDict) -> QueryDict:
    seen = posted.copy()
    for name, texts in posted.lists():
        seen.setlist(name, [drop_unseen(as_typed(text)) for text in texts])
    return seen
