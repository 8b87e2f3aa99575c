"""The one row that stands for the repository as a whole, and what the Secretariat can set."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


def new_token() -> str:
    """The repository's version. Random, never a counter: a counter comes back after a rollback, and old pages with it."""
    return secrets.token_hex(12)


class Repository(models.Model):
    """One row. Whoever changes what the public sees locks it first and draws a new token in the same transaction."""

    token = models.CharField(max_length=24, default=new_token)
    last_number = models.PositiveIntegerField(default=0)
    index_version = models.CharField(max_length=60, blank=True)  # of the rules that made the postings

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_repository")]

    @classmethod
    def lock(cls) -> "Repository":
        """The row, locked until the transaction ends; take it before reading anything that is about to change."""
        return cls.objects.select_for_update().get(pk=1)

    @classmethod
    def current_token(cls) -> str:
        """Read for every page, kept ones too: in plain SQL, a third of the time the queryset takes."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT token FROM practices_repository WHERE id = 1")
            return cursor.fetchone()[0]

    @classmethod
    @contextmanager
    def changing(cls) -> Iterator["Repository"]:
        """A transaction that changes what the public sees, also as a decorator: the row is locked, then renewed."""
        with transaction.atomic():
            repository = cls.lock()
            yield repository
            repository.renew()

    def renew(self) -> None:
        self.token = new_token()
        self.save(update_fields=["token", "last_number", "index_version"])


class Installation(models.Model):
    """One row that says which installation this database is of; `VAR_DIR` says it too. In no backup: a copy is another."""

    identity = models.CharField(max_length=32, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_installation")]


class Configurable(models.Model):
    """What the Secretariat edits and public pages show: saving or deleting it draws a new repository token."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with Repository.changing():
            super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        with Repository.changing():
            return super().delete(*args, **kwargs)


class CodeManager(models.Manager):
    def get_by_natural_key(self, code):
        return self.get(code=code)


class SiteText(Configurable):
    """A text of the public site that the Secretariat writes: disclaimer, reuse notice …"""

    code = models.SlugField(_("código"), unique=True, editable=False)
    name_es = models.CharField(_("qué es"), max_length=200)
    text_es = models.TextField(_("texto en español"), blank=True)
    text_pt = models.TextField(_("texto en portugués"), blank=True)
    text_en = models.TextField(_("texto en inglés"), blank=True)

    objects = CodeManager()

    class Meta:
        verbose_name = _("texto del sitio")
        verbose_name_plural = _("textos del sitio")
        ordering = ["code"]

    def __str__(self):
        return self.name_es

    def natural_key(self):
        return (self.code,)

    @property
    def text(self) -> str:
        return getattr(self, f"text_{(get_language() or 'es')[:2]}") or self.text_es


class Synonym(Configurable):
    """Words that mean the same to whoever searches, separated by « = »."""

    words = models.CharField(
        _("palabras"), max_length=400, unique=True, help_text=_("Por ejemplo: PMM = Pacto Mundial")
    )

    class Meta:
        verbose_name = _("sinónimos")
        verbose_name_plural = _("sinónimos")
        ordering = ["words"]

    def __str__(self):
        return self.words

    def natural_key(self):
        return (self.words,)
