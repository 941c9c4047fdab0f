# Two commands on a fresh machine with Python 3.11: `make demo` and `make test`.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PYTEST := env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest --numprocesses auto --dist worksteal
PINNED := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt
PIP := $(PINNED) $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test quick lint docs samples picture picture-desk pictures golden benchmark clean

demo: .venv/diary
	@mkdir -p demo
	@$(BIN)/diary report samples/frequent-small-voids.xlsx --force -o demo/report.html -o demo/report.pdf -o demo/report.json

test: .venv/tests lint
	@$(PYTEST) --cov --cov-report=term-missing:skip-covered

# Every test that needs no browser, office program, cluster or FHIR server; of one room with ROOM=reading, ROOM=reading/cells.
quick: .venv/tests
	@$(PYTEST) -m 'not browser and not office and not cluster and not fhir_server' $(wildcard diary/$(ROOM) tests/$(ROOM))

lint: .venv/tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

docs: .venv/diary
	@$(BIN)/python -m docs.make

samples: .venv/diary
	@$(BIN)/python samples/make_samples.py
	@$(BIN)/python samples/messy.py

picture: .venv/diary
	@$(BIN)/diary report samples/frequent-small-voids.xlsx -q --force -o docs/page-one.png
	@chmod 644 docs/page-one.png

picture-desk: .venv/tests
	@$(BIN)/python -m pictures.desk

pictures: .venv/diary
	@$(BIN)/python -m pictures.make

golden: .venv/tests
	@$(BIN)/python -m tests.golden

# Every benchmark; one that fails leaves the others their figures, and is told by the exit code.
benchmark: .venv/tests
	@failed=0; for part in report one_more reading growth analysis 'cohort files' 'cohort partitioned' export desk; do \
		$(BIN)/python -m benchmarks.$$part $(KEEP) || { echo "benchmarks.$$part failed" >&2; failed=1; }; \
	done; exit $$failed

.venv/diary: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) -e .
	@touch $@

.venv/tests: .venv/diary
	@$(PIP) -e '.[test]'
	@touch $@

clean:
	@rm -rf .venv demo build *.egg-info .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
