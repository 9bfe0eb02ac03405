# feedmill: `make` alone lists the targets.
SHELL := /bin/bash
SWIFT ?= swift
RELEASE := .build/release/feedmill
# Swift's own libraries are inside, so that no toolchain is needed where the program runs, and since the search
# for their symbols would be a quarter of what it takes to start.
LINKING := $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)
# A target that imports what it doesn't declare is an error.
BUILD := $(SWIFT) build -c release --explicit-target-dependency-import-check error $(LINKING)
# Where the evaluation's scripts are, the pages if elsewhere, and options of .ci/score.
EVAL ?= ../shared/eval
CORPUS ?=
ARGS ?=
# A Python that has html5lib, for make payloads.
PYTHON ?= python3
# Feeds for make scale.
FEEDS ?= 20000
# Seconds for each fuzzing target, and the targets; none stands for all of them.
TIME ?= 60
TARGET ?=
TREES := Sources/ArticleExtraction/BlockModel/Trees/blocks.trees
# Targets whose tests run servers and programs, which have time limits: beside all others they run into them.
ALONE := (Fetching|Feedmill|FeedmillCLI)Tests\.
FUZZING := .build-fuzz/release/Fuzzing
PREFIX ?= /usr/local
PACKAGES := .build/packages

.DEFAULT_GOAL := help
.PHONY: help setup testing build install demo test check format golden score chrome near train bench compare growth \
  payloads bombs sbom torture scale integration docs man completions deb tarball bare asan tsan fuzz clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## install from apt what this machine lacks
	@.ci/setup

testing:
	@.ci/setup tests

build: setup ## build the release binary
	$(BUILD) --product feedmill

install: build ## install the command, its man pages and completions: make install PREFIX=~/.local
	@.ci/stage $(RELEASE) $(DESTDIR)$(PREFIX)

demo: build ## poll a demo feed over HTTP on 127.0.0.1 and print its articles, twice
	@$(BUILD) --product DemoServer
	@.ci/demo $(RELEASE) .build/release/DemoServer

test: testing check ## lint, build release, run all tests
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --skip '$(ALONE)'
	$(SWIFT) test --skip-build --no-parallel --filter '$(ALONE)'

check: build ## lint format, scripts, workflows and man pages, hold the import arrows, warnings are errors
	@.ci/setup checks
	@$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	@.ci/arrows
	@.ci/lint $(RELEASE)

format: ## lay out all Swift files
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

golden: build ## rewrite the golden files; the diff is the review
	FEEDMILL_BLESS=1 $(SWIFT) test --filter Golden
	@git --no-pager diff --stat -- Samples Feeds

score: build ## score extraction beside the kept figures: make score [EVAL=DIR] [CORPUS=DIR] [ARGS="--worst 20"]
	@.ci/score $(RELEASE) $(EVAL) $(if $(CORPUS),--corpus $(CORPUS)) $(ARGS)

chrome: build ## table of what rules take out, by kind and language: make chrome [EVAL=DIR] [CORPUS=DIR] [ARGS=--keep]
	@.ci/chrome $(RELEASE) $(EVAL) $(if $(CORPUS),--corpus $(CORPUS)) $(ARGS)

near: build ## tell twins of texts from others: make near CORPUS=DIR
	@test -n "$(CORPUS)" || { echo 'usage: make near CORPUS=DIR'; exit 2; }
	@.ci/near $(RELEASE) $(CORPUS)

train: setup ## train the trees that choose blocks: make train CORPUS="DIR DIR" (needs numpy, scipy, lightgbm)
	@test -n "$(CORPUS)" || { echo 'usage: make train CORPUS="DIR DIR"'; exit 2; }
	FEEDMILL_TRAIN=1 $(BUILD) --product BlockTraining
	Tests/BlockTraining/train.py .build/release/BlockTraining $(TREES) $(CORPUS)

bench: setup ## time parsing and extraction against bare libxml2
	cd Tests/Benchmarks && $(SWIFT) package --disable-sandbox benchmark

compare: build ## run beside bare libxml2 and tools from PyPI: make compare [CORPUS=DIR] [ARGS="--limit 300"]
	@.ci/compare $(RELEASE) $(CORPUS) $(ARGS)

growth: build ## hold the cost of parsing linear in the input
	@.ci/growth $(RELEASE)

payloads: build ## prove the sanitizer with html5lib and Chromium: make payloads [PYTHON=…] [ARGS="--beside PYTHON"]
	@$(PYTHON) .ci/payloads $(RELEASE) $(ARGS)

bombs: build ## hold what hostile documents cost an optimized build: two seconds, 64 MB
	$(SWIFT) build --build-tests
	FEEDMILL_PROGRAM=$(CURDIR)/$(RELEASE) $(SWIFT) test --skip-build --no-parallel --filter BombTests

sbom: build ## list all that a build contains, as CycloneDX JSON in .build/feedmill.cdx.json
	@.ci/sbom $(RELEASE) > .build/feedmill.cdx.json && echo .build/feedmill.cdx.json

torture: build ## keep the promises of delivery under 200 kills, full disks and a month of polls
	$(SWIFT) build --build-tests
	FEEDMILL_TORTURE=1 FEEDMILL_PROGRAM=$(CURDIR)/$(RELEASE) \
	  $(SWIFT) test --skip-build --no-parallel --filter 'KillTests|RunPromiseTests|DiskTests|ClockTests|MonthTests'

scale: build ## poll 20,000 feeds on loopback beside a bare curl_multi loop: make scale FEEDS=20000
	@.ci/scale $(RELEASE) $(FEEDS)

integration: build ## run with other programs: Spark on two workers, warcio, DuckDB, Dask, GNU parallel
	@.ci/setup integration
	@.ci/integration $(RELEASE)

docs: setup ## write the documentation as a site, .build/docs
	@.ci/docs .build/docs

man: build ## write the man pages, .build/man
	@.ci/man $(RELEASE) .build/man

completions: build ## write the completions for bash, zsh and fish, .build/completions
	@.ci/completions $(RELEASE) --check .build/completions

deb: build ## build the Debian package, in .build/packages
	@.ci/deb $(RELEASE) $(PACKAGES)

tarball: build ## pack what runs without Swift, in .build/packages
	@.ci/tarball $(RELEASE) $(PACKAGES)

bare: deb tarball ## install the packages in a bare Debian 12 and use them there (needs root, debootstrap)
	@.ci/bare $(PACKAGES)/feedmill_*.deb $(PACKAGES)/feedmill-*.tar.xz

asan: testing ## run all tests under the address sanitizer
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --no-parallel --sanitize=address --scratch-path .build-asan

tsan: testing ## run all tests under the thread sanitizer
	@mkdir -p .build-tsan
	clang -shared -fPIC -O1 -Wall -o .build-tsan/tsan-mutex.so .ci/tsan-mutex.c
	$(SWIFT) build --build-tests --sanitize=thread --scratch-path .build-tsan
	LD_PRELOAD=$(CURDIR)/.build-tsan/tsan-mutex.so \
	  $(SWIFT) test --skip-build --no-parallel --sanitize=thread --scratch-path .build-tsan

fuzz: setup ## run libFuzzer on all that reads bytes: make fuzz TIME=60 [TARGET=dates]
	FEEDMILL_FUZZ=1 $(SWIFT) build -c release --product Fuzzing --scratch-path .build-fuzz \
	  -Xswiftc -sanitize=fuzzer,address
	@set -e; for target in $(or $(TARGET),$$($(FUZZING) list)); do \
	  echo "== $$target"; \
	  ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=32 SWIFT_BACKTRACE=enable=no \
	    $(FUZZING) $$target -max_total_time=$(TIME) -verbosity=0; \
	done

clean: ## remove everything that was built
	rm -rf .build .build-asan .build-tsan .build-fuzz Tests/Benchmarks/.build
