# `make` alone says what can be made. Everything sets itself up first.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

HOST ?= 127.0.0.1
PORT ?= 8000
JOBS ?= 2
RUN := .venv/bin/python -m
LOCK := $(RUN) uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock" --quiet

# The theme's notice about MkDocs 2 says nothing that an editor could act on.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help
help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

.PHONY: site
site: set-up-site ## Build the handbook into site/ (OFFLINE=true: to be opened from the folder)
	$(RUN) mkdocs build --strict

.PHONY: serve
serve: set-up-site ## Show the handbook at http://HOST:PORT and follow every change
	$(RUN) mkdocs serve --dev-addr $(HOST):$(PORT)

.PHONY: test
test: set-up-browser ## Run everything that CI runs: format, lint, types, tests, a strict build
	$(RUN) ruff format --check .
	$(RUN) ruff check .
	$(RUN) mypy
	JOURNEYBOOK_CHROMIUM="$$(scripts/chromium)" $(RUN) pytest -n $(JOBS) --dist loadgroup
	$(RUN) mkdocs build --strict

.PHONY: format
format: set-up-dev ## Lay out the Python code, and mend what can be mended without thinking
	$(RUN) ruff format .
	$(RUN) ruff check --fix .

.PHONY: lock
lock: set-up-dev ## Choose the newest versions that fit and write requirements/ and package-lock.json anew
	$(LOCK) --upgrade --group build --output-file requirements/site.txt
	$(LOCK) --upgrade --group dev --constraint requirements/site.txt --output-file requirements/dev.txt
	.venv/bin/npm update --package-lock-only --loglevel=error

.PHONY: clean
clean: ## Remove everything that was made
	rm -rf .venv node_modules site dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .cache
	find plugins tests -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: set-up-site set-up-dev set-up-browser
set-up-site set-up-dev set-up-browser: set-up-%:
	@scripts/set-up $*
