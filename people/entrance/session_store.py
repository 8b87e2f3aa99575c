"""Sessions in the database, whose faults are told apart."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import OperationalError


class SessionStore(db.SessionStore):
    def save(self, must_create=False):
        """Raises OperationalError when the database cannot write. Django takes that for a session which ended meanwhile,
        and answers that the request was a bad one."""
        try:
            super().save(must_create)
        except UpdateError as ended:
            if isinstance(ended.__context__, OperationalError):
                raise ended.__context__ from None
            raise
