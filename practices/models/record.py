"""What is public of meetings: events, their tables and what was said there, item by item.

Copies, as a published practice is one: what the room holds stays there. Written only by `recording`. No person, no note
and no source has a column here; the abstract models are what a copy and its original have in common.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .. import bounds
from ..fields import LimitedTextField, LineField, PlainTextField, StoredFileField, validate_file_name
from ..statement_kinds import NEVER_PUBLIC, ActorKind, Kind, Strand
from .content import TextLanguage, choices, one_of
from .practice import Practice
from .vocabularies import Country, EventKind, Forum, GcmObjective

CODE_LENGTH = 12


class Modality(models.TextChoices):
    IN_PERSON = "in_person", _("Presencial")
    ONLINE = "online", _("Virtual")
    HYBRID = "hybrid", _("Híbrida")


class Recommends(models.TextChoices):
    """Whose recommendations a meeting's are."""

    GOVERNMENTS = "governments", _("Solo los gobiernos")
    TABLE = "table", _("La mesa entera, quienes la integren")


class TableKind(models.TextChoices):
    TABLE = "table", pgettext_lazy("de una reunión", "Mesa")
    GROUP = "group", _("Grupo")
    ROUND_TABLE = "round_table", _("Mesa redonda")
    PLENARY = "plenary", _("Plenaria")


class EventContent(models.Model):
    """A meeting, as it is described: of all this only the title must be known."""

    title = LineField(_("título"), max_characters=250)
    forum = one_of(Forum)
    kind = one_of(EventKind)
    edition = LineField(_("edición"), max_characters=20, blank=True)
    starts_on = models.DateField(_("comienza el"), null=True, blank=True)
    ends_on = models.DateField(_("termina el"), null=True, blank=True)
    modality = models.CharField(_("modalidad"), max_length=9, choices=Modality, blank=True)
    place = LineField(_("lugar"), blank=True)
    country = one_of(Country)
    presidency = one_of(Country)
    figures = PlainTextField(_("cifras"), max_lines=bounds.FIGURES, blank=True)
    purpose = LimitedTextField(_("propósito"), max_words=400, blank=True)
    objectives = choices(GcmObjective)
    language = models.CharField(_("idioma"), max_length=2, choices=TextLanguage, default=TextLanguage.ES)
    recommends = models.CharField(
        _("de quién son las recomendaciones"),
        max_length=11,
        choices=Recommends,
        default=Recommends.GOVERNMENTS,
    )
    source_title = LineField(_("documento ya publicado"), blank=True)
    source_url = LineField(_("su dirección"), max_characters=bounds.ADDRESS, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="every_%(class)s_has_a_title"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="every_%(class)s_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(source_title="", source_url="") | ~Q(source_title=""),
                name="the_source_of_every_%(class)s_has_a_title",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_public_already(self) -> bool:
        """Whether what was said there had been published before it came here."""
        return bool(self.source_title)


class TableContent(models.Model):
    """A table of a meeting: a group, a round table, the plenary. `actors` are the kinds of actor who sat there."""

    kind = models.CharField(_("clase"), max_length=11, choices=TableKind, default=TableKind.TABLE)
    number = models.PositiveSmallIntegerField(_("número"))  # counts all tables of the event
    title = LineField(_("título"), max_characters=250)
    profile = LimitedTextField(_("quiénes la integran"), max_words=120, blank=True)
    actors = models.JSONField(default=list, blank=True)
    recommends = models.CharField(
        _("de quién son sus recomendaciones"), max_length=11, choices=Recommends, blank=True
    )

    class Meta:
        abstract = True
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["event", "number"], name="every_%(class)s_has_its_own_number"),
            models.CheckConstraint(condition=~Q(title=""), name="every_%(class)s_has_a_title"),
        ]

    def __str__(self):
        return self.title


class StatementContent(models.Model):
    """Something said at a meeting: by whom, where, of which kind. `countries` are named as its author or place, `beside`
    those named along with them."""

    kind = models.CharField(_("clase"), max_length=18, choices=Kind)
    heading = LineField(_("encabezado"), blank=True)
    label = LineField(_("numeral"), max_characters=40, blank=True)
    text = PlainTextField(_("texto"), blank=True)
    language = models.CharField(_("idioma"), max_length=2, choices=TextLanguage, default=TextLanguage.ES)
    countries = choices(Country)
    beside = choices(Country)
    place = LineField(_("lugar"), blank=True)
    actor = LineField(_("actor"), max_characters=120, blank=True)
    actor_kind = models.CharField(_("tipo de actor"), max_length=14, choices=ActorKind, blank=True)
    strand = models.CharField(_("vertiente"), max_length=11, choices=Strand, blank=True)
    year = models.PositiveSmallIntegerField(_("año"), null=True, blank=True)
    objectives = choices(GcmObjective)
    practice = models.ForeignKey(
        Practice, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("práctica")
    )
    footnote = PlainTextField(_("nota al pie"), blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=Kind.RECOUNT) | Q(year__isnull=False),
                name="every_point_of_a_recount_in_%(class)s_has_a_year",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="every_%(class)s_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(actor_kind__in=["", *ActorKind.values]),
                name="every_%(class)s_has_a_known_kind_of_actor",
            ),
        ]


class PublicEvent(EventContent):
    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    released_on = models.DateField()
    folded = models.TextField(blank=True, editable=False)  # its words as they are searched for

    class Meta(EventContent.Meta):
        verbose_name = _("evento público")
        verbose_name_plural = _("eventos públicos")


class PublicTable(TableContent):
    event = models.ForeignKey(PublicEvent, models.PROTECT, related_name="tables")

    class Meta(TableContent.Meta):
        verbose_name = _("mesa pública")
        verbose_name_plural = _("mesas públicas")


class ItemQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not retracted."""
        return self.filter(retracted_on=None)


class PublicItem(StatementContent):
    """A statement that was released. Retracted, it keeps its number, its day and the reason, and loses its words."""

    event = models.ForeignKey(PublicEvent, models.PROTECT, related_name="items")
    table = models.ForeignKey(PublicTable, models.PROTECT, related_name="items", null=True)
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", models.PROTECT, related_name="answers", null=True)
    first_on = models.DateField()
    retracted_on = models.DateField(null=True)
    reason = LineField(blank=True)
    folded = models.TextField(blank=True, editable=False)  # its words as they are searched for

    objects = ItemQuerySet.as_manager()

    class Meta(StatementContent.Meta):
        verbose_name = _("aporte público")
        verbose_name_plural = _("aportes públicos")
        indexes = [
            models.Index(
                fields=["retracted_on"], condition=Q(retracted_on__isnull=False), name="items_retracted"
            )
        ]
        constraints = [
            *StatementContent.Meta.constraints,
            models.UniqueConstraint(fields=["event", "number"], name="an_item_number_is_used_once"),
            models.CheckConstraint(
                condition=Q(
                    *[
                        (name, "")
                        for name in ("text", "heading", "label", "place", "actor", "footnote", "folded")
                    ],
                    ~Q(reason=""),
                    retracted_on__isnull=False,
                    practice=None,
                )
                | Q(~Q(text="", heading=""), retracted_on=None, reason=""),
                name="a_retracted_item_holds_no_text",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=list(NEVER_PUBLIC)), name="what_is_for_facilitators_is_never_public"
            ),
        ]


class PublicFile(models.Model):
    """A document of a meeting: an agenda, a declaration, a presentation."""

    event = models.ForeignKey(PublicEvent, models.PROTECT, related_name="files")
    position = models.PositiveSmallIntegerField()
    title = LineField()
    name = LineField(validators=[validate_file_name])
    sha256 = StoredFileField()
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["event", "position"], name="a_file_of_an_event_has_its_place")
        ]
