"""What the country signs, and what may be published: the text itself, word by word, never a summary of it."""

from people.models import FocalPoint
from practices.answers import canonical, content_hash, read_answers, read_canonical

from .models import Ficha, FichaText, Snapshot


def publishable(ficha: Ficha) -> FichaText:
    """The Secretariat's extract if there is one, else the country's own text."""
    return ficha.texts.order_by("-role")[0]


def last_signed(ficha: Ficha) -> Snapshot | None:
    return ficha.snapshots.signed().order_by("-number").first()


def is_as_signed(ficha: Ficha) -> bool:
    """Whether what would be published is, to the letter, what the country signed last."""
    signed = last_signed(ficha)
    return signed is not None and signed.content_hash == content_hash(read_answers(publishable(ficha)))


def take_snapshot(ficha: Ficha, text: FichaText, by, **signature) -> Snapshot:
    """How a text stands now, kept for good."""
    answers = read_answers(text)
    return Snapshot.objects.create(
        ficha=ficha,
        role=text.role,
        number=ficha.snapshots.count() + 1,
        text=canonical(answers),
        content_hash=content_hash(answers),
        taken_by=by,
        **signature,
    )


def sign(ficha: Ficha, text: FichaText, by) -> Snapshot:
    """Kept with who signed: name and post as they are today."""
    point = FocalPoint.objects.current().get(user=by, country=ficha.country)
    return take_snapshot(ficha, text, by, signed_by=by.get_short_name(), signed_post=point.post)


def hashes_signed() -> set[str]:
    """Of the files that signed texts name, also where no row names them any more."""
    texts = Snapshot.objects.values_list("text", flat=True).iterator()
    return {file["sha256"] for text in texts for file in read_canonical(text)["files"]}
