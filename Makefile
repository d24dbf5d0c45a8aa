# `make run` reads examples/ (or INPUT=path) and leaves report.html; `make test` runs every test. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INPUT ?= examples
STORE ?= out/reportedly.db

.PHONY: run test lint check setup setup-dev format docs evaluate bench clean

run: $(VENV)/.installed
	@mkdir -p $(dir $(STORE))
	@$(BIN)/reportedly read $(INPUT) --store $(STORE); status=$$?; [ $$status -le 1 ] || exit $$status
	@$(BIN)/reportedly report --store $(STORE) -o report.html
	@echo "report.html is made. To check, correct and decide in a browser: $(BIN)/reportedly serve --store $(STORE)"

test: $(VENV)/.installed-dev
	@sh scripts/machine.sh test
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.installed-dev
	$(BIN)/python scripts/docs_cli.py
	$(BIN)/python scripts/tutorial.py

evaluate: $(VENV)/.installed
	$(BIN)/reportedly evaluate --gold ../shared/gold

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/engine.py
	$(BIN)/python benchmarks/claims.py --words-only
	$(BIN)/python benchmarks/times.py
	$(BIN)/python benchmarks/copies.py --sizes 2000 8000 --runs 1

setup: $(VENV)/.installed
setup-dev: $(VENV)/.installed-dev

$(VENV)/bin/python:
	@sh scripts/machine.sh venv
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) out report.html .mypy_cache .ruff_cache .pytest_cache .hypothesis
