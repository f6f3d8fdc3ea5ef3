# The two commands: make talk, make test. Each makes what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: talk test alexa-check lint models setup bench clean build-Coach build-Hello

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

# What a turn, a cold start and a response cost; with RECORDINGS=folder, how many spoken commands are understood.
BENCH := PYTHONPATH=.:tests/conversations:tests/skill:tests/alexa $(BIN)/python tests/benchmarks
bench: $(READY)
	@sh tests/install_tools.sh
	$(BENCH)/alexa_turns.py
	$(BENCH)/alexa_cold_start.py
	$(BENCH)/alexa_response_sizes.py
	@test -z "$(RECORDINGS)" || $(BENCH)/human_commands.py $(RECORDINGS)

# The Lambda function, as `sam build` asks for it: ARTIFACTS_DIR is where to. It needs Python and pip, no more.
# Another LAMBDA_PLATFORM and LAMBDA_PYTHON make it for another machine, say the one at hand.
LAMBDA_PYTHON ?= 3.13
LAMBDA_PLATFORM ?= manylinux2014_aarch64
BUILDER = $(shell python$(LAMBDA_PYTHON) -c "" 2>/dev/null && echo python$(LAMBDA_PYTHON) || echo $(PYTHON))
LIBRARIES = $(BUILDER) -m pip install --quiet --root-user-action ignore --disable-pip-version-check --no-compile --no-deps --requirement requirements.txt \
	--platform $(LAMBDA_PLATFORM) --python-version $(LAMBDA_PYTHON) --implementation cp --only-binary=:all: --target

build-Coach:
	@$(BUILDER) -m pip install --quiet --root-user-action ignore --disable-pip-version-check --no-deps \
		--target "$(ARTIFACTS_DIR)/.builder" PyYAML num2words
	@PYTHONPATH="$(ARTIFACTS_DIR)/.builder" $(BUILDER) -B -m skill.compiling "$(ARTIFACTS_DIR)"
	@$(LIBRARIES) "$(ARTIFACTS_DIR)"
	@rm -rf "$(ARTIFACTS_DIR)/.builder" "$(ARTIFACTS_DIR)/bin"
	@$(BUILDER) -B -W ignore -m skill.compiling bytecode "$(ARTIFACTS_DIR)" $(LAMBDA_PYTHON)

# The least skill, built in the same way, to measure our start against.
build-Hello:
	@cp tests/benchmarks/hello_world/hello.py "$(ARTIFACTS_DIR)"
	@$(LIBRARIES) "$(ARTIFACTS_DIR)"
	@$(BUILDER) -B -W ignore -m skill.compiling bytecode "$(ARTIFACTS_DIR)" $(LAMBDA_PYTHON)

setup: $(READY)

# Its words go to standard error: standard output is the coach's.
$(READY): pyproject.toml
	@echo "Setting up $(VENV): this takes a minute or two." >&2
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)' </dev/null
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) </dev/null >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]' </dev/null >&2
	@touch $(READY)

clean:
	rm -rf $(VENV) build dist .aws-sam .pytest_cache .mypy_cache .ruff_cache .hypothesis
