# Two commands matter: `make run` serves the dashboard, `make test` checks everything.
# Both make .venv and fill it at their first run; afterwards they start at once.

VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8501

.PHONY: run test nightly bench check format locks clean

run: $(VENV)/installed
	@$(PY) -m dashboard run --host 127.0.0.1 --port $(PORT)

test: $(VENV)/installed-dev $(VENV)/browser
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports
	$(PY) -m dashboard check
	CHROME_PATH="$$(cat $(VENV)/browser)" $(PY) -m pytest -q -n auto --dist loadfile --ignore=tests/browser
	CHROME_PATH="$$(cat $(VENV)/browser)" $(PY) -m pytest -q -n auto --dist loadfile tests/browser

# The same tests of links and hostile texts with 5,000 query strings and 200 texts in place of 300 and 30.
nightly: $(VENV)/installed-dev
	NIGHTLY=1 $(PY) -m pytest -q --timeout=3600 tests/views/test_links.py tests/exports/test_citations.py tests/test_hostile.py

# A key of presenter mode beside a page switch of a plain Streamlit app, in one run.
bench: $(VENV)/installed-dev $(VENV)/browser
	@CHROME_PATH="$$(cat $(VENV)/browser)" $(PY) -m tests.bench_present

check: $(VENV)/installed
	@$(PY) -m dashboard check

format: $(VENV)/installed-dev
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

# The newest Python from 3.11 on that this machine has.
$(PY):
	@for python in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "Making $(VENV) with $$($$python --version)"; \
	    $$python -m venv $(VENV) || { rm -rf $(VENV); \
	      echo "$$python cannot make a virtual environment (on Debian: apt-get install python3-venv)"; exit 1; }; \
	    exit 0; \
	  fi; \
	done; \
	echo "Python 3.11 or newer is needed and none was found; see https://www.python.org/downloads/"; exit 1

$(VENV)/installed: requirements.txt | $(PY)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt | $(PY)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/installed

# The browser's place is kept in this file, and looked for again if it has gone.
$(VENV)/browser: $(VENV)/installed-dev $(if $(wildcard $(shell cat $(VENV)/browser 2>/dev/null)),,missing-browser)
	@$(PY) -m tests.find_browser > $@.new || { cat $@.new; rm -f $@.new; exit 1; }
	@mv $@.new $@

.PHONY: missing-browser
missing-browser:

# Both locks hold for every Python from 3.11 on. Needs uv: pip install uv
LOCK := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-annotate --no-header pyproject.toml
locks:
	$(LOCK) -o requirements.txt
	$(LOCK) --group dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf $(VENV)
