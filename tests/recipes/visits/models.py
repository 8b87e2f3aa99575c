from django.db import models

from practices.fields import StoredFileField


class Visit(models.Model):
    day = models.DateField()
    minutes = StoredFileField()

    class Meta:
        app_label = "visits"
