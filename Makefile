# Everything a person types. Each target installs and builds what it needs; the second time that costs nothing.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory --no-builtin-rules

NODE_AT_LEAST := 20.20
INSTALLED := node_modules/.installed
BUILT := dist/.built
# Without the folder bench: its name is that of a target.
SOURCES := $(filter-out bench,$(shell find contracts workflows activities src scripts bench \( -name node_modules -o -name results \) -prune -o \( -type d -o -name '*.ts' -o -name '*.sql' -o -name '*.json' \) -print 2>/dev/null))
MILLRACE := node dist/scripts/millrace.js
# Looking and stopping work with the build that is there, however old.
ANY_BUILD := $(if $(wildcard dist/scripts/millrace.js),,build)

.PHONY: help demo start stop status monitor logs doctor test lint bench bench-analysis bench-chaos bench-training bench-peers analyzers ml build install node chaos soak

help: ## show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 21

demo: build ## analyze this repository, live; starts the stack and leaves it up
	@$(MILLRACE) demo

start: build ## start the stack and wait until it is ready
	@$(MILLRACE) start

stop: $(ANY_BUILD) ## stop every process of the stack
	@$(MILLRACE) stop

status: $(ANY_BUILD) ## show each service: up or down, pid, address, restarts
	@$(MILLRACE) status

monitor: $(ANY_BUILD) ## show CPU and memory of each service, live; ONCE=1 for one table
	@$(MILLRACE) monitor $(if $(ONCE),--once)

logs: $(ANY_BUILD) ## show the logs; SERVICE=api for one, FOLLOW=1 to go on
	@$(MILLRACE) logs $(SERVICE) $(if $(FOLLOW),-f)

doctor: build ## check the set-up end to end with a small task
	@$(MILLRACE) doctor

test: install ## install, build, lint, then every test suite
	@node scripts/test/run-suites.mjs

chaos: build ## the long trials of test/chaos: more tasks, longer stops, all of it again and again
	@node dist/scripts/build/build-toxiproxy.js >/dev/null
	@CHAOS=long node --experimental-vm-modules --no-warnings node_modules/jest/bin/jest.js --cacheDirectory=.millrace/jest \
	  --testTimeout=1800000 --runInBand test/chaos

soak: build ## an hour at half load on a stack of its own: memory and handles must stay flat; MINUTES=60
	@MINUTES=$(or $(MINUTES),60) node dist/scripts/soak.js

lint: install ## types, ESLint, Prettier, layers, unused code
	@npm run --silent typecheck
	@npm run --silent lint

analyzers: build ## install Bandit, Semgrep, gitleaks, Schemathesis and Lighthouse for the analyzers
	@node dist/scripts/build/install-analyzers.js

ml: build ## run a Python worker for PyTorch, TensorFlow and Hugging Face; ML_FRAMEWORKS=tensorflow for one
	@$(if $(ML_FRAMEWORKS),ML_FRAMEWORKS=$(ML_FRAMEWORKS)) $(MILLRACE) ml

bench: bench-peers ## measure Millrace beside its peers, half an hour; QUICK=1 only shows that it works
	@node dist/bench/run.js $(if $(QUICK),--quick --rounds 1)

bench-chaos: bench-peers ## kill parts of Millrace and of its peers in the middle of work, 40 minutes
	@node dist/bench/chaos.js

bench-analysis: analyzers ## time code_analysis over 1,000 files, tool by tool; writes docs/analysis-speed.md
	@node dist/bench/analyze.js

bench-training: build ## time model_training of 500 epochs by framework, as a task and without Millrace; writes docs/training-speed.md
	@node dist/bench/train.js

bench-peers: build ## install the peers of the benchmark: Python, npm and Debian packages
	@node dist/bench/install.js

build: $(BUILT) ## compile and bundle the workflows

$(BUILT): $(INSTALLED) $(SOURCES) package.json nest-cli.json tsconfig.json tsconfig.build.json
	@echo 'Building ...'
	@npm run --silent build
	@touch $@

install: $(INSTALLED) ## install the packages of the lock file

# The stamp is a copy of the lock file: a checkout that only touches the file installs nothing.
$(INSTALLED): package-lock.json | node
	@if ! cmp -s package-lock.json $@; then \
	  echo 'Installing the packages of package-lock.json ...'; \
	  npm ci --no-audit --no-fund --loglevel=error && cp package-lock.json $@ || { \
	    echo 'If packages are "Missing from lock file": node scripts/build/complete-lock-file.mjs, then run make again.' >&2; exit 1; }; \
	fi
	@touch $@

node:
	@command -v node >/dev/null && command -v npm >/dev/null || { \
	  echo 'Node.js $(NODE_AT_LEAST) or newer is needed, with npm, and there is none. Get it from https://nodejs.org, then run make again.' >&2; exit 1; }
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number), [x, y] = "$(NODE_AT_LEAST)".split(".").map(Number); process.exit(a > x || (a === x && b >= y) ? 0 : 1)' || { \
	  echo "Node.js $(NODE_AT_LEAST) or newer is needed, this is $$(node --version). Get it from https://nodejs.org, then run make again." >&2; exit 1; }
