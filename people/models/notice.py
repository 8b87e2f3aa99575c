"""What people are told inside the site."""

from django.db import models
from django.db.models import Q

from practices.languages import language_of

from .letter import Letter
from .users import User


class NoticeQuerySet(models.QuerySet):
    def unread(self):
        return self.filter(read_at=None)

    def for_a_digest(self):
        """Those that the next digest of their person tells of."""
        return self.filter(awaits_digest=True)


class Notice(models.Model):
    """Something a person is told inside the site, once for each event; by letter too, if they want it so."""

    person = models.ForeignKey(User, models.CASCADE, related_name="notices")
    key = models.CharField(max_length=200)
    about = models.CharField(
        max_length=40, blank=True
    )  # the reference of what it tells of: any room's, so no key
    text = models.CharField(max_length=250)
    path = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    # Until the digest that tells of it is written, in the same transaction.
    awaits_digest = models.BooleanField(default=False, db_default=False)
    digest = models.ForeignKey(Letter, models.SET_NULL, related_name="notices", null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["about"], condition=~Q(about=""), name="notices_about_something"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="notices_that_were_not_read"),
            models.Index(fields=["person"], condition=Q(awaits_digest=True), name="notices_for_a_digest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="a_person_is_told_once"),
            models.CheckConstraint(
                condition=Q(path__startswith="/"), name="a_notice_leads_to_a_page_of_this_site"
            ),
            models.CheckConstraint(
                condition=Q(awaits_digest=False) | Q(digest=None), name="a_notice_is_in_one_digest"
            ),
        ]

    @property
    def language(self) -> str:
        """That of its person when it was written: so is the address that it leads to."""
        return language_of(self.path)
