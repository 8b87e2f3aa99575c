"""The project's settings as the tests see them: nothing in the developer's own `.env` counts."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from unittest.mock import patch

import environ

FOLDER = Path(tempfile.mkdtemp(prefix="practices-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

os.environ |= {
    "SECRET_KEY": "only-for-tests-" + "x" * 50,
    "DEBUG": "",
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{FOLDER}/db.sqlite3",
    "SITE_URL": "http://testserver",
    "VAR_DIR": str(FOLDER),
}
with patch.object(environ.Env, "read_env"):
    from config.settings import *  # noqa: F403
    from config.settings import DATABASES, INSTALLED_APPS, STORAGES

INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]  # for `make check`

# In a file, not in memory: threads and processes meet the locks that they would meet in use.
if not os.environ.get("TEST_DATABASE_URL"):
    DATABASES["default"]["TEST"] = {"NAME": FOLDER / "test.sqlite3"}

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
