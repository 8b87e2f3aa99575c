"""What a ficha says: every numeral of the form and the repository's metadata, as columns of one abstract model.

The personal half of the contact (1.12) is apart: nothing public could hold it.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .. import bounds
from ..fields import LimitedTextField, LineField, PlainTextField, StoredFileField, validate_file_name
from .vocabularies import (
    Category,
    Country,
    Documentation,
    ExperienceState,
    GcmObjective,
    GuidingPrinciple,
    Level,
    PracticeType,
    SustainableGoal,
    Theme,
    TransferNeed,
)

EDITION = 2014


class TextLanguage(models.TextChoices):
    ES = "es", _("español")
    PT = "pt", _("portugués")
    EN = "en", _("inglés")


def choices(vocabulary):
    return models.ManyToManyField(vocabulary, related_name="+", blank=True)


def one_of(vocabulary):
    return models.ForeignKey(vocabulary, models.PROTECT, related_name="+", null=True, blank=True)


class FichaContent(models.Model):
    """The answers of one ficha. Every one may be blank here; a concrete model says what must not be."""

    edition = models.PositiveSmallIntegerField(default=EDITION)
    language = models.CharField(max_length=2, choices=TextLanguage, default=TextLanguage.ES)

    country = one_of(Country)
    title = LineField(blank=True)
    themes = choices(Theme)
    themes_other = LineField(blank=True)
    levels = choices(Level)
    levels_other = LineField(blank=True)
    responsible_entity = LineField(blank=True)
    parent_entity = LineField(blank=True)
    categories = choices(Category)
    documentation = choices(Documentation)
    transfer_needs = choices(TransferNeed)
    transfer_needs_other = LineField(blank=True)
    contact_institution = LineField(blank=True)
    contact_email = LineField(max_characters=bounds.EMAIL, blank=True)

    background = LimitedTextField(max_words=160, blank=True)
    summary = LimitedTextField(max_words=200, blank=True)
    results = LimitedTextField(max_words=150, blank=True)
    figures = PlainTextField(max_lines=bounds.FIGURES, blank=True)
    outputs = PlainTextField(blank=True)
    success_factors = LimitedTextField(max_words=150, blank=True)
    limitations = PlainTextField(blank=True)
    considerations = LimitedTextField(max_words=150, blank=True)
    references = PlainTextField(blank=True)

    start_year = models.PositiveSmallIntegerField(null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(null=True, blank=True)
    end_is_open = models.BooleanField(default=False)
    experience_state = one_of(ExperienceState)
    practice_type = one_of(PracticeType)
    primary_objectives = choices(GcmObjective)
    secondary_objectives = choices(GcmObjective)
    principles = choices(GuidingPrinciple)
    goals = choices(SustainableGoal)
    associated_countries = choices(Country)
    place = LineField(blank=True)
    lessons = PlainTextField(blank=True)
    recommendations = PlainTextField(blank=True)
    innovation = PlainTextField(blank=True)

    class Meta:
        abstract = True


class PersonalContact(models.Model):
    """The personal half of 1.12, for the Secretariat alone: only a country's own text has it, and no snapshot. (The desk
    finds a ficha by its words; they go with it.)"""

    contact_name = LineField(blank=True)
    contact_post = LineField(blank=True)
    contact_personal_email = LineField(max_characters=bounds.EMAIL, blank=True)

    class Meta:
        abstract = True


class Row(models.Model):
    position = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True
        ordering = ["position"]


class EntityRow(Row):
    """A body of 1.7 (associated) or 1.8 (participating)."""

    class Role(models.TextChoices):
        ASSOCIATED = "associated", _("asociada")
        PARTICIPATING = "participating", _("participante")

    role = models.CharField(max_length=13, choices=Role)
    name = LineField()

    class Meta(Row.Meta):
        abstract = True


class LinkRow(Row):
    """An address of 2.5 or 2.9, or of the same practice in another repository («external»)."""

    numeral = models.CharField(max_length=8)
    label = LineField(blank=True)
    url = LineField(max_characters=bounds.ADDRESS, blank=True)

    class Meta(Row.Meta):
        abstract = True


MOST_PICTURES = 4
PICTURE_TYPES = ("image/jpeg", "image/png")


class FileRow(Row):
    """A file of 2.5 or 2.9. Its bytes are stored under their hash and never deleted with the row.

    Up to four image files of a ficha are its pictures too: `picture` is the place among them, from 1. Where the file is
    no picture, what was written of one waits here and is part of no answer.
    """

    numeral = models.CharField(max_length=8)
    title = LineField(blank=True)
    name = LineField(validators=[validate_file_name])
    sha256 = StoredFileField()
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    picture = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_PICTURES)]
    )
    description = LineField(blank=True, default="", db_default="")  # for whoever does not see the picture
    credit = LineField(blank=True, default="", db_default="")
    # Whoever can be recognised in it agreed to appear.
    consent = models.BooleanField(default=False, db_default=False)
    # In pixels, upright; written when it becomes a picture.
    width = models.PositiveIntegerField(default=0, db_default=0)
    height = models.PositiveIntegerField(default=0, db_default=0)

    class Meta(Row.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["content", "picture"], name="each_picture_of_a_%(class)s_has_its_own_place"
            ),
            models.CheckConstraint(
                condition=Q(picture=None) | Q(picture__gte=1, picture__lte=MOST_PICTURES),
                name="pictures_of_a_%(class)s_are_four_at_most",
            ),
            models.CheckConstraint(
                condition=Q(picture=None) | (~Q(description="") & ~Q(credit="") & Q(consent=True)),
                name="a_picture_of_a_%(class)s_is_described_credited_agreed_to",
            ),
            models.CheckConstraint(
                condition=Q(picture=None) | Q(media_type__in=PICTURE_TYPES, width__gte=1, height__gte=1),
                name="a_picture_of_a_%(class)s_is_an_image_of_a_known_size",
            ),
        ]
