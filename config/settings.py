"""Settings. What an installation sets comes from the environment or a `.env` file: see `config.environment`."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config import folders
from config.environment import env, value
from config.sign_in import *  # noqa: F403

ROOT = Path(__file__).resolve().parent.parent

DEBUG = value("DEBUG")
DEBUG_KEY = "only-for-debug-" + "x" * 50
SECRET_KEY = value("SECRET_KEY") or (DEBUG_KEY if DEBUG else "")
SECRET_KEY_FALLBACKS = value("SECRET_KEY_FALLBACKS")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY is not set. `make demo` writes one to .env; DEBUG=1 does without.")
if SECRET_KEY == DEBUG_KEY and not DEBUG:
    raise ImproperlyConfigured("This SECRET_KEY is only for debug: everyone knows it.")
if not DEBUG and (
    len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 8 or SECRET_KEY.startswith("django-insecure-")
):
    raise ImproperlyConfigured(
        "This SECRET_KEY can be guessed: it wants 50 characters, of 8 kinds or more, drawn by chance. One is made by "
        "python -c 'import secrets; print(secrets.token_urlsafe(50))'."
    )

SITE_URL = value("SITE_URL").rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname
ALLOWED_HOSTS = value("ALLOWED_HOSTS", [SITE_HOST, "localhost", "127.0.0.1"])
VAR_DIR = Path(value("VAR_DIR", str(ROOT / "var")))
VAR_DIR.mkdir(mode=folders.GROUP, parents=True, exist_ok=True)

INSTALLED_APPS = [
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "meetings",
    "fichas",
    "people",
    "practices",
    "django_filters",
    "import_export",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]
MIDDLEWARE = [
    "config.logs.name_request",
    # Whatever answers, and be it a refusal, answers in the language that was asked for.
    "practices.languages.language_of_address",
    # What these say stands on every answer, also where the address is not ours or the database is away.
    "config.headers.security_headers",
    "config.headers.failures_are_asked_again",
    "config.headers.only_utf8",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "practices.catalogue.page_cache.page_cache",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.headers.CompressPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "people.entrance.access.SignInRequired",
    "people.entrance.client_address.remember_request",
    "practices.press.refusals.PressMayBeBusy",
    "django.contrib.messages.middleware.MessageMiddleware",
    "practices.catalogue.errors.not_allowed_in_words",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "practices.languages.languages",
                "practices.catalogue.context.site",
                "people.navigation.navigation",
            ],
        },
    }
]

# Migrations and rebuilds may take longer than any page.
LONG_COMMANDS = {
    "backup",
    "check_index",
    "check_repository",
    "migrate",
    "rebuild_index",
    "restore",
    "synthesize",
}
if value("DATABASE_URL"):
    DATABASES = {"default": env.db("DATABASE_URL")}
else:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR_DIR / "db.sqlite3"}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE and the time-out together keep concurrent writers from "database is locked";
    # synchronous=FULL: an acknowledged save survives a power cut.
    own_options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
    DATABASES["default"]["CONN_MAX_AGE"] = None
    folders.keep_database(Path(DATABASES["default"]["NAME"]))
else:
    # Health checks instead of a pool: a restarted server must not reach the public as errors.
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    own_options = {"connect_timeout": 5}
    if not LONG_COMMANDS.intersection(sys.argv[1:2]):
        limits = "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=30s"
        own_options["options"] = limits
# What the address asks for counts: `?sslmode=verify-full`, certificates, a search path.
asked_options = DATABASES["default"].get("OPTIONS", {})
if "options" in asked_options and "options" in own_options:
    asked_options["options"] = f"{own_options['options']} {asked_options['options']}"
DATABASES["default"]["OPTIONS"] = own_options | asked_options
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("pt-br", "Português"), ("en", "English")]
LOCALE_PATHS = [ROOT / "config" / "locale"]
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = value("TIME_ZONE")
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [ROOT / "static"]
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["woff2", "ttf", "png"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.static_files.StaticFiles"},
}
if DEBUG:
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"

# What is public and served only through views: attachments and printed fichas, each named by its hash.
PUBLIC_FILES = VAR_DIR / "public"
# What governments uploaded, seen by those who may see the ficha; also each named by its hash.
PRIVATE_FILES = VAR_DIR / "private"
# What the sweep put aside, for a month.
QUARANTINE = VAR_DIR / "quarantine"
folders.keep(PUBLIC_FILES, folders.GROUP)
folders.keep(PRIVATE_FILES, folders.OWNER)
folders.keep(QUARANTINE, folders.OWNER)
MAX_ATTACHMENT_BYTES = value("MAX_ATTACHMENT_BYTES")
MAX_FICHA_BYTES = value("MAX_FICHA_BYTES")
CLAMAV_SOCKET = value("CLAMAV_SOCKET")
CLAMAV_TRIES = value(
    "CLAMAV_TRIES"
)  # a minute apart; then a file that cannot be judged is told to its people
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "fichas.files.uploads.BoundedUpload",
]

# Letters: written in the transaction that causes them, sent by `manage.py worker`.
mail = value("EMAIL_URL")
globals().update(mail)
EMAIL_FILE_PATH = VAR_DIR / "mail"
folders.keep(EMAIL_FILE_PATH, folders.OWNER)
EMAIL_PORT = mail["EMAIL_PORT"] or (
    465 if "EMAIL_USE_SSL" in mail else 587 if "EMAIL_USE_TLS" in mail else 25
)
# A slow server that accepts a letter after we gave up waiting would get it again.
EMAIL_TIMEOUT = 60
DEFAULT_FROM_EMAIL = value("DEFAULT_FROM_EMAIL", f"Buenas prácticas migratorias <no-responder@{SITE_HOST}>")
# In seconds. A dozen steps of SMTP, each within its time-out, fit in a lease; the last wait repeats: ten attempts take a day.
LETTER_LEASE = value("LETTER_LEASE")
LETTER_RETRY_DELAYS = value("LETTER_RETRY_DELAYS")
LETTER_ATTEMPTS = value("LETTER_ATTEMPTS")
DIGEST_HOUR = value("DIGEST_HOUR")  # the letter of the day is written from this hour on, in TIME_ZONE

# Security
HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if value("BEHIND_PROXY") else None
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = ("__Host-session", "__Host-csrf") if HTTPS else ("session", "csrf")
KNOWN_BROWSER_COOKIE_NAME = "__Host-known" if HTTPS else "known"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "people.entrance.unsaved_input.csrf_failure"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# The limits on sign-in and invitations: counted in the database, by all processes together.
CACHES = {
    "default": {
        "BACKEND": "people.entrance.limits.LimitsCache",
        "LOCATION": "limits",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# The desk
REVIEW_DAYS = value("REVIEW_DAYS")  # a ficha should not wait longer for the Secretariat
REVIEW_DAYS_ARE_WORKING_DAYS = value("REVIEW_DAYS_ARE_WORKING_DAYS")
AGREEMENT_DAYS = value("AGREEMENT_DAYS")  # nor for the country's agreement
CRITERIA_REQUIRED = value("CRITERIA_REQUIRED")  # the six criteria are assessed before publishing
MIN_FREE_DISK_BYTES = value("MIN_FREE_DISK_BYTES")  # in bytes; with less the site says that it is not ready
# The personal contact of a declined or retired ficha is kept so long, and so long the address from which somebody acted.
CONTACT_DAYS = value("CONTACT_DAYS")
ADDRESS_DAYS = value("ADDRESS_DAYS")

# The repository
CODE_PREFIX = value("CODE_PREFIX")
SECRETARIAT_EMAIL = value("SECRETARIAT_EMAIL")
SHOW_MAP = value("SHOW_MAP")
PRACTICES_PER_PAGE = 20
EXPORT_MOST = 5_000
# Compilations: so many fichas are joined while the reader waits, and so many at all.
SYNC_COMPILATION_SIZE = value("SYNC_COMPILATION_SIZE")
MAX_COMPILATION_SIZE = value("MAX_COMPILATION_SIZE")
MAX_PENDING_COMPILATIONS = value("MAX_PENDING_COMPILATIONS")  # whoever asks for one more is told to come back
MAX_PENDING_COMPILATIONS_PER_CLIENT = value(
    "MAX_PENDING_COMPILATIONS_PER_CLIENT"
)  # of those, so many of one address
COMPILATIONS_BYTES = value("COMPILATIONS_BYTES")  # kept on the disk
LAYOUT_SECONDS = 60  # by the clock, for one ficha or for what opens a compilation
LAYOUT_WAIT = 20  # seconds for a turn; then whoever asked is told to come back
# In seconds. Each step draws it out; the longest is a layout, so another worker never takes a run that is going on.
COMPILATION_LEASE = value("COMPILATION_LEASE")
COMPILATION_ATTEMPTS = value("COMPILATION_ATTEMPTS")
# Files are kept by the browser, and what watches over the site asks each time, also without a database.
NEVER_KEPT = ("/static/", "/salud/")
PAGE_CACHE_BYTES = value("PAGE_CACHE_BYTES")

# What comes in: the largest Word file of a country, and spreadsheet of the desk, to be imported.
MAX_WORD_BYTES = value("MAX_WORD_BYTES")
MAX_TABLE_BYTES = value("MAX_TABLE_BYTES")

IMPORT_EXPORT_SKIP_ADMIN_LOG = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "config.logs.Line"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        "people.entrance.journal": {"level": "INFO"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
