# The one entry point. Every target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help run test check bench bench-peers screenshots fuzz docs lowest dist clean

help: ## show this help
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[serve,dev]'
	$(BIN)/python -m compileall -q src # as pip does for what is not editable
	@touch $(READY)

run: $(READY) ## open the explorer
	@$(BIN)/eurasia

test: $(READY) ## run the tests; says which were skipped and why
	@# Tests that watch files run beside the others, in a process without the watchers of other tests.
	@mkdir -p build
	@$(BIN)/python -m pytest -r fEs tests/test_own_pack_live.py >build/watching.txt 2>&1 & watching=$$!; \
	$(BIN)/python -m pytest -n auto --dist loadfile -r fEs --ignore tests/test_own_pack_live.py; others=$$?; \
	wait $$watching; code=$$?; cat build/watching.txt; [ $$others = 0 ] && [ $$code = 0 ]

check: $(READY) ## lint, format, imports, types, content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/eurasia check content

bench: $(READY) ## measure the budgets beside a bare app, write benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks

bench-peers: $(READY) ## measure programs of the same sort beside ours, write benchmarks/PEERS.md
	$(BIN)/python -m benchmarks.peers

screenshots: $(READY) ## draw the screenshots and the recording of README again
	$(BIN)/python scripts/screenshots.py
	$(BIN)/python -m pip install --quiet --constraint constraints.txt pillow
	$(BIN)/python scripts/recording.py

docs: $(READY) ## write the tables of fields and keys in docs/
	$(BIN)/python scripts/doc_tables.py

fuzz: $(READY) ## random keys and property tests side by side, an hour of each; the counts are kept in build/fuzz.txt
	nice -n 19 $(BIN)/python scripts/fuzz.py --counts build/fuzz.txt

clean: ## remove what was built
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .import_linter_cache .pytest_cache .hypothesis

lowest: $(READY) ## run a part of the tests with the lowest versions that pyproject.toml allows
	$(BIN)/python -m pip install --quiet --constraint constraints.txt uv
	$(BIN)/uv venv --quiet --clear build/lowest
	$(BIN)/uv pip install --quiet --python build/lowest/bin/python --resolution lowest-direct --editable '.[serve,update,png,dev]'
	build/lowest/bin/python -m pytest -p no:cacheprovider tests/test_cli.py tests/test_app.py tests/test_check.py tests/test_exports.py tests/test_search.py

dist: $(READY) ## build the sdist and the wheel into dist/
	$(BIN)/python -m pip install --quiet --constraint constraints.txt build
	$(BIN)/python -m build
