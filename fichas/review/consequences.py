"""What an act that cannot be undone will do, told before it is done: what the public sees, who is told, what stays open."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.letters.recipients import of_country
from practices.models import CompilationEdition, Country, Practice
from practices.press.curated import editions_of, editions_with

from ..letters.announcement import states_named_by, states_named_in
from ..models import Comment, Ficha
from ..states import Action

# These are asked about always; the others of these only while remarks stand open.
ALWAYS = (Action.PUBLISH, Action.DECLINE, Action.TAKE_BACK, Action.ANSWER_OBJECTION)
WITH_OPEN_REMARKS = (*ALWAYS, Action.ASK_AGREEMENT, Action.SCHEDULE)
TOLD_TO_STATES = (Action.PUBLISH, Action.SCHEDULE, Action.TAKE_BACK)


@dataclass(frozen=True)
class Question:
    """A page that asks before an act: its heading, what follows from it, the words on its button."""

    heading: str
    button: str
    sentences: list[str]
    is_grave: bool = False


def open_remarks(ficha: Ficha) -> int:
    """Those of the desk to the country, sent or not, that nobody called settled."""
    return ficha.comments.open().filter(is_internal=False).count()


def open_remarks_of(fichas: list[Ficha]) -> dict[int, int]:
    """How many stand open in each of these, by its key; those without any are left out."""
    remarks = Comment.objects.open().filter(is_internal=False, ficha__in=fichas).order_by()
    return dict(remarks.values_list("ficha").annotate(count=Count("pk")))


def wants_a_question(action: str, ficha: Ficha, written: int = 0) -> bool:
    """`written`: the remarks that come with the decision itself."""
    return action in ALWAYS or (action in WITH_OPEN_REMARKS and open_remarks(ficha) + written > 0)


def question_before(action: str, ficha: Ficha, day: date | None = None, written: int = 0) -> Question:
    """Of a decision of the desk; `day` is the one on which it would be published, `written` as above."""
    of_states = which_states_are_told(states_named_by(ficha)) if action in TOLD_TO_STATES else []
    consequences = [who_is_told(ficha.country), *of_states, *of_remarks(ficha, written)]
    if action == Action.PUBLISH:
        sentences = [*of_publication(ficha), *of_objections(ficha), *consequences]
        return Question(_("Publicar la ficha"), _("Publicarla"), sentences)
    if action == Action.DECLINE:
        sentences = [
            _("Sale de la revisión y no se publica nada de ella."),
            _("Puede volver a abrirse más adelante."),
            *consequences,
        ]
        return Question(_("No incorporar la ficha al repositorio"), _("No incorporarla"), sentences, True)
    if action == Action.TAKE_BACK:
        return Question(
            _("Retirar la publicación"), _("Retirarla"), [*of_taking_back(ficha), *consequences], True
        )
    if action == Action.ANSWER_OBJECTION:
        return Question(_("Responder a la objeción"), _("Responder"), of_answering(ficha))
    if action == Action.SCHEDULE:
        if day:
            when = _("Se publica el %s, sin que nadie tenga que hacer nada ese día.") % date_format(day)
            consequences.insert(0, when)
        return Question(_("Publicar la ficha otro día"), _("Fijar el día"), consequences)
    return Question(_("Pedir la conformidad del país"), _("Pedir la conformidad"), consequences)


def of_publication(ficha: Ficha) -> list[str]:
    if ficha.practice:
        address = settings.SITE_URL + reverse("practices:practice", args=[ficha.practice.code])
        where = _("Cualquiera la lee desde este momento en %s.") % address
    else:
        where = _("Cualquiera la lee desde este momento, con un código y una dirección nuevos.")
    sentences = [where, _("Entra en las listas, las búsquedas, los archivos y las compilaciones.")]
    if ficha.base:
        sentences.append(_("La versión publicada hasta ahora conserva su dirección y dice que hay otra."))
    last = _(
        "Durante una hora puede retirarse; después, solo con un motivo público, y su dirección lo conserva."
    )
    return [*sentences, last]


def of_taking_back(ficha: Ficha) -> list[str]:
    version = ficha.version
    if version is None:
        return []
    if version.practice.versions.standing().count() > 1:
        then = _("Sale al instante del repositorio, donde vuelve a leerse la versión anterior.")
    else:
        then = _("Sale al instante del repositorio.")
    return [
        then,
        _(
            "En la dirección de esta versión queda dicho que se retiró en su primera hora, y nada de su texto."
        ),
        where_it_goes(ficha),
        *map(edition_is_closed, editions_of({version.pk})),
    ]


def where_it_goes(ficha: Ficha) -> str:
    if ficha.is_incorporated:
        return _(
            "La ficha vuelve a ser un borrador: su país puede escribir en ella, y puede incorporarse de nuevo."
        )
    return _(
        "La ficha vuelve a «Por revisar» como el país la firmó: puede publicarse de nuevo sin otra firma."
    )


def of_answering(ficha: Ficha) -> list[str]:
    objections = ficha.objections.open().select_related("country")
    states = ", ".join(objection.country.name for objection in objections)
    return [
        _("Responde a la objeción de %s, que lee lo que usted escriba.") % states,
        _("La objeción queda cerrada, y la práctica sigue publicada como está."),
        who_is_told(ficha.country),
    ]


def of_objections(ficha: Ficha) -> list[str]:
    objections = ficha.objections.open().select_related("country")
    states = ", ".join(objection.country.name for objection in objections)
    return [_("Se publica con la objeción de %s, que lee el motivo.") % states] if states else []


def of_remarks(ficha: Ficha, written: int) -> list[str]:
    unsent, still_open = ficha.comments.unsent().count() + written, open_remarks(ficha) + written
    sentences = []
    if unsent:
        words = ngettext(
            "El país recibe con ella %(n)d observación que todavía no vio.",
            "El país recibe con ella %(n)d observaciones que todavía no vio.",
            unsent,
        )
        sentences.append(words % {"n": unsent})
    if still_open:
        words = ngettext(
            "Queda %(n)d observación sin resolver.", "Quedan %(n)d observaciones sin resolver.", still_open
        )
        sentences.append(words % {"n": still_open})
    return sentences


def who_is_told(country: Country) -> str:
    people = ", ".join(person.get_short_name() for person in of_country(country))
    if not people:
        return _("Nadie representa hoy a %s: no se avisa a nadie.") % country.name
    return _("Se avisa a quienes representan a %(country)s: %(people)s.") % {
        "country": country.name,
        "people": people,
    }


def which_states_are_told(states: list[Country]) -> list[str]:
    names = ", ".join(state.name for state in states if of_country(state))
    return (
        [_("También se avisa a quienes representan a los Estados que nombra: %s.") % names] if names else []
    )


def before_withdrawal(practice: Practice) -> Question:
    sentences = [
        _("Sale al instante de la lista, de las búsquedas, de los archivos y de las compilaciones."),
        _("En %s queda una página que dice por qué, con la explicación.") % public_address(practice),
        *map(edition_is_closed, editions_with(practice)),
        who_is_told(practice.country),
        *which_states_are_told(states_named_in(practice)),
    ]
    return Question(_("Retirar la práctica del repositorio"), _("Retirarla"), sentences, True)


def edition_is_closed(edition: CompilationEdition) -> str:
    return _("El archivo de «%(title)s», edición %(n)d, ya no se entrega: podrá preparar otra sin ella.") % {
        "title": edition.current_order["title"],
        "n": edition.number,
    }


def before_reinstatement(practice: Practice) -> Question:
    sentences = [
        _("Cualquiera la lee de nuevo en %s, como estaba.") % public_address(practice),
        who_is_told(practice.country),
        *which_states_are_told(states_named_in(practice)),
    ]
    return Question(_("Reponer la práctica en el repositorio"), _("Reponerla"), sentences)


def public_address(practice: Practice) -> str:
    return settings.SITE_URL + reverse("practices:practice", args=[practice.code])


def before_edition() -> Question:
    sentences = [
        _("Cualquiera la lee y la descarga desde este momento, entre las compilaciones."),
        _(
            "Hasta mañana puede corregirse: el archivo nuevo lleva el mismo número y dice que corrige al primero."
        ),
        _("Después solo puede retirarse, con un motivo que su dirección conserva."),
    ]
    return Question(_("Publicar la edición"), _("Publicarla"), sentences)


def before_correction() -> Question:
    sentences = [
        _("El archivo nuevo sustituye al publicado, con el mismo número y en la misma dirección."),
        _("Su portada dice que se corrigió; la página que la sigue, cuándo."),
    ]
    return Question(_("Corregir la edición"), _("Corregirla"), sentences)


def before_taking_down() -> Question:
    sentences = [
        _("Sale de la lista de compilaciones y su archivo ya no se entrega."),
        _("En su dirección queda una página que dice por qué."),
        _("No puede deshacerse: lo siguiente es otra edición."),
    ]
    return Question(_("Retirar la edición"), _("Retirarla"), sentences, True)
