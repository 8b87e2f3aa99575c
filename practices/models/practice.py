from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..fields import LineField
from .content import EntityRow, FichaContent, FileRow, LinkRow, TextLanguage
from .vocabularies import Country, ExperienceState, WithdrawalReason


class Immutable(Exception):
    """A published version was about to be changed or deleted; publish a new version instead."""


class PracticeQuerySet(models.QuerySet):
    def public(self):
        """Those the public reads: published and not withdrawn."""
        return self.filter(current__isnull=False)


class Practice(models.Model):
    """A good practice: what stays the same while its versions follow each other. Written only by `publishing`."""

    class Origin(models.TextChoices):
        OFFICIAL = "official", _("de un Estado")
        DEMONSTRATION = "demonstration", _("demostración")
        SYNTHETIC = "synthetic", _("sintética")

    code = models.CharField(max_length=20, unique=True)
    country = models.ForeignKey(Country, models.PROTECT, related_name="practices")
    sequence = models.PositiveIntegerField()
    number = models.PositiveIntegerField(
        unique=True, null=True
    )  # its bit in every posting, from the first publication
    current = models.OneToOneField("PracticeVersion", models.PROTECT, related_name="+", null=True)
    experience_state = models.ForeignKey(ExperienceState, models.PROTECT, related_name="+", null=True)
    confirmed_on = models.DateField(null=True)
    origin = models.CharField(max_length=13, choices=Origin, default=Origin.OFFICIAL)
    source_key = models.CharField(
        max_length=60, blank=True
    )  # what made a demonstration or synthetic practice
    sort_key = models.BinaryField(default=b"", db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PracticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("práctica")
        verbose_name_plural = _("prácticas")
        constraints = [
            models.UniqueConstraint(
                fields=["country", "sequence"], name="a_sequence_is_used_once_per_country"
            ),
            models.CheckConstraint(
                condition=Q(current__isnull=True) | Q(number__isnull=False),
                name="a_public_practice_has_a_number",
            ),
        ]

    def __str__(self):
        return self.code


class VersionQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not taken back in the hour after they were published."""
        return self.filter(taken_back=None)

    def public(self):
        """Those that are handed out, current or not."""
        return self.standing().filter(practice__current__isnull=False)

    def update(self, **values):
        raise Immutable("a published version is never updated")

    def delete(self):
        raise Immutable("a published version is never deleted")


class PracticeVersion(FichaContent):
    """What was published, as it was. Rows are only ever inserted, by `publish_version()`.

    Version 2.1 is version 2 with its first errata: `errata` are the words changed, as [answer, before, after].
    """

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    erratum = models.PositiveSmallIntegerField(default=0, db_default=0)
    errata = models.JSONField(null=True)
    published_on = models.DateField()
    submitted_on = models.DateField(null=True)
    content_hash = models.CharField(max_length=64)
    # What the Secretariat took it from, where no country signed it.
    incorporated_from = LineField(blank=True, default="", db_default="")

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("versión publicada")
        verbose_name_plural = _("versiones publicadas")
        ordering = ["practice", "-version", "-erratum"]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "version", "erratum"], name="a_version_number_is_used_once"
            ),
            models.CheckConstraint(
                condition=Q(erratum=0, errata__isnull=True) | Q(erratum__gte=1, errata__isnull=False),
                name="what_has_errata_is_numbered_so",
            ),
            models.CheckConstraint(
                condition=Q(incorporated_from="") | Q(submitted_on=None),
                name="what_is_incorporated_nobody_sent",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="versions_count_from_one"),
            models.CheckConstraint(condition=Q(country__isnull=False), name="a_version_has_a_country"),
            models.CheckConstraint(condition=~Q(title=""), name="a_version_has_a_title"),
            models.CheckConstraint(
                condition=Q(language__in=TextLanguage.values), name="a_version_is_in_a_known_language"
            ),
            models.CheckConstraint(
                condition=Q(end_year__isnull=True)
                | Q(start_year__isnull=True)
                | Q(end_year__gte=F("start_year")),
                name="an_experience_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(end_is_open=False) | Q(end_year__isnull=True), name="an_open_end_has_no_year"
            ),
        ]

    def __str__(self):
        return f"{self.practice_id} v{self.label}"

    @property
    def label(self) -> str:
        """Its number, as it is read and as its address has it."""
        return version_label(self.version, self.erratum)

    @property
    def is_taken_back(self) -> bool:
        """Select `taken_back` when reading many."""
        return hasattr(self, "taken_back")

    def save(self, *args, **kwargs):
        raise Immutable("publish_version() writes versions; nothing changes one")

    def delete(self, *args, **kwargs):
        raise Immutable("a published version is never deleted")


def version_label(version: int, erratum: int) -> str:
    return f"{version}.{erratum}" if erratum else f"{version}"


class TakenBack(models.Model):
    """A version that the Secretariat took back in the hour after it was published: it is handed out no more."""

    version = models.OneToOneField(PracticeVersion, models.PROTECT, related_name="taken_back")
    at = models.DateTimeField(auto_now_add=True)


class VersionEntity(EntityRow):
    content = models.ForeignKey(PracticeVersion, models.PROTECT, related_name="entities")


class VersionLink(LinkRow):
    content = models.ForeignKey(PracticeVersion, models.PROTECT, related_name="links")


class VersionFile(FileRow):
    content = models.ForeignKey(PracticeVersion, models.PROTECT, related_name="files")


class Withdrawal(models.Model):
    """A practice taken down, in public: why, since when, and what stands in its place."""

    practice = models.ForeignKey(Practice, models.PROTECT, related_name="withdrawals")
    reason = models.ForeignKey(WithdrawalReason, models.PROTECT, related_name="+", verbose_name=_("motivo"))
    note = models.TextField(_("explicación pública"), blank=True)
    withdrawn_on = models.DateField(_("retirada el"))
    replaced_by = models.ForeignKey(
        Practice, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("la sustituye")
    )
    reinstated_on = models.DateField(_("repuesta el"), null=True, blank=True)

    class Meta:
        verbose_name = _("retiro")
        verbose_name_plural = _("retiros")
        ordering = ["-withdrawn_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["practice"],
                condition=Q(reinstated_on=None),
                name="a_practice_is_withdrawn_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | ~Q(replaced_by=F("practice")), name="nothing_replaces_itself"
            ),
        ]
