# Everything is done through here; a bare `make` says what there is.
.DEFAULT_GOAL := help
.PHONY: help run build test test-native test-contracts test-browser test-sub-path bench lint fmt clean pictures

# Where the app will live on its host: / or, say, /loopready/ (with slashes at both ends).
BASE ?= /
PORT ?= 8080

WITH_TOOLS := scripts/with-tools

help: ## Say what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## Build the app, serve it on this machine and print its address
	node scripts/serve.mjs --dir dist --port $(PORT) --base $(BASE)

build: ## Leave the app in dist/, for any static host (BASE=/sub/ for a sub-path)
	scripts/setup build
	$(WITH_TOOLS) trunk build --release --cargo-profile web
	node scripts/rebase.mjs --base $(BASE)

test: ## Run everything that CI runs
	scripts/setup test
	$(MAKE) lint test-native test-contracts build test-browser test-sub-path
	@printf 'every suite passed\n'

lint: ## Check the form of all code, without a warning
	cargo fmt --check
	cargo clippy --quiet --all-targets -- -D warnings
	cargo clippy --quiet --target wasm32-unknown-unknown --lib --bins -- -D warnings

test-native: ## Run what needs no browser: domain, contracts on memory, floors, content
	cargo test --quiet

test-contracts: ## Run the ports' contracts in a real browser
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
	WASM_BINDGEN_TEST_WEBDRIVER_JSON=$(CURDIR)/tests/wasm/webdriver.json \
	CHROMEDRIVER=$$(command -v chromedriver) \
	$(WITH_TOOLS) cargo test --target wasm32-unknown-unknown --test wasm

test-browser: ## Run whole journeys in Chromium, and a smoke journey in Firefox and WebKit
	cd tests && npx playwright test --config playwright.config.mjs
	node tests/browser/smoke.mjs

test-sub-path: ## Walk through a copy under a sub-path
	node tests/browser/sub_path.mjs

bench: ## Measure download, start-up, typing, the review and the story bank, and hold them against their budgets
	scripts/setup test
	$(MAKE) build
	node tests/bench/bench.mjs
	node tests/bench/lighthouse.mjs

pictures: ## Make the icons and the README's screenshots again
	scripts/pictures icons
	scripts/pictures screenshots

fmt: ## Put all code into its form
	cargo fmt

clean: ## Take away what was built (the tools stay in the cache)
	cargo clean
	rm -rf dist tests/results
