"""A ficha on its way: the dossier, the texts in it, what was signed and what happened."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.roles import countries_of, is_secretariat
from practices.fields import LineField
from practices.models import (
    Country,
    EntityRow,
    FichaContent,
    FileRow,
    LinkRow,
    PersonalContact,
    Practice,
    PracticeVersion,
)

from ..states import OPEN, State

PERSON = settings.AUTH_USER_MODEL
INCORPORATED = ~Q(incorporated_from="") & Q(state=State.PUBLISHED)
SEEN_BY_THE_DESK = Q(round__gte=1) | INCORPORATED


class FichaQuerySet(models.QuerySet):
    def open(self):
        """On their way: their country or the desk may still change them."""
        return self.filter(state__in=OPEN)

    def submitted_once(self):
        """Everything that its country sent, once at least."""
        return self.filter(round__gte=1)

    def seen_by_the_desk(self):
        """What its country sent, and what was incorporated without."""
        return self.filter(SEEN_BY_THE_DESK)

    def of(self, user):
        """Those the person writes in: of their country, or begun by the Secretariat on a country's behalf."""
        whose = Q(country__in=countries_of(user))
        begun = Q(on_behalf=True, is_taken_up=False)
        return self.filter(whose | begun if is_secretariat(user) else whose)

    def brought(self):
        """Drafts as a spreadsheet brought them: what waits there may be hundreds, and is a list of its own."""
        return self.filter(state=State.DRAFT, table_import__isnull=False, is_taken_up=False)

    def readable_by(self, user):
        return self.of(user) | self.seen_by_the_desk() if is_secretariat(user) else self.of(user)


class Ficha(models.Model):
    """The dossier of one experience. `drafts` starts it and `workflow.perform()` alone changes its state."""

    reference = models.CharField(_("referencia"), max_length=20, unique=True)
    country = models.ForeignKey(Country, models.PROTECT, related_name="fichas", verbose_name=_("país"))
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    state = models.CharField(_("estado"), max_length=17, choices=State, default=State.DRAFT)
    practice = models.ForeignKey(Practice, models.PROTECT, related_name="fichas", null=True, blank=True)
    base = models.ForeignKey(PracticeVersion, models.PROTECT, related_name="+", null=True, blank=True)
    started_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("la inició"))
    on_behalf = models.BooleanField(_("iniciada por la Secretaría"), default=False)
    started_at = models.DateTimeField(_("iniciada"), auto_now_add=True)
    touched_at = models.DateTimeField(_("último cambio"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("enviada"), null=True, blank=True)
    # Since when it is in its state: what waits for someone is measured from here.
    state_since = models.DateTimeField(_("en este estado desde"), default=timezone.now)
    round = models.PositiveSmallIntegerField(_("ronda"), default=0)  # how often its country sent it
    assignee = models.ForeignKey(
        PERSON,
        models.PROTECT,
        related_name="fichas_in_hand",
        null=True,
        blank=True,
        verbose_name=_("a cargo de"),
    )
    # Its country wrote, and the desk has neither answered nor taken a step since.
    is_asked = models.BooleanField(default=False, db_default=False)
    # Of one that corrects misprints of its base and nothing else: [answer, before, after].
    errata = models.JSONField(null=True)
    # The spreadsheet that brought it, and its row there.
    table_import = models.ForeignKey(
        "TableImport", models.PROTECT, related_name="fichas", null=True, blank=True
    )
    table_row = models.PositiveIntegerField(null=True, blank=True)
    # Somebody of its country wrote in what the spreadsheet brought: from then on it is that country's, like any draft.
    is_taken_up = models.BooleanField(default=False, db_default=False)
    # What it was incorporated from, or will be on its day, without a signature; in the words that a reader is told.
    incorporated_from = LineField(blank=True, default="", db_default="")
    publish_on = models.DateField(_("se publica el"), null=True, blank=True)
    version = models.OneToOneField(PracticeVersion, models.PROTECT, related_name="+", null=True, blank=True)

    objects = FichaQuerySet.as_manager()

    class Meta:
        verbose_name = _("ficha")
        verbose_name_plural = _("fichas")
        constraints = [
            models.UniqueConstraint(fields=["country", "year", "sequence"], name="a_reference_is_given_once"),
            models.UniqueConstraint(
                fields=["practice"], condition=Q(state__in=OPEN), name="a_practice_has_one_open_ficha"
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="a_ficha_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(state__in=[State.DRAFT, State.WITHDRAWN])
                | Q(submitted_at__isnull=False)
                | (Q(state=State.PUBLISHED) & ~Q(incorporated_from="")),
                name="what_the_desk_has_was_submitted_or_incorporated",
            ),
            models.CheckConstraint(
                condition=Q(base=None) | Q(practice__isnull=False), name="a_base_is_a_version_of_the_practice"
            ),
            models.CheckConstraint(
                condition=Q(errata__isnull=True) | Q(base__isnull=False),
                name="errata_are_of_a_published_version",
            ),
            models.CheckConstraint(
                condition=Q(state=State.PUBLISHED, version__isnull=False)
                | (~Q(state=State.PUBLISHED) & Q(version=None)),
                name="a_published_ficha_has_its_version_and_no_other_has",
            ),
            models.CheckConstraint(
                condition=Q(publish_on=None)
                | Q(state__in=[State.SUBMITTED, State.AGREED, State.PUBLISHED])
                | ~Q(incorporated_from=""),
                name="only_what_can_be_published_has_a_date",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.DRAFT, State.WITHDRAWN])
                | Q(round__gte=1)
                | (Q(state=State.PUBLISHED) & ~Q(incorporated_from="")),
                name="what_the_desk_has_is_in_a_round_or_incorporated",
            ),
            models.CheckConstraint(
                condition=Q(table_import=None, table_row=None)
                | Q(table_import__isnull=False, table_row__isnull=False),
                name="an_imported_ficha_is_of_a_row",
            ),
            models.UniqueConstraint(fields=["table_import", "table_row"], name="a_row_becomes_a_ficha_once"),
            models.CheckConstraint(
                condition=Q(incorporated_from="")
                | Q(table_import__isnull=False, state__in=[State.DRAFT, State.PUBLISHED]),
                name="only_an_imported_ficha_is_incorporated",
            ),
        ]

    def __str__(self):
        return self.reference

    @property
    def is_of_errata(self) -> bool:
        return self.errata is not None

    @property
    def is_incorporated(self) -> bool:
        """Published without its country's signature."""
        return self.state == State.PUBLISHED and bool(self.incorporated_from)

    @property
    def is_to_be_incorporated(self) -> bool:
        return self.state == State.DRAFT and bool(self.incorporated_from)

    @property
    def is_public(self) -> bool:
        """Published, and not withdrawn since."""
        return self.state == State.PUBLISHED and self.current_id is not None

    @property
    def current_id(self) -> int | None:
        """The version of its practice that the public reads, if there is one."""
        return self.practice.current_id if self.practice else None


class FichaText(FichaContent, PersonalContact):
    """A text of a ficha and whose it is. Nobody writes another's."""

    class Role(models.TextChoices):
        COUNTRY = "country", _("del país")
        EXTRACT = "extract", _("extracto")

    ficha = models.ForeignKey(Ficha, models.CASCADE, related_name="texts")
    role = models.CharField(max_length=7, choices=Role, default=Role.COUNTRY)
    revision = models.PositiveIntegerField(default=1)
    # Of an extract: the round whose text it was made from. A later one leaves it out of date.
    made_in_round = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ficha", "role"], name="a_ficha_has_one_text_of_each_owner"),
            models.CheckConstraint(
                condition=Q(role__in=["country", "extract"]), name="a_text_is_of_a_known_owner"
            ),
        ]

    @property
    def last_progress(self) -> "SectionProgress | None":
        return max(self.progress.all(), key=lambda progress: progress.written_at, default=None)


class FichaTextEntity(EntityRow):
    content = models.ForeignKey(FichaText, models.CASCADE, related_name="entities")


class FichaTextLink(LinkRow):
    content = models.ForeignKey(FichaText, models.CASCADE, related_name="links")


class FichaTextFile(FileRow):
    content = models.ForeignKey(FichaText, models.CASCADE, related_name="files")
    # Of this row: the same bytes may have come to another ficha before, which is nobody else's to know.
    added_at = models.DateTimeField(default=timezone.now)


class SectionProgress(models.Model):
    """How far a section of the form is: who wrote in it last, at which revision, and whether its people call it done."""

    text = models.ForeignKey(FichaText, models.CASCADE, related_name="progress")
    section = models.SlugField(max_length=20)
    revision = models.PositiveIntegerField()
    finished = models.BooleanField(default=False)
    written_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "section"], name="a_section_has_one_progress")]
