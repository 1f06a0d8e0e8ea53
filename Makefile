# Every target sets up what it needs by itself; `make` alone lists the targets.

PREFIX ?= /usr/local
RINGSIDE = .build/release/ringside
SWIFT_SOURCES = Sources Tests Package.swift Benchmarks/Sources Benchmarks/Package.swift

# The package manager caches the evaluated Package.swift and the plan of the build, and with them the commit of an
# earlier build, which results would then name as their own.
FRESH = --manifest-cache none --disable-build-manifest-caching

# One build serves all: the tests run what the user runs, compiled with the same flags. Without this
# option the package manager compiles everything again for tests, with less optimisation.
TEST_FLAGS = $(FRESH) -c release --disable-testable-imports

.PHONY: help setup tools built-in build run test record lint test-scripts test-assertions test-browser
.PHONY: sanitize format install clean charts figures cluster-test validation
.PHONY: bench bench-build bench-rules bench-ingest bench-worlds bench-instructions bench-record
.NOTPARALLEL:

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-19s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing (Debian, Ubuntu, macOS), or name it
	@sh scripts/setup.sh

tools: setup .venv/tools .venv/cluster ## install what Parquet exports and clusters need into .venv

build: setup ## build the command line in release mode
	@swift build $(FRESH) -c release --product ringside

run: build charts ## simulate solo sellers under today's rule and write a report
	@$(RINGSIDE) run scenarios/solo-seller.yaml --out results/solo-seller
	@$(RINGSIDE) report results/solo-seller

test: setup lint test-scripts test-assertions charts ## lint and run all tests
	@swift test $(TEST_FLAGS)
	@$(MAKE) --no-print-directory test-browser
	@$(MAKE) --no-print-directory cluster-test

test-browser: build charts .venv/browser ## test reports in Chromium: offline, on a phone, in both languages
	@sh scripts/setup.sh browser
	@RINGSIDE=$(CURDIR)/$(RINGSIDE) .venv/bin/python3 -B -m unittest discover --start-directory Tests/browser

cluster-test: build .venv/cluster ## test sweeps on a local Dask cluster while parts of it are killed
	@RINGSIDE=$(CURDIR)/$(RINGSIDE) .venv/bin/python3 -B -m unittest discover --start-directory Tests/cluster

figures: run ## redraw the figures of the README
	@$(RINGSIDE) plot results/solo-seller --merchant solo/23 --out plots/solo-seller --quiet
	@cp plots/solo-seller/daily-suspended.svg plots/solo-seller/merchant-days.svg plots/solo-seller/worlds.svg plots/

charts: setup ## install the chart renderer into .venv, or warn without a network
	@$(MAKE) --no-print-directory --silent .venv/charts || \
		echo 'make: vl-convert could not be installed, so there are no pictures' >&2

# Python packages for one purpose each, in the project's own environment, where `ringside` finds it.
.venv/%: requirements/%.txt
	@python3 -m venv .venv
	@.venv/bin/python3 -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

built-in: ## take new scenarios, policies and mappings into the program
	@sh scripts/built_in_files.sh

record: built-in build ## record reference runs, the reference and outputs again
	@sh scripts/record.sh $(RINGSIDE)
	@RINGSIDE_RECORD=1 swift test $(TEST_FLAGS) --filter 'RecordedOutputTests|PrecisionOptionTests|TutorialTests'

validation: setup ## compare with exact values, write docs/validation.md, run all that the pages say (long)
	@RINGSIDE_VALIDATION=$(CURDIR)/docs/validation.md swift test $(TEST_FLAGS) --filter Validation
	@RINGSIDE_VALIDATION=$(CURDIR)/docs/validation.md $(MAKE) --no-print-directory test-scripts

lint: setup ## check the format of the Swift sources
	@swift format lint --strict --recursive $(SWIFT_SOURCES)

test-scripts: build .venv/tools .venv/tests ## test the scripts, the schemas and what the pages say to type
	@RINGSIDE=$(CURDIR)/$(RINGSIDE) .venv/bin/python3 -B -m unittest discover --start-directory Tests/scripts

# As fast as a release build, and stops at a broken assertion like a debug build. RINGSIDE_TESTS leaves out the
# other tests; see the end of Package.swift.
test-assertions: setup ## test the kernel and the model optimised, with their assertions on
	@RINGSIDE_TESTS=model swift build $(FRESH) -c release -Xswiftc -assert-config -Xswiftc Debug \
		--scratch-path .build-assertions --product ringsidePackageTests
	@RINGSIDE_TESTS=model swift test -c release --disable-testable-imports --skip-build \
		--scratch-path .build-assertions

# Optimised, or the suite would take hours; each in a build of its own, with line tables, so that reports name lines.
# Reports go to files: many are of programs that a test started, whose output it may not look at.
sanitize: sanitize-address sanitize-thread ## run the suite under the address sanitizer and the thread sanitizer (long)

SANITIZED = -c release --scratch-path .build-$*
REPORT = log_path=$(CURDIR)/.build-$*/report
# The search for leaks does not know a pointer with the case of an enum packed into it, and reports the contents of
# constants.
ADDRESS_OPTIONS = detect_leaks=0:suppressions=$(CURDIR)/scripts/address-sanitizer.supp:$(REPORT)
THREAD_OPTIONS = suppressions=$(CURDIR)/scripts/thread-sanitizer.supp:$(REPORT)
# Sanitizers take memory of their own. And a program of the thread sanitizer does not even start where the size of files is
# limited, as tests of a full disk do.
LEFT_OUT_address = --skip MemoryTests
LEFT_OUT_thread = --skip MemoryTests --skip fullDisk

sanitize-%: setup charts
	@swift build $(FRESH) $(SANITIZED) --sanitize=$* -Xswiftc -g --product ringsidePackageTests
	@rm -f .build-$*/report.*
	@ASAN_OPTIONS=$(ADDRESS_OPTIONS) TSAN_OPTIONS=$(THREAD_OPTIONS) swift test $(SANITIZED) --disable-testable-imports \
		--sanitize=$* --skip-build $(LEFT_OUT_$*) || touch .build-$*/report.failed
	@! cat .build-$*/report.* 2>/dev/null

format: setup ## format the Swift sources
	@swift format --in-place --recursive $(SWIFT_SOURCES)

SHARE = $(DESTDIR)$(PREFIX)/share
BASH_COMPLETIONS = $(SHARE)/bash-completion/completions
ZSH_COMPLETIONS = $(SHARE)/zsh/site-functions
FISH_COMPLETIONS = $(SHARE)/fish/vendor_completions.d

install: build ## put ringside, its manual and completions below PREFIX (default /usr/local)
	@install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)/man/man1" \
		"$(BASH_COMPLETIONS)" "$(ZSH_COMPLETIONS)" "$(FISH_COMPLETIONS)"
	@install -m 755 $(RINGSIDE) "$(DESTDIR)$(PREFIX)/bin/ringside"
	@$(RINGSIDE) --experimental-dump-help | python3 -B scripts/manual.py "$(SHARE)/man/man1"
	@$(RINGSIDE) --generate-completion-script bash > "$(BASH_COMPLETIONS)/ringside"
	@$(RINGSIDE) --generate-completion-script zsh > "$(ZSH_COMPLETIONS)/_ringside"
	@$(RINGSIDE) --generate-completion-script fish > "$(FISH_COMPLETIONS)/ringside.fish"

# How often each program runs; fewer rounds are faster and noisier.
ROUNDS ?= 9
YARDSTICKS = Benchmarks/yardsticks
CC_YARDSTICK = $(CC) -O3 -march=native
BENCHMARKS = $(FRESH) --package-path Benchmarks --scratch-path .build/benchmarks

bench: bench-build ## run Ringside and the yardsticks in turn (ROUNDS=9) and write results/bench
	@mkdir -p results/bench
	@python3 -B Benchmarks/bench/side_by_side.py $(ROUNDS)
	@python3 -B Benchmarks/bench/scaling.py $(ROUNDS)
	@.build/benchmarks/release/micro $(ROUNDS) | tee results/bench/micro.md

bench-rules: build ## measure many rules on shared days against one run; write results/bench/rules.md
	@swift build -c release $(BENCHMARKS) --product rules
	@mkdir -p results/bench
	@sh Benchmarks/bench/rules.sh .build/benchmarks/release/rules | tee results/bench/rules.md

bench-ingest: build ## take in a log of ROWS (10,000,000) rows; write results/bench/ingest.md
	@mkdir -p results/bench
	@python3 -B Benchmarks/bench/ingest.py $(RINGSIDE) $(ROWS) > results/bench/ingest.md; \
		status=$$?; cat results/bench/ingest.md; exit $$status

bench-worlds: build ## measure 256 worlds of the rule against a plain run; write results/bench/worlds.md
	@mkdir -p results/bench
	@python3 -B Benchmarks/bench/worlds.py $(RINGSIDE) $(ROUNDS) > results/bench/worlds.md; \
		status=$$?; cat results/bench/worlds.md; exit $$status

bench-build: build .venv/bench ## build the benchmarks and the yardsticks in C, and install SimPy
	@swift build -c release $(BENCHMARKS)
	@mkdir -p .build/yardsticks
	@$(CC_YARDSTICK) $$(gsl-config --cflags) $(YARDSTICKS)/mm1.c -o .build/yardsticks/mm1 \
		$$(gsl-config --libs)
	@$(CC_YARDSTICK) $$(gsl-config --cflags) $(YARDSTICKS)/merchant_day.c \
		-o .build/yardsticks/merchant_day $$(gsl-config --libs)
	@$(CC_YARDSTICK) $$(gsl-config --cflags) -DLAZY $(YARDSTICKS)/merchant_day.c \
		-o .build/yardsticks/merchant_day_lazy $$(gsl-config --libs)

bench-instructions: build ## count instructions and compare them with Benchmarks/thresholds.json
	@swift build -c release $(BENCHMARKS) --product mm1
	@python3 -B Benchmarks/bench/instructions.py

bench-record: build ## count instructions and record them as the new thresholds
	@swift build -c release $(BENCHMARKS) --product mm1
	@python3 -B Benchmarks/bench/instructions.py --record

clean: ## remove build products
	@rm -rf .build .build-assertions .build-address .build-thread
