"""What a text could become: read without a person, to be looked at by one."""

from django.utils.translation import gettext_lazy as _

from .asides import set_apart
from .building import build
from .choices import Refused
from .countries import Countries
from .cutting import cut
from .joining import join_broken
from .proposal import Proposal
from .run_in import part_headings
from .source import lines_of
from .titles import join_figures
from .walking import walk

MAX_CHARACTERS = 400_000  # a report of some two hundred pages
MAX_LINES = 20_000
MAX_BLOCKS = 5_000
MAX_PIECES = 10_000  # a paragraph can be many
TOO_MUCH = _("El texto es demasiado largo para un informe. Divídalo e impórtelo por partes.")


def propose(text: str, countries: Countries) -> Proposal:
    """The pieces of a text, what was taken out of it, and where its words are. Raises Refused."""
    check_size(text)
    blocks, taken = cut(text)
    if len(blocks) > MAX_BLOCKS:
        raise Refused(TOO_MUCH)
    blocks = join_figures(text, join_broken(text, blocks))
    aparts = list(part_headings(text, set_apart(text, blocks, taken)))
    reading = walk(text, aparts, countries)
    if len(reading.drafts) > MAX_PIECES:
        raise Refused(TOO_MUCH)
    return build(text, reading.drafts, [*taken, *reading.taken], reading.tables, countries)


def check_size(text: str) -> None:
    if not text.strip():
        raise Refused(_("No hay texto que importar."))
    if len(text) > MAX_CHARACTERS or len(lines_of(text)) > MAX_LINES:
        raise Refused(TOO_MUCH)
