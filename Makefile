# `make demo` and `make test` need Python 3.11 to 3.13, make and a package index, nothing else.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: help demo test check lint types layers floors numbers train bench clean

help:
	@echo "make demo     install into .venv, read corpus/, show what was found and write the tables to out/"
	@echo "make test     install what the tests need and run them"
	@echo "make check    lint, types, layers, tests and the floors of gold/"
	@echo "make numbers  accuracy and speed, as README.md tells them"
	@echo "make bench    speed and memory"
	@echo "make train    DATA=... WORK=...: train the language model anew"
	@echo "make clean    remove .venv, out and caches"

demo: .venv/installed
	@$(BIN)/sanctwatch extract corpus/ --format table
	@$(BIN)/sanctwatch extract corpus/ -o out --quiet
	@echo " The tables are files now: out/stances.csv, events, quotes, mentions, documents and, with every column explained, out/datapackage.json"

test: .venv/installed-dev
	$(BIN)/pytest

# TESTED=1 leaves the tests out, for one who has just run them.
check: lint types layers $(if $(TESTED),,test) floors

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed-dev
	$(BIN)/mypy

layers: .venv/installed-dev
	$(BIN)/lint-imports

floors: .venv/installed-dev
	$(BIN)/sanctwatch evaluate gold --check

# What README.md repeats under "How good it is": run it and paste, whenever a rule has changed.
numbers: .venv/installed-dev
	@$(BIN)/sanctwatch evaluate gold
	@$(BIN)/python benchmarks/speed.py --seconds 5

# DATA is the folder of the data sets that models/README.md lists, WORK one for checkpoints and logs.
train: .venv/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r models/train/requirements.txt
	$(BIN)/python models/train $(DATA) $(WORK) models/en_sanctwatch --workers 2 --steps 2000

bench: .venv/installed-dev
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/memory.py
	$(BIN)/python benchmarks/report.py

clean:
	rm -rf .venv out .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# The stamps make the second run instant. Editable installs, so that they hold while the code changes.
.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "sanctwatch needs Python 3.11 to 3.13; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "making .venv"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/made pyproject.toml
	@echo "installing sanctwatch into .venv, a minute or so"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/installed-dev: .venv/made pyproject.toml
	@echo "installing sanctwatch and what its tests need into .venv, a minute or two"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ .venv/installed
