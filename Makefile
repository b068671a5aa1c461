# Two commands for everybody: `make run` and `make test`. The rest is for developers; see README.md.

PYTHON = .venv/bin/python
SHOTS = build/shots
# Chromium refuses its sandbox to root; build machines and bare chroots are root. Never set in the shipped program.
ROOT_ENV = $(shell test "$$(id -u)" = 0 && echo QTWEBENGINE_DISABLE_SANDBOX=1)

.PHONY: run test setup setup-test lint forms i18n bench shots soak

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		echo "== opening the demo agency"; \
		exec env $(ROOT_ENV) .venv/bin/carerix-desktop --demo; \
	else \
		echo "== no display here (DISPLAY and WAYLAND_DISPLAY are not set): drawing the demo's main screens instead"; \
		$(MAKE) --no-print-directory draw; \
	fi

.PHONY: draw
draw:
	@mkdir -p $(SHOTS)
	@env QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software QTWEBENGINE_CHROMIUM_FLAGS=--disable-gpu $(ROOT_ENV) .venv/bin/carerix-desktop --demo --shots $(SHOTS)
	@echo "== the pictures are in $(SHOTS)"

shots: setup draw

setup:
	@packaging/setup.sh run

setup-test:
	@packaging/setup.sh test

test: lint
	@echo "== tests"
	@$(PYTHON) -m pytest -n 2 --ignore=tests/house tests

lint: setup-test
	@echo "== ruff"
	@.venv/bin/ruff check -q .
	@.venv/bin/ruff format -q --check .
	@echo "== import contracts"
	@.venv/bin/lint-imports --no-logo
	@echo "== forms and translations"
	@$(PYTHON) packaging/build_forms.py --check
	@$(PYTHON) packaging/build_i18n.py --check
	@echo "== house rules"
	@$(PYTHON) -m pytest -q -p no:cacheprovider tests/house
	@echo "== mypy"
	@.venv/bin/mypy

forms: setup-test
	@$(PYTHON) packaging/build_forms.py

i18n: setup-test
	@$(PYTHON) packaging/build_i18n.py

bench:
	@packaging/setup.sh bench
	@$(PYTHON) bench/run.py

soak: setup-test
	@echo "== long rigs, whole: this takes a while"
	@$(PYTHON) -m pytest -m soak --timeout=7200 tests
