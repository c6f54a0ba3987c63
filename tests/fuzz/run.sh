#!/usr/bin/env bash
# Feeds the parsers with samples changed at random: half a minute each; with --full until each has had ten million runs. Further
# words go to the program: --seconds N --runs N --seed N --only properties|csv|mapping|query. What ends badly is kept in
# tests/fuzz/corpus/, and run first from then on.
set -euo pipefail
cd "$(dirname "$0")/../.."
words=(--seconds 30)
if [[ ${1:-} == --full ]]; then
  shift
  words=(--seconds 86400 --runs 10000000)
fi
exec cargo run --quiet --release --locked --package matou-fuzz -- "${words[@]}" "$@"
