"""For whoever watches over the site: is it alive, and is it ready to work."""

import shutil
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models.functions import Now
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from practices.public_views import public_view

from ..models import Heartbeat

SILENCE = timedelta(minutes=5)  # a worker gives a sign of life every half minute


@public_view
@never_cache
@require_safe
def alive(request):
    """The process answers; nothing else is asked."""
    return JsonResponse({"alive": True})


@public_view
@never_cache
@require_safe
def ready(request):
    """200 when everything that the site needs is there, else 503; what is missing is named, and nothing more is told."""
    checks = {"database": database_answers()}
    if checks["database"]:
        checks |= {"migrations": is_migrated(), "worker": worker_is_at_work()}
    checks["disk"] = disk_has_room()
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def database_answers() -> bool:
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def worker_is_at_work() -> bool:
    return Heartbeat.objects.filter(beat_at__gt=Now() - SILENCE).exists()


def disk_has_room() -> bool:
    return shutil.disk_usage(settings.VAR_DIR).free > settings.MIN_FREE_DISK_BYTES
