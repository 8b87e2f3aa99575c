from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import StoredFileField

SHOWN = 16  # digits of its hash that its address has


class DataPackage(models.Model):
    """Everything public of a day, as one file. Rows are inserted and forgotten by `dataset.keeping`, never changed.

    `versions`, `items` and `files` are the keys of the versions, items and documents of meetings that it holds: once one
    of them is public no more, the package is handed out no more.
    """

    made_on = models.DateField()
    token = models.CharField(max_length=24)  # the repository's: while it stands nothing has changed since
    sha256 = StoredFileField()
    size = models.PositiveBigIntegerField()  # bytes
    practices = models.PositiveIntegerField()
    versions = models.JSONField()
    items = models.JSONField()
    files = models.JSONField()

    class Meta:
        verbose_name = _("paquete de datos")
        verbose_name_plural = _("paquetes de datos")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["sha256"], name="a_data_package_is_kept_once")]

    def __str__(self):
        return f"{self.made_on.isoformat()}-{self.sha256[:SHOWN]}"
