# `make demo` shows the repository, `make test` tests it. Both install what is missing and can be run again and again.

PORT ?= 8000
PYTHON = .venv/bin/python
MANAGE = $(PYTHON) manage.py
PYTEST = $(PYTHON) -m pytest --numprocesses 2
# A browser mostly waits: three at once on two cores. In order, so that what a module makes for itself is made once.
BROWSER_TESTS = $(PYTHON) -m pytest --numprocesses 3 tests/browser
# Continuous integration holds a floor, in one stage: to count lines takes its time.
COVERAGE = $(if $(CI),--cov --cov-report=term --cov-fail-under=93)
# Whatever a database could change; the press, Word and the like are the same on both.
ON_POSTGRESQL = not (browser or drill or bench or one_database)

FOR_PDF = libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# msgfmt compiles the translations.
FOR_LANGUAGES = msgfmt:gettext
TRANSLATIONS = $(patsubst %.po,%.mo,$(wildcard config/locale/*/LC_MESSAGES/django.po))
# A spreadsheet opens the tables, a word processor the form.
FOR_DRILLS = localc:libreoffice-calc lowriter:libreoffice-writer
# libatomic1: Playwright's driver is a Node program.
FOR_TESTS = libatomic1 pdftotext:poppler-utils qpdf:qpdf $(if $(TEST_DATABASE_URL),,initdb:postgresql)

# Ubuntu has Chromium only as a snap, which sees no folder of the tests: there Playwright brings its own.
ifeq ($(shell . /etc/os-release 2>/dev/null && echo $$ID),ubuntu)
BROWSER = test -e .venv/chromium || { $(PYTHON) -m playwright install --with-deps chromium && touch .venv/chromium; }
else
# The browser without its window: the same engine in two thirds of the time.
FOR_TESTS += chromium-headless-shell chromium-sandbox
BROWSER = :
endif

# What `make check` takes for production: only the values that a real one must set.
PRODUCTION = DEBUG= SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))') \
	SITE_URL=https://example.org

.PHONY: help demo test check drills bench lock messages runtime development

help:
	@echo 'make demo    install what is missing, load the demonstration, serve it with its worker on http://127.0.0.1:$(PORT)'
	@echo 'make test    all tests: on SQLite, on PostgreSQL, in a browser'
	@echo 'make check   lint, format, types, imports, migrations, templates, settings'
	@echo 'make drills  kills, races and floods, on both databases; every variant of a sweep; the browser on a slow line'
	@echo 'make bench   timings'
	@echo 'make lock    write the locked requirements anew'
	@echo 'make messages  write down what there is to translate in config/locale/'

demo: export PORT := $(PORT)
demo: export SITE_URL ?= http://127.0.0.1:$(PORT)
demo: export SECOND_STEP_REQUIRED ?= 0
demo: runtime var/static/staticfiles.json
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_vocabularies
	@$(MANAGE) demo
	@$(MANAGE) worker & worker=$$!; \
	$(PYTHON) -m gunicorn --config config/gunicorn.py config.wsgi & server=$$!; \
	trap 'kill $$server $$worker 2>/dev/null' INT TERM; \
	wait $$server; status=$$?; kill $$worker 2>/dev/null; wait; exit $$status

# Compressing them takes seconds: only when one of them, or what brings others along, has changed.
var/static/staticfiles.json: requirements.txt $(shell find static -type f) | runtime
	@$(MANAGE) collectstatic --noinput --verbosity 0

test: development
	TEST_DATABASE_URL= $(PYTEST) $(COVERAGE)
	$(PYTHON) -m tests.cluster $(PYTEST) -m '$(ON_POSTGRESQL)'
	TEST_DATABASE_URL= $(BROWSER_TESTS) -m 'browser and not drill'

drills: development
	@sh config/install.sh requirements-dev.txt $(FOR_DRILLS)
	TEST_DATABASE_URL= $(PYTHON) -m pytest -m 'drill and not browser' -rP --show-capture=stdout
	$(PYTHON) -m tests.cluster $(PYTHON) -m pytest -m 'drill and not browser' -rP --show-capture=stdout
	EXAMPLES=200 $(PYTHON) -m tests.cluster $(PYTEST) -m 'one_database and not drill'
	EVERY_WIDTH=1 SLOW_LINE=0.3 TEST_DATABASE_URL= $(BROWSER_TESTS) -m browser

bench: development
	$(PYTHON) -m tests.benchmarks

check: development
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m djlint --lint --quiet templates
	$(PYTHON) -m mypy config meetings fichas people practices
	@$(PYTHON) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'
	@echo 'manage.py check --deploy'; $(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run
	$(PYTHON) -m pytest --quiet tests/test_messages.py
	# From the first release on, a migration can be undone and the former version runs on its tables.
	DJANGO_SETTINGS_MODULE=tests.settings $(PYTHON) -m tests.cluster $(MANAGE) lintmigrations --no-cache --quiet ok ignore \
		--warnings-as-errors --ignore-initial-migrations --include-apps meetings fichas people practices
	$(PYTHON) -m pip check

# The files hold hashes and no addresses; any pip installs them.
LOCK = $(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --only-binary :all: \
	--generate-hashes --no-emit-index-url --no-header pyproject.toml
lock: development
	$(PYTHON) -m pip install --quiet uv
	$(LOCK) --upgrade --output-file requirements.txt
	$(LOCK) --upgrade --extra dev --constraint requirements.txt --output-file requirements-dev.txt

# Portuguese and English, beside the Spanish of the code. What is no longer said is dropped.
messages: development
	$(MANAGE) makemessages --locale pt_BR --locale en --ignore 'tests/*' --ignore '.venv/*' --ignore 'var/*' \
		--add-location file --no-wrap --no-obsolete

%.mo: %.po
	msgfmt --check --output-file=$@ $<

runtime:
	@sh config/install.sh requirements.txt $(FOR_PDF) $(FOR_LANGUAGES)
	@$(MAKE) --no-print-directory $(TRANSLATIONS)

development:
	@sh config/install.sh requirements-dev.txt $(FOR_PDF) $(FOR_LANGUAGES) $(FOR_TESTS)
	@$(MAKE) --no-print-directory $(TRANSLATIONS)
	@$(BROWSER)
