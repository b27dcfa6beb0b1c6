# Everything there is to do here. `make site` and `make test` set up all they need by themselves.
# uv is used when it is installed; without it, Python's own venv and pip do the same, slower.

PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null)
RUN := .venv/bin/python

.PHONY: site check serve cluster test test-quick test-far-day test-random test-print test-preview test-browser test-hosts test-machines test-places test-exports lint reference bench bench-plaques bench-counts bench-preview bench-peers bench-walk lighthouse pictures lock clean

site: .venv/site  ## build output/site and output/print from content/
	$(RUN) -m generator build

check: .venv/site  ## say what is wrong with the content, publish nothing
	$(RUN) -m generator check

serve: .venv/site  ## preview on this machine
	$(RUN) -m generator serve

cluster: .venv/cluster  ## what `ditich build --store` and `--cluster` need, alike on every machine: docs/several-machines.md

test: lint  ## what must hold of program, content and plaques; installs a browser and a second QR reader where they are missing
	$(RUN) -m tests.support.install
	$(RUN) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

test-quick: lint  ## lint, types and unit tests; installs nothing but Python's packages
	$(RUN) -m pytest --numprocesses auto --dist worksteal tests/unit

FAR = env TZ=America/Los_Angeles LC_ALL=C faketime '2028-02-29 23:30:00'

test-far-day: .venv/test  ## the quick tests and those of the commands on a leap day, in another zone, in a terminal without UTF-8; without those that wait for threads or processes
	$(RUN) -m tests.support.install
	$(FAR) $(RUN) -m pytest --numprocesses auto --dist loadfile -m "not processes" tests/unit tests/commands tests/print/test_plaque.py tests/machines/test_archive.py tests/machines/test_archive_privacy.py

SEED ?= $(shell od -An -N4 -tu4 /dev/urandom | tr -d ' ')

test-random: .venv/test  ## property tests with examples nobody has seen; `make test-random SEED=…` draws them again
	@echo "seed $(SEED); to draw the same examples again: make test-random SEED=$(SEED)"
	$(RUN) -m pytest --numprocesses auto --dist worksteal --hypothesis-seed=$(SEED) -m hypothesis tests/unit tests/test_any_content.py

test-print: .venv/test  ## plaques as a shop gets them: parcels and records, other engines, readers and shapers, photographs of them
	$(RUN) -m tests.support.install
	$(RUN) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder tests/print

test-preview: .venv/test  ## the preview while somebody writes, and the watch over hung plaques
	$(RUN) -m tests.support.install
	$(RUN) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder tests/preview

test-browser: .venv/test  ## every kind of page in a browser: seen, read aloud, searched, scanned, without a network
	$(RUN) -m tests.support.install
	$(RUN) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder tests/browser

test-hosts: .venv/test  ## netlify.toml builds what it says, and every host answers a scan alike: installs nginx, Apache, and the emulators of Netlify and Cloudflare
	$(RUN) -m tests.support.install
	$(RUN) -m tests.support.install_hosts
	$(RUN) -m pytest tests/hosts

test-machines: .venv/test  ## what other machines see: a cluster's workers build, the wheel alone makes a project in an empty folder, an archive builds itself again, and a first build grows with the relics
	$(RUN) -m tests.support.install
	$(RUN) -m pytest --numprocesses auto --dist loadfile tests/machines

test-places: .venv/test  ## small projects of other places, in tests/places, are built as their owners would; languages, kinds and countries added as data; a site below a sub-path
	$(RUN) -m tests.support.install
	$(RUN) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder tests/places

test-exports: .venv/test  ## what others get: each export in its own validator and in GDAL, photographs in ExifTool; installs the validators in an environment of their own (110 MB)
	$(RUN) -m tests.support.install
	$(RUN) -m tests.support.install_exports
	$(RUN) -m pytest --numprocesses auto --dist loadfile tests/exports

lint: .venv/test
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy

reference: .venv/test  ## write templates/README.md from the views in generator/pages
	$(RUN) -m tools.reference

bench: .venv/test  ## time the builds
	$(RUN) -m tools.bench

bench-plaques: .venv/test  ## time each file of 200 made-up plaques, then a build of all of them
	$(RUN) -m tools.plaques_bench

bench-counts: .venv/test  ## time `ditich counts` on logs of 1,000,000 made-up lines in each format, and hold it against what they were made with
	$(RUN) -m tools.counts_bench

bench-preview: .venv/test  ## time the preview in a browser, from a save to the new words, with 1,000 made-up relics
	$(RUN) -m tests.support.install
	$(RUN) -m tools.bench_preview

bench-peers: .venv/test  ## time the same site built by Hugo, Eleventy and Pelican, for docs/performance.md; installs them (200 MB) in ~/.cache/ditich-peers
	$(RUN) -m tools.peers

bench-walk: .venv/test  ## build 5,000 made-up relics in .cache/walk, weigh every page, walk them in a browser with and without a network
	$(RUN) -m tests.support.install
	$(RUN) -m tools.walk .cache/walk

lighthouse: .venv/test  ## grades and first paint of every kind of page, for docs/performance.md; installs Lighthouse (360 MB)
	$(RUN) -m tests.support.install
	cd tools/lighthouse && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	$(RUN) -m tools.paint

pictures: .venv/test  ## take the pictures of README and guide anew, docs/images; look at them before they are committed
	$(RUN) -m tests.support.install
	$(RUN) -m tools.pictures

lock: .venv/test  ## write requirements*.txt anew from pyproject.toml
	$(RUN) -m tools.lock

clean:  ## remove everything made
	rm -rf .venv .cache output/site output/print output/.*.last

# A venv holds exactly what a lock file says, by hash, and this project itself.
.venv/site: requirements.txt pyproject.toml | .venv/bin/python
	$(call install,requirements.txt)
	@touch $@

.venv/cluster: requirements-cluster.txt pyproject.toml | .venv/bin/python
	$(call install,requirements-cluster.txt)
	@touch $@ .venv/site

.venv/test: requirements-test.txt pyproject.toml | .venv/bin/python
	$(call install,requirements-test.txt)
	@touch $@ .venv/site

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "ditich needs Python 3.11 or newer; try: make PYTHON=python3.12")'
ifdef UV
	uv venv --quiet --python $(PYTHON) .venv
else
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || $(venv_package)
	$(PYTHON) -m venv .venv
endif

# Debian and Ubuntu keep a part of Python in a package of its own.
venv_package = { echo "$(PYTHON) cannot make a venv yet; installing python3-venv"; \
	SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); $$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq python3-venv; }

ifdef UV
define install
uv pip install --quiet --python .venv/bin/python --require-hashes -r $(1)
uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e .
endef
else
define install
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endef
endif
