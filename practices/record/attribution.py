"""Who said something, in words: as it was released, and no more."""

from django.utils.translation import gettext_lazy as _

from ..models import PublicEvent, PublicTable, Recommends
from ..spelling import join_names
from ..statement_kinds import ActorKind

# Those whose own name says what they are.
NAMED_ALONE = {"", ActorKind.GOVERNMENT, ActorKind.INTERNATIONAL, ActorKind.SECRETARIAT}
IN_A_SENTENCE = {
    ActorKind.GOVERNMENT: _("gobiernos"),
    ActorKind.INTERNATIONAL: _("organismos internacionales"),
    ActorKind.CIVIL_SOCIETY: _("sociedad civil"),
    ActorKind.ACADEMIA: _("academia"),
    ActorKind.PRIVATE_SECTOR: _("sector privado"),
    ActorKind.SECRETARIAT: _("Secretaría Técnica"),
    ActorKind.MIXED: _("varios tipos de actor"),
}


def who_said(states: list[str], actor: str, kind: str) -> str:
    """«República Dominicana · sociedad civil (RROCM)», «OIM», «México»; empty where it was released without."""
    named = join_names(states) if states else ""
    if kind == ActorKind.GOVERNMENT and named and not actor:
        return named
    label = str(IN_A_SENTENCE[ActorKind(kind)]) if kind in IN_A_SENTENCE else ""
    if not named and kind:
        label = str(ActorKind(kind).label)
    spoke = actor if actor and kind in NAMED_ALONE else f"{label} ({actor})" if actor else label
    return " · ".join(filter(None, [named, spoke]))


def actors_in_words(actors: list[str]) -> str:
    """«gobiernos, organismos internacionales y sociedad civil», in the order of their list."""
    names = [str(words) for kind, words in IN_A_SENTENCE.items() if kind in actors]
    return join_names(names) if names else ""


def whose(event: PublicEvent, table: PublicTable | None) -> str:
    """Of whom the recommendations are: of governments alone, or of a table with those who sat there."""
    if ((table.recommends if table else "") or event.recommends) == Recommends.GOVERNMENTS:
        return str(_("de los gobiernos"))
    if table and (actors := actors_in_words(table.actors)):
        return str(_("de la mesa (%s)")) % actors
    return str(_("de la mesa"))
