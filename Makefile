# Every target sets up what it needs by itself; `make` alone lists what there is.

PREFIX ?= /usr/local
RINGSIDE = .build/release/ringside

# One build serves all: the tests run what the user runs, compiled with the same flags. Without this
# option the package manager compiles everything once more for tests, with worse optimisation.
TEST_FLAGS = -c release --disable-testable-imports

.PHONY: help setup build run test record lint test-scripts test-debug format install clean
.NOTPARALLEL:

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing (Debian, Ubuntu, macOS), or say what it is
	@sh scripts/setup.sh

build: setup ## build the command line in release mode
	@swift build -c release --product ringside

run: build ## simulate solo sellers under today's rule, and write results/solo-seller
	@$(RINGSIDE) run scenarios/solo-seller.yaml --out results/solo-seller

test: setup lint test-scripts test-debug ## lint and run all tests
	@swift test $(TEST_FLAGS)

record: build ## record reference runs, the reference and outputs anew
	@sh scripts/record.sh $(RINGSIDE)
	@RINGSIDE_RECORD=1 swift test $(TEST_FLAGS) --filter 'RecordedOutputTests|TutorialTests'

validation: setup ## hold the simulation against exact values, and write docs/validation.md
	@RINGSIDE_VALIDATION=$(CURDIR)/docs/validation.md swift test $(TEST_FLAGS) --filter Validation

lint: setup ## check the form of the Swift sources
	@swift format lint --strict --recursive Sources Tests Package.swift

test-scripts: setup ## test the scripts
	@python3 -B -m unittest discover --start-directory Tests/scripts

test-debug: setup ## test the kernel in debug mode, in which it checks its invariants
	@swift test --filter SimKernelTests

format: setup ## bring the Swift sources into form
	@swift format --in-place --recursive Sources Tests Package.swift

install: build ## copy ringside to PREFIX/bin (default /usr/local)
	@install -d "$(DESTDIR)$(PREFIX)/bin"
	@install -m 755 $(RINGSIDE) "$(DESTDIR)$(PREFIX)/bin/ringside"

clean: ## remove what the build made
	@rm -rf .build
