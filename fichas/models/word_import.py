from django.conf import settings
from django.db import models

from practices.fields import LineField

from .ficha import Ficha


class WordImport(models.Model):
    """The Word file that a draft was made from: what was understood of it and what was not, as `word.report` tells it."""

    ficha = models.OneToOneField(Ficha, models.CASCADE, related_name="word_import")
    file_name = LineField()
    report = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
