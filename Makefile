# make run: set-up, release build, the main job on sample-input. make test: set-up, lint, all tests.
SHELL := /bin/bash
.PHONY: run test test-spark build deps spark lint bench clean docs

IVD := .build/release/ivd

run: build
	@status=0; $(IVD) run pipelines/nightly.yaml --home var || status=$$?; \
	if [ $$status -gt 1 ]; then exit $$status; fi

build: deps
	swift build -c release --product ivd

test: deps lint
	swift build --build-tests
	swift test --skip-build

# The report in Spark, held against DuckDB's bytes; fetches Spark where there is none.
test-spark: deps spark
	swift build --build-tests
	IVD_TEST_SPARK=1 swift test --skip-build --filter Spark

deps:
	.ci/deps

spark:
	.ci/spark

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

# Generated reference pages; a test fails when they are stale.
docs: build
	$(IVD) catalogue edits > docs/edits.md
	$(IVD) catalogue tables > docs/tables.md
	$(IVD) catalogue lines > docs/lines.md
	$(IVD) catalogue report-edits > docs/report-edits.md
	$(IVD) catalogue layouts > docs/partner-layouts.md
	for family in schemas/federal/*/transmission.yaml; do \
	  name=$$(basename $$(dirname $$family)); $(IVD) catalogue layouts $$name > docs/layouts/$$name.md; done

bench: build
	Benchmarks/run
	Benchmarks/run-employers

clean:
	rm -rf .build .deps var
