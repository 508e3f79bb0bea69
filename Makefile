# Needs only make and Python 3.11 or later. `make run` and `make test` do everything on a fresh machine.

PYTHON ?= python3
# Where pip finds torch: set it to the address of a CPU build to save some gigabytes, e.g. make run TORCH_INDEX=<address>
TORCH_INDEX ?=
DATA ?= fixtures/stories
# make eval LIST=1 prints every miss and every false alarm; FIELDS=quantity,money scores these fields only
LIST ?=
# make bench-incidents takes so many incidents of a file
COUNT ?=
ARCHIVE ?=
# make bench-archive JOBS=2 works in two processes
JOBS ?=
# and with ARCHIVE measures after so many articles, and goes on from there
BY ?=
WRITE ?=
FIELDS ?=

VENV := .venv
BIN := $(VENV)/bin
NIGHTS = $(if $(filter-out fixtures/stories,$(DATA)),$(DATA),fixtures/nightly)
STAMP := $(VENV)/.installed
TRAIN_DATA = $(if $(filter-out fixtures/stories,$(DATA)),$(DATA),fixtures/annotated/train)
ENCODERS := build/encoders
TORCH := $(shell grep '^torch==' constraints.txt)

.DEFAULT_GOAL := help
.PHONY: help install run nightly test test-all lint format eval eval-ceiling eval-left-out eval-verdicts bench bench-archive bench-drafts bench-find bench-incidents bench-moments bench-numbers bench-series bench-serve bench-summaries train fit compare picture clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-15s %s\n", $$1, $$2}'

install: $(STAMP) ## Make the environment in .venv

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'factcheck needs Python 3.11 or later; name one with: make run PYTHON=python3.12' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-deps $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) $(TORCH)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

run: $(STAMP) ## Check the border story and show the report
	$(BIN)/factcheck check fixtures/stories/01-* --fail-on never

nightly: $(STAMP) ## Run night by night into a fresh archive (DATA=folder of folders that are called by their day)
	rm -rf build/nightly
	mkdir -p build/nightly
	set -e; for night in $(or $(sort $(wildcard $(NIGHTS)/20??-??-??)),$(NIGHTS)); do \
		day=$$(basename "$$night"); case "$$day" in 20??-??-??) ;; *) day=$$(date +%F) ;; esac; \
		$(BIN)/factcheck nightly --archive build/nightly/archive.db --in "$$night" --reports build/nightly/reports \
			--date "$$day" --fail-on never $(addprefix --ledger ,$(wildcard $(NIGHTS)/factcheck.rulings)); \
	done

test: $(STAMP) ## Run the tests that are fast, in two processes
	$(BIN)/python -m pytest --numprocesses 2 --dist loadscope

test-all: $(STAMP) ## Run all tests, the slow ones too
	$(BIN)/python -m pytest -m 'slow or not slow'

lint: $(STAMP) ## Check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(STAMP) ## Score precision and recall on annotated clusters (DATA=folder)
	$(BIN)/python -m benchmarks.evaluate $(DATA) $(if $(FIELDS),--fields $(FIELDS)) $(if $(LIST),--list)

eval-ceiling: $(STAMP) ## Show where recall ends before the same-slot decision (DATA=folder of clusters with slots)
	$(BIN)/python -m benchmarks.ceiling $(TRAIN_DATA)

eval-left-out: $(STAMP) ## Precision and recall on clusters that the models did not see, after make train (DATA=folder, FIELDS=, LIST=1)
	$(BIN)/python -m benchmarks.left_out $(TRAIN_DATA) --encoders $(ENCODERS) $(if $(FIELDS),--fields $(FIELDS)) $(if $(LIST),--list)

eval-verdicts: $(STAMP) ## Judge annotated slots apart from matching (DATA=folder of clusters with slots, FIELDS=name,place, LIST=1)
	$(BIN)/python -m benchmarks.verdicts $(TRAIN_DATA) $(if $(FIELDS),--fields $(FIELDS)) $(if $(LIST),--list)

bench-incidents: $(STAMP) ## Check many incidents in one run (DATA=JSON lines or folder of clusters, COUNT=50, LIST=1)
	$(BIN)/python -m benchmarks.incidents $(TRAIN_DATA) $(if $(COUNT),--count $(COUNT)) $(if $(LIST),--list)

bench-archive: $(STAMP) ## Time an archive: COUNT articles (of DATA, told again), then 100 more (ARCHIVE=file goes on where it was)
	$(BIN)/python -m benchmarks.archive $(TRAIN_DATA) --count $(or $(COUNT),300) $(if $(JOBS),--jobs $(JOBS)) $(if $(ARCHIVE),--by $(or $(BY),1000) --archive $(ARCHIVE))

bench-drafts: $(STAMP) ## Check single drafts, each against itself (DATA=folder, LIST=1)
	$(BIN)/python -m benchmarks.drafts $(if $(filter-out fixtures/stories,$(DATA)),$(DATA),fixtures/drafts/measure) $(if $(LIST),--list)

bench-find: $(STAMP) ## Measure what a question to an archive finds (ARCHIVE=file keeps the archive for the next run)
	$(BIN)/python -m benchmarks.find $(if $(ARCHIVE),--archive $(ARCHIVE))

bench: $(STAMP) ## Measure speed and memory (DATA=folder)
	$(BIN)/python -m benchmarks.bench $(DATA)

bench-serve: $(STAMP) ## Measure how long an editor waits for a draft of 600 words against twenty articles (DATA=folder of clusters)
	$(BIN)/python -m benchmarks.serve $(if $(filter-out fixtures/stories,$(DATA)),$(DATA))

bench-numbers: $(STAMP) ## Measure the number grammar (DATA=text file; DATA_RECOGNIZERS=, DATA_CLASSES=, DATA_CLUSTERS=, DATA_QUANTITIES=; LIST=1)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev,bench]'
	$(BIN)/python -m benchmarks.numbers $(if $(DATA_RECOGNIZERS),--recognizers $(DATA_RECOGNIZERS)) $(if $(DATA_CLASSES),--classes $(DATA_CLASSES)) \
		$(if $(DATA_CLUSTERS),--clusters $(DATA_CLUSTERS)) \
		$(if $(DATA_QUANTITIES),--quantities $(DATA_QUANTITIES)) $(if $(filter-out fixtures/stories,$(DATA)),--text $(DATA)) $(if $(LIST),--list)

bench-moments: $(STAMP) ## Measure the reading of dates and times (DATA_RECOGNIZERS=folder; LIST=1)
	$(BIN)/python -m benchmarks.moments $(if $(DATA_RECOGNIZERS),--recognizers $(DATA_RECOGNIZERS)) $(if $(LIST),--list)

bench-series: $(STAMP) ## Check series, where nothing contradicts, and copies, where something does (DATA=folder)
	$(BIN)/python -m benchmarks.series $(if $(filter-out fixtures/stories,$(DATA)),$(DATA),fixtures/series)

bench-summaries: $(STAMP) ## Check edited claims against their documents (DATA=JSON lines, LIST=1)
	$(BIN)/python -m benchmarks.summaries $(if $(filter-out fixtures/stories,$(DATA)),$(DATA),fixtures/summaries/measure.jsonl) $(if $(LIST),--list)

train: $(STAMP) ## Tune the encoder for the same-slot decision, then make fit (DATA=folder; WRITE=1 writes both; an hour)
	$(BIN)/python -m benchmarks.train_encoder $(TRAIN_DATA) --work $(ENCODERS) $(if $(WRITE),--write)
	$(MAKE) fit

fit: $(STAMP) ## Measure the same-slot model on clusters with slots, after make train (DATA=folder; WRITE=1 fits and writes it)
	$(BIN)/python -m benchmarks.fit_slots $(TRAIN_DATA) --encoders $(ENCODERS) $(if $(WRITE),--write)

compare: $(STAMP) ## Compare scorers of the same-slot decision, after make train (DATA=folder)
	$(BIN)/python -m benchmarks.compare_slots $(TRAIN_DATA) --encoders $(ENCODERS)

picture: $(STAMP) ## Draw the report that the README shows (docs/picture.svg)
	$(BIN)/python -m benchmarks.picture

clean: ## Remove the environment and what the tools left behind
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
