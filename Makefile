# The portal's daily commands; `make` alone lists them.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help
export PORT ?= 8000
PYTHON_IN_VENV := .venv/bin/python
MANAGE := $(PYTHON_IN_VENV) manage.py
PAGES ?= 10000

help:  ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: install install-dev
install:
	@scripts/install requirements.txt

install-dev: install
	@scripts/install requirements-dev.txt

.PHONY: run develop demo bulk shell
run: install  ## Prepare everything and serve the portal on PORT (8000)
	@$(PYTHON_IN_VENV) scripts/run.py

develop: install  ## The same, starting anew whenever the code changes
	@$(PYTHON_IN_VENV) scripts/run.py --reload

demo: install  ## Load the demo content again; pages that people edited stay as they are
	@$(MANAGE) load_demo

bulk: install  ## Load PAGES (10000) made-up pages to measure with
	@$(MANAGE) load_bulk --pages $(PAGES)

shell: install  ## Open a Python shell with the portal's models
	@$(MANAGE) shell

.PHONY: test test-browser guides lighthouse lint format check docker-steps
test: install-dev  ## Run the tests on SQLite or DATABASE_URL; ARGS go to pytest
	@$(PYTHON_IN_VENV) scripts/messages.py compile
	@$(PYTHON_IN_VENV) -m pytest -n auto $(ARGS)

test-browser: install-dev  ## Run the tests that need a browser: Chromium, or CHROMIUM
	@$(PYTHON_IN_VENV) scripts/messages.py compile
	@$(PYTHON_IN_VENV) -m pytest -n auto --maxprocesses 4 tests/browser \
		--ignore=tests/browser/test_lighthouse.py $(ARGS)

guides: install-dev  ## Perform the editors' guides and take their pictures anew
	@$(PYTHON_IN_VENV) scripts/messages.py compile
	@$(PYTHON_IN_VENV) -m pytest tests/browser/guides --pictures $(ARGS)

lighthouse: install-dev  ## Measure the main pages with Lighthouse (needs npm and a quiet machine)
	@$(PYTHON_IN_VENV) scripts/messages.py compile
	@$(PYTHON_IN_VENV) -m pytest tests/browser/test_lighthouse.py $(ARGS)

lint: install-dev  ## Look for faults of style in code and templates
	@$(PYTHON_IN_VENV) -m ruff check .
	@$(PYTHON_IN_VENV) -m ruff format --check .
	@$(PYTHON_IN_VENV) -m djlint --quiet --lint templates
	@$(PYTHON_IN_VENV) -m djhtml --tabwidth 2 --check templates

format: install-dev  ## Correct what can be corrected in code and templates
	@$(PYTHON_IN_VENV) -m ruff check --fix-only --quiet .
	@$(PYTHON_IN_VENV) -m ruff format .
	@$(PYTHON_IN_VENV) -m djhtml --tabwidth 2 templates

check: install-dev  ## Check production settings, migrations and translations
	@SECRET_KEY=$$($(PYTHON_IN_VENV) -c "import secrets; print(secrets.token_urlsafe(64))") \
		ALLOWED_HOSTS=portal.example DJANGO_SETTINGS_MODULE=portal.settings.production \
		$(MANAGE) check --deploy --fail-level WARNING
	@$(MANAGE) makemigrations --check --dry-run
	@$(PYTHON_IN_VENV) scripts/messages.py check

docker-steps: install-dev  ## Run the Dockerfile's own steps in a clean folder, without a container
	@$(PYTHON_IN_VENV) scripts/docker_steps.py

.PHONY: messages migrations requirements upgrade screenshots docker clean
messages: install  ## Collect the interface's texts in locale/ for translation
	@$(PYTHON_IN_VENV) scripts/messages.py update

migrations: install  ## Make the migrations that changed models need
	@$(MANAGE) makemigrations

COMPILE := UV_CUSTOM_COMPILE_COMMAND="make requirements" $(PYTHON_IN_VENV) -m uv pip compile --quiet \
	--no-config --universal --python-version 3.11 --generate-hashes $(UPGRADE)
requirements: install-dev  ## Pin and hash what requirements.in and requirements-dev.in name
	@$(COMPILE) requirements.in --output-file requirements.txt
	@$(COMPILE) requirements-dev.in --output-file requirements-dev.txt

upgrade:  ## The same, with the newest versions that fit
	@$(MAKE) requirements UPGRADE=--upgrade

screenshots: install-dev  ## Take the pictures in docs/screenshots/ of the running portal; ARGS=--all of every page
	@$(PYTHON_IN_VENV) scripts/screenshots.py $(ARGS)

docker: .env  ## Build the image and start it with PostgreSQL and Redis
	docker compose up --build

.env:
	@umask 077 && python3 -c "import secrets; \
	print(*(f'{name}={secrets.token_urlsafe(64)}' for name in ('SECRET_KEY', 'POSTGRES_PASSWORD')), sep='\n')" > .env
	@echo "Made .env with fresh secrets for docker compose."

clean:  ## Remove the environment and what was compiled; var/ with database and media stays
	@rm -rf .venv .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@find locale locale_wagtail locale_allauth -name '*.mo' -delete 2>/dev/null || true
