#!/bin/sh
# Records anew what the tests compare to the letter: the reference runs, docs/scenario-reference.md,
# docs/mapping-reference.md and docs/measures.md.
# Usage: sh scripts/record.sh path/to/ringside, from the project's folder.
set -eu

ringside=${1:?usage: sh scripts/record.sh path/to/ringside}

"$ringside" reference > docs/scenario-reference.md
"$ringside" measures > docs/measures.md
"$ringside" reference --mapping > docs/mapping-reference.md

# Small enough to be kept, with everything on that the scenarios switch on.
"$ringside" record scenarios/solo-seller.yaml --replications 2 --out results/reference/solo-seller \
  --set segments.solo.merchants=12 --set calendar.days=14 --set calendar.warmup=7
"$ringside" record scenarios/merchant-day.yaml --replications 2 --out results/reference/merchant-day \
  --set segments.shop.merchants=20 --set calendar.days=10
"$ringside" record scenarios/platform.yaml --replications 2 --out results/reference/platform \
  --set segments.each.merchants=3 --set calendar.start=2026-11-08 --set calendar.days=7 \
  --set calendar.warmup=3 --policy three-in-a-row
