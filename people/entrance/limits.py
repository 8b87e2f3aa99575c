from django.core.cache.backends.db import DatabaseCache
from django.db import DatabaseError


class LimitsCache(DatabaseCache):
    """Counts attempts. When its table cannot be written, nothing can be counted: sign-in is refused, the site goes on."""

    def add(self, *args, **kwargs):
        try:
            return super().add(*args, **kwargs)
        except DatabaseError:
            return False
