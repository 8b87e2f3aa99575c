"""What the desk needs to find its way among many fichas: the words of each, and the views it keeps under a name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.fields import validate_plain_text

from .ficha import PERSON, Ficha


class FichaWords(models.Model):
    """What a ficha is found by, as its country signed it last: each of its words once, folded, after a space."""

    ficha = models.OneToOneField(Ficha, models.CASCADE, related_name="words")
    text = models.TextField()
    title_key = models.BinaryField()  # orders titles alike on every database

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(text="") | models.Q(text__startswith=" "),
                name="each_word_is_after_a_space",
            )
        ]


class QueueView(models.Model):
    """A view of the queue under a name: its filters and its order. It is the desk's, whoever kept it."""

    name = models.CharField(_("nombre"), max_length=40, unique=True, validators=[validate_plain_text])
    query = models.CharField(max_length=2_000)
    kept_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
