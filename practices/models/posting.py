from django.db import models

from .practice import Practice


class Posting(models.Model):
    """Which practices a term belongs to: bit n of block b stands for the practice number b × 65,536 + n.

    A term is bytes, so that both databases compare it alike. `bits` is the compressed little-endian bitmap.
    """

    term = models.BinaryField(max_length=200)
    block = models.PositiveIntegerField()
    bits = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["term", "block"], name="a_term_has_one_posting_per_block")
        ]


class FoldedText(models.Model):
    """The searchable text of a public practice, folded, for phrases."""

    practice = models.OneToOneField(Practice, models.PROTECT, primary_key=True, related_name="folded_text")
    text = models.TextField()
