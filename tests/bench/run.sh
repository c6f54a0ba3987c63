#!/usr/bin/env bash
# All benchmarks of the service, one after the other: the list against a fixed body, Datasette on the same rows, start and
# memory. Prints both sides and the ratio. Results and how they are made: docs/performance.md.
#
#   bash tests/bench/run.sh            some twenty minutes, on a machine that does nothing else
#   bash tests/bench/run.sh --quick    few and short rounds
#
# Needs wrk (Debian: apt-get install wrk), taskset and two cores; Datasette comes from PyPI.
set -euo pipefail
cd "$(dirname "$0")"

short=()
if [[ "${1:-}" == --quick ]]; then
  short=(--rounds 1 --sizes 100)
fi
python3 run.py "$@"
python3 peer.py "${short[@]}"
python3 start.py "${short[@]}"
