# Two commands: `make demo` shows what emucli does, `make test` runs every check. Each builds what it needs.
.DEFAULT_GOAL := help
.PHONY: help demo test fuzz bench docs accept clean

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
# The first Python that is new enough; PYTHON=... chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
MINUTES ?= 10

help:
	@echo 'make demo    validate the records, score and elect the worked example, write papers into build/'
	@echo 'make test    formatting, types, imports, tests'
	@echo 'make fuzz    odd records for MINUTES=10: no fault, and clean records are scored; SEED=... begins the same again'
	@echo 'make bench   times and memory against peers and targets, some minutes; docs/performance.md'
	@echo 'make docs    write the generated parts: schemas/, docs/findings*.md, styles of docs/papers.md, pictures'
	@echo 'make accept  write the golden answers: tests/examples/golden/, to be read before they are committed'
	@echo 'make clean   remove what was built'

# A second run installs nothing: only a change of these files does.
$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo 'emucli needs Python 3.11 or later. On Debian or Ubuntu: apt install python3 python3-venv'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) has no venv or ensurepip. On Debian or Ubuntu: apt install $$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

demo: $(READY)
	@BIN=$(BIN) sh examples/demo.sh

test: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --durations 25
	$(BIN)/emucli validate records

fuzz: $(READY)
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES) $(if $(SEED),--seed $(SEED))

# What is compared with is installed for this alone; without a network it is left out, and the run says so.
$(VENV)/compared: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]' \
		&& touch $@ || echo 'Not every tool to compare with could be installed.'

bench: $(VENV)/compared
	$(BIN)/python -m benchmarks

docs: $(READY)
	$(BIN)/python -m tests.generated
	$(BIN)/python -m tests.guide_pictures
	$(BIN)/python -m tests.pictures

accept: $(READY)
	$(BIN)/python -m tests.examples.accept

clean:
	rm -rf $(VENV) build dist
