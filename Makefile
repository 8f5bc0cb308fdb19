# kgbuild: two commands do everything from a fresh clone.
#   make build   set up, then turn articles/ into output/
#   make test    set up, then lint, type-check and test
#
# Needs Python 3.10 to 3.13 with venv, and make.  Everything goes into .venv; delete it to start again.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARTICLES ?= articles
OUTPUT ?= output

.PHONY: build view test lint fast clean browser

build: $(VENV)/installed
	$(BIN)/kgbuild build $(ARTICLES) -o $(OUTPUT)

view: build
	$(BIN)/kgbuild view $(OUTPUT)

test: lint $(VENV)/developing
	$(BIN)/python -m pytest

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/kgbuild check

# Without the browser and the trained pipeline: what to run while editing.
fast: $(VENV)/developing
	$(BIN)/python -m pytest -m "not browser and not pipeline"

# A headless browser for the viewer's tests (Debian, Ubuntu; elsewhere install Chromium by hand).
browser:
	command -v chromium || (apt-get update -q && apt-get install -yq --no-install-recommends chromium)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip

$(VENV)/installed: pyproject.toml $(VENV)/bin/python
	$(BIN)/pip install --quiet -c constraints.txt -e .
	touch $@

$(VENV)/developing: pyproject.toml $(VENV)/installed
	$(BIN)/pip install --quiet -c constraints.txt -e ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find $(OUTPUT) -mindepth 1 ! -name .gitkeep -delete
