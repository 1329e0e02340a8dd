# Deux commandes suffisent : « make demo » et « make test ». « make help » liste les autres.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: demo install test test-sqlite test-postgres lint format lock messages help python port browser gettext libical sabre

PORT ?= 8000
VAR_DIR ?= var
BIN := .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check install --quiet --root-user-action=ignore
PYTEST = $(BIN)/python -m pytest -n 2 $(ARGS)
# Judged once, for what answers is the same on both databases: on SQLite what only looks at the pages (accessibility,
# weight, validity), who may enter where, the demo, which is on SQLite; on PostgreSQL, as a town has it, the journeys.
JOURNEYS := tests/e2e/journeys
SAME := tests/e2e/front tests/fences tests/reseau/demo
LOCK = $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml $(ARGS)
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard site/reseau/locale/*/LC_MESSAGES/*.po))
JUDGES := tests/tooling/node/node_modules/.package-lock.json
STATIC := $(VAR_DIR)/static/staticfiles.json
# The first Python that fits; PYTHON= names another one.
FITS := -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do $$p $(FITS) && echo $$p && break; done)

demo: export PRODUCTION := 0
demo: python port install ## sert le site d’exemple sur http://127.0.0.1:8000 (PORT=8001 ; RESET=1 : tout refaire)
	@$(BIN)/python manage.py demo --port $(PORT) $(if $(filter-out 0,$(RESET)),--reset)
	@exec $(BIN)/gunicorn reseau.wsgi --bind 127.0.0.1:$(PORT) --workers 1 --threads 8 --no-control-socket --log-level warning
install: python .venv/demo $(CATALOGUES) $(STATIC) ## installe ou met à jour ce qu’il faut au vrai site, sans toucher à sa base
test: test-sqlite test-postgres ## lance tous les tests sur SQLite puis sur PostgreSQL (ARGS="tests/agenda -k flux" : une partie)
test-sqlite: .venv/dev browser libical sabre $(JUDGES) $(CATALOGUES) ## lance les tests sur SQLite seulement
	TEST_DATABASE_URL= $(PYTEST) --ignore=$(JOURNEYS)
test-postgres: .venv/dev browser libical sabre $(JUDGES) $(CATALOGUES) ## lance les tests sur PostgreSQL : serveur TEST_DATABASE_URL, sinon serveur jetable
	$(BIN)/python -m tests.tooling.postgres $(PYTEST) $(addprefix --ignore=,$(SAME))
lint: export DATABASE_URL := sqlite://:memory:
lint: .venv/dev gettext ## vérifie le style, les couches, les migrations, les traductions, la mise en production
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --quiet --check --lint templates
	$(BIN)/lint-imports
	PRODUCTION=0 $(BIN)/python manage.py makemigrations --check --dry-run
	PRODUCTION=0 $(BIN)/python -m tests.tooling.catalogues check
	PRODUCTION=1 SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') \
	ALLOWED_HOSTS=example.org $(BIN)/python manage.py check --deploy --fail-level WARNING
format: .venv/dev ## met le code et les gabarits en forme
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint --quiet --reformat templates
messages: .venv/dev gettext ## relève les textes à traduire dans chaque catalogue de site/reseau/locale
	PRODUCTION=0 $(BIN)/python -m tests.tooling.catalogues update
lock: .venv/dev ## réécrit les fichiers de versions figées (ARGS=--upgrade : les dernières versions)
	$(LOCK) --group dev --output-file requirements-dev.txt
	$(LOCK) --group build --constraint requirements-dev.txt --output-file requirements.txt
help: ## affiche cette liste
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1|\2/p' Makefile | awk -F '|' '{ printf "  %-20s %s\n", $$1, $$2 }'

# What these commands stand on.
python:
	@"$(PYTHON)" $(FITS) || { echo "Il faut Python 3.11, 3.12 ou 3.13 (make demo PYTHON=/chemin/python3.12 en indique un)." >&2; exit 1; }
port:
	@"$(PYTHON)" -c "import socket; socket.create_server(('127.0.0.1', $(PORT)))" 2>/dev/null \
	|| { echo "Le port $(PORT) n’est pas libre : choisissez-en un autre (make demo PORT=8001)." >&2; exit 1; }
browser gettext libical sabre: .venv/dev
	@$(BIN)/python -m tests.tooling.system $@
.venv/created: | python
	@"$(PYTHON)" -c 'import ensurepip' 2>/dev/null || { \
	package=$$("$(PYTHON)" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
	echo "Il manque le module venv de Python : installez-le (sudo apt install $$package), puis relancez." >&2; exit 1; fi; \
	apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y $$package >/dev/null; }
	@"$(PYTHON)" -m venv --clear .venv
	@touch $@
# The pip that Python brings reads the hashes of a package with an extra wrong.
define INSTALL
@echo "Installation des dépendances ($<) : une ou deux minutes la première fois…"
@$(PIP) --upgrade pip
@$(PIP) --require-hashes -r $<
@$(PIP) --no-deps --no-build-isolation -e .
@touch $@
endef
.venv/demo: requirements.txt pyproject.toml | .venv/created
	$(INSTALL)
.venv/dev: requirements-dev.txt pyproject.toml | .venv/created
	$(INSTALL)
# What exists for Node.js only, and the Node.js of its own package: nothing is asked of the machine.
$(JUDGES): tests/tooling/node/package-lock.json .venv/dev
	@echo "Installation des juges (validité HTML, Lighthouse, lecteurs de calendriers)…"
	@cd $(dir $<) && PATH="$(abspath $(BIN)):$$PATH" npm ci --ignore-scripts --silent && touch node_modules/.package-lock.json
%.mo: %.po
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
$(STATIC): .venv/demo $(shell find site/reseau/static -type f)
	@echo "Préparation des feuilles de style et des scripts…"
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
