# What can be done here. Each of these sets up what it needs, is safe to run again, and says what it does.
#
#   make study   open the course in JupyterLab (make study ARGS=--no-browser hands options on to it)
#   make book    build the published book and serve it on this machine
#   make zip     make one file of the book, to hand on and to read without a server
#   make slides  make a deck of slides for each chapter (make slides ARGS=a-unique-bond for one)
#   make pdf     print the book and each chapter as PDF files (make pdf ARGS="a-unique-bond --paper letter")
#   make epub    pack the book for e-readers
#   make test    run every check
#   make bench   measure speed and size beside a plain Jupyter Book
#   make lock    write requirements.txt and tests/requirements.txt anew from pyproject.toml
#   make clean   remove what was built (never what a learner did)

SHELL := /bin/sh
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

.PHONY: pictures help study book zip slides pdf epub test bench lock clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^#   //p' Makefile

# ---- setting up -----------------------------------------------------------------------------------------------------
# A stamp remembers that the pinned packages are in; it is older than the lock as soon as the lock changes.
.venv/.course: requirements.txt pyproject.toml
	@if [ -z "$(PYTHON)" ]; then \
		echo "The course needs Python 3.11, 3.12, 3.13 or 3.14. Found: $$(python3 --version 2>&1 || echo none)."; \
		echo "Install one (https://www.python.org/downloads/), or name it: make PYTHON=/path/to/python3.13 $(MAKECMDGOALS)"; \
		exit 1; fi
	@echo "Setting up the course in .venv with $$($(PYTHON) --version) (a minute or two, once)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.tests: .venv/.course tests/requirements.txt tests/package-lock.json
	@echo "Setting up what the checks need"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@$(BIN)/python tests/tools.py
	@touch $@

# ---- what people come for -------------------------------------------------------------------------------------------
study: .venv/.course
	@echo "Opening the course in JupyterLab. To stop it, press Ctrl+C twice here."
	@$(BIN)/python -m onesided study $(ARGS)

book: .venv/.course
	@$(BIN)/python -m onesided book --serve

zip: .venv/.course
	@$(BIN)/python -m onesided publish --zip _build/one-sided-by-design.zip $(ARGS)

slides: .venv/.course
	@$(BIN)/python -m onesided slides $(ARGS)

pdf: .venv/.course
	@$(BIN)/python -m onesided pdf $(ARGS)

epub: .venv/.course
	@$(BIN)/python -m onesided epub $(ARGS)

test: .venv/.tests
	@$(BIN)/python tests/run.py

bench: .venv/.tests
	@$(BIN)/python -m bench

# ---- for those who keep the course ----------------------------------------------------------------------------------
lock: .venv/.course
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check "$$(sed -n 's/^# locked by //p' tests/constraints.txt)"
	@$(BIN)/python tests/lock.py

pictures: .venv/.tests
	@PYTHONPATH=. $(BIN)/python tests/pictures.py

clean:
	@echo "Removing what was built"
	@rm -rf _build .pytest_cache .hypothesis
	@find onesided tests -name __pycache__ -type d -prune -exec rm -rf {} +
