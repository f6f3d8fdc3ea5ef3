# The two commands: make talk, make test. Each makes what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: talk test alexa-check lint models setup bench clean

talk: $(READY)
	@$(BIN)/pullday $(ARGS)

test: $(READY)
	@sh tests/install_tools.sh
	$(BIN)/python -m skill.interaction check
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

# Every tool that can look at the Alexa skill offline; a line for each says what it checked.
alexa-check: $(READY)
	@sh tests/install_tools.sh
	$(BIN)/pytest -m tool

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m skill.interaction check

models: $(READY)
	$(BIN)/python -m skill.interaction build

bench: $(READY)
	$(BIN)/python tests/benchmarks/human_commands.py

setup: $(READY)

# Its words go to standard error: standard output is the coach's.
$(READY): pyproject.toml
	@echo "Setting up $(VENV): this takes a minute or two." >&2
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)' </dev/null
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) </dev/null >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]' </dev/null >&2
	@touch $(READY)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
