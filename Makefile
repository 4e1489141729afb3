# Everything is done through here; a bare `make` says what there is.
.DEFAULT_GOAL := help
.PHONY: help run dev check build test test-native test-words test-contracts test-browser test-sub-path test-hosts bench lint fmt clean pictures

# Where the app will live on its host: / or, say, /loopready/ (with slashes at both ends).
BASE ?= /
PORT ?= 8080

WITH_TOOLS := scripts/with-tools
# Everything that the app is made of.
SOURCES := $(shell find .cargo Cargo.lock Cargo.toml Trunk.toml build.rs index.html public scripts src style)

help: ## Say what can be done here
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: target/run.stamp ## Build the app quickly, serve it on this machine and print its address
	@node scripts/rebase.mjs --dir target/run --base $(BASE)
	@node scripts/serve.mjs --dir target/run --port $(PORT) --base $(BASE) --uncompressed

# The date of the stamp is that of the start, so that what changes during a build is built next time.
target/run.stamp: $(SOURCES)
	@scripts/setup run
	@mkdir -p target && touch $@.started
	@printf 'make: building the app (about 2 minutes the first time, less than 1 later)\n'
	@LOOPREADY_WHOLE=1 $(WITH_TOOLS) trunk --log warn build --cargo-profile quick --dist target/run
	@mv $@.started $@

dev: ## Serve the app, and rebuild and reload it when a file changes
	@scripts/setup run
	@printf 'make: building the app, then again after each change (about 2 minutes the first time)\n'
	LOOPREADY_WHOLE=1 $(WITH_TOOLS) trunk serve --cargo-profile served --dist target/dev --port $(PORT)

check: lint test-native ## Run what to run before each commit: form, lints, native tests

build: ## Leave the app in dist/, small, for any static host (BASE=/sub/ for a sub-path)
	scripts/setup build
	$(WITH_TOOLS) trunk build --release --cargo-profile web
	node scripts/rebase.mjs --base $(BASE)

test: ## Run everything that CI runs
	scripts/setup test
	@scripts/suites --beside build lint test-native test-words test-contracts --then test-browser test-sub-path test-hosts

lint: ## Check the form of all code, without a warning
	cargo fmt --check
	cargo clippy --quiet --all-targets -- -D warnings
	cargo clippy --quiet --target wasm32-unknown-unknown --lib --bins -- -D warnings

test-native: ## Run what needs no browser: domain, contracts on memory, floors, content
	cargo test --quiet

test-words: ## Check spelling and grammar of content, interface and documents
	node tests/grammar/check.mjs

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

test-hosts: ## Sync two devices through WebDAV folders of Apache and of nginx with rclone
	node tests/browser/hosts.mjs

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
