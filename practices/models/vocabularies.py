"""The lists of the form. The Secretariat adds, renames, orders and retires values; a code never changes."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .repository import CodeManager, Configurable

OTHER = "otro"
CODE = RegexValidator(r"\A[A-Za-z0-9-]+\Z", _("Un código lleva letras sin acento, números y guiones."))


class Vocabulary(Configurable):
    """One value of a list, named in three languages. A retired one stays on the practices that have it."""

    code = models.CharField(_("código"), max_length=40, unique=True, validators=[CODE])
    name_es = models.CharField(_("nombre en español"), max_length=200)
    name_pt = models.CharField(_("nombre en portugués"), max_length=200, blank=True)
    name_en = models.CharField(_("nombre en inglés"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("orden"), default=0)
    retired = models.BooleanField(_("retirado"), default=False)
    asks_for_text = models.BooleanField(_("pide un texto"), default=False)

    objects = CodeManager()

    class Meta:
        abstract = True
        ordering = ["position", "code"]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.code,)

    @property
    def name(self) -> str:
        return self._in_language("name")

    def _in_language(self, field: str) -> str:
        return getattr(self, f"{field}_{(get_language() or 'es')[:2]}") or getattr(self, f"{field}_es")

    def delete(self, *args, **kwargs):
        if self.code == OTHER:
            raise ValidationError(_("«Otro» no se puede borrar: el formulario lo necesita."))
        return super().delete(*args, **kwargs)


class TitledVocabulary(Vocabulary):
    """A value with a full official title beside its short name."""

    title_es = models.CharField(_("título en español"), max_length=300, blank=True)
    title_pt = models.CharField(_("título en portugués"), max_length=300, blank=True)
    title_en = models.CharField(_("título en inglés"), max_length=300, blank=True)

    class Meta(Vocabulary.Meta):
        abstract = True

    @property
    def title(self) -> str:
        return self._in_language("title") or self.name


class Country(Vocabulary):
    """A State, by its ISO 3166 code. Lists show countries in alphabetical order, never by position."""

    class Conference(models.TextChoices):
        CSM = "CSM", _("Conferencia Suramericana sobre Migraciones")
        CRM = "CRM", _("Conferencia Regional sobre Migración")
        OTHER = "", _("Otro Estado")

    conference = models.CharField(_("conferencia"), max_length=3, choices=Conference, blank=True)
    other_names = models.CharField(_("otros nombres, separados por comas"), max_length=200, blank=True)
    is_open = models.BooleanField(
        _("participa sin ser miembro"),
        default=False,
        db_default=False,
        help_text=_(
            "Se puede invitar a sus puntos focales y empezar fichas en su nombre. Los miembros no lo necesitan."
        ),
    )

    class Meta(Vocabulary.Meta):
        verbose_name = _("país")
        verbose_name_plural = _("países")

    @property
    def is_member(self) -> bool:
        return self.conference == self.Conference.CSM


class Theme(TitledVocabulary):
    weave = models.PositiveSmallIntegerField(_("trama"), default=6, help_text=_("De 1 a 6; 6 es la neutra."))

    class Meta(Vocabulary.Meta):
        verbose_name = _("tema (1.3)")
        verbose_name_plural = _("temas (1.3)")


class Level(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("nivel territorial (1.4)")
        verbose_name_plural = _("niveles territoriales (1.4)")


class Category(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("categoría (1.9)")
        verbose_name_plural = _("categorías (1.9)")


class Documentation(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("documentación (1.10)")
        verbose_name_plural = _("documentación (1.10)")


class TransferNeed(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("necesidad para la transferencia (1.11)")
        verbose_name_plural = _("necesidades para la transferencia (1.11)")


class GcmObjective(TitledVocabulary):
    """An objective of the Global Compact for Migration; its code is its number."""

    round_table = models.CharField(_("mesa redonda del Foro de Examen"), max_length=3, blank=True)

    class Meta(Vocabulary.Meta):
        verbose_name = _("objetivo del Pacto Mundial")
        verbose_name_plural = _("objetivos del Pacto Mundial")


class GuidingPrinciple(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("principio rector del Pacto Mundial")
        verbose_name_plural = _("principios rectores del Pacto Mundial")


class SustainableGoal(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("Objetivo de Desarrollo Sostenible")
        verbose_name_plural = _("Objetivos de Desarrollo Sostenible")


class PracticeType(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("tipo de práctica")
        verbose_name_plural = _("tipos de práctica")


class ExperienceState(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("estado de la experiencia")
        verbose_name_plural = _("estados de la experiencia")


class WithdrawalReason(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("motivo de retiro")
        verbose_name_plural = _("motivos de retiro")


class Forum(Vocabulary):
    """Whose meeting it is: the conference's, another process's, the Network's."""

    class Meta(Vocabulary.Meta):
        verbose_name = _("foro")
        verbose_name_plural = _("foros")


class EventKind(Vocabulary):
    class Meta(Vocabulary.Meta):
        verbose_name = _("tipo de reunión")
        verbose_name_plural = _("tipos de reunión")


VOCABULARIES = (
    Country,
    Theme,
    Level,
    Category,
    Documentation,
    TransferNeed,
    GcmObjective,
    GuidingPrinciple,
    SustainableGoal,
    PracticeType,
    ExperienceState,
    WithdrawalReason,
    Forum,
    EventKind,
)
