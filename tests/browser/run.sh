#!/usr/bin/env bash
# The browser tests: installs what they need, builds the program, and runs each test file against a server of its own.
# CHROMIUM names another browser; MATOU another program; SHOTS a folder for screenshots.
set -euo pipefail
cd "$(dirname "$0")"

export CHROMIUM="${CHROMIUM:-/usr/bin/chromium}"
if [[ ! -x "$CHROMIUM" ]]; then
  echo "There is no browser at $CHROMIUM: install it (apt-get install chromium), or name another with CHROMIUM." >&2
  exit 1
fi
if ! command -v npm >/dev/null; then
  echo "npm is missing: install Node 20 or later." >&2
  exit 1
fi
npm ci --no-audit --no-fund --loglevel=error
if [[ -z "${MATOU:-}" ]]; then
  (cd ../.. && cargo build --locked --bin matou)
  export MATOU="${CARGO_TARGET_DIR:-$PWD/../../target}/debug/matou"
fi
node --test --test-concurrency=1 ./*.test.mjs
