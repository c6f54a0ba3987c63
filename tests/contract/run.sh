#!/usr/bin/env bash
# The OpenAPI document against a public validator, and the running server against the document (schemathesis): every
# phase, every check, at least 10,000 requests, no failure. The first thing that is not right ends it.
#
#   bash tests/contract/run.sh
#
# SEED           makes the same requests again; printed at the beginning
# MAX_EXAMPLES   how many cases are made per operation in each phase
# MATOU_BIN, SERVER_OPTIONS: see tests/server.sh
set -euo pipefail
cd "$(dirname "$0")"
source ../server.sh

seed="${SEED:-20261121}"
max_examples="${MAX_EXAMPLES:-150}"
least=10000

python="$PWD/.venv/bin/python"
if ! [[ -x "$python" ]] || ! cmp --silent requirements.txt .venv/installed; then
  python3 -m venv .venv
  "$python" -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
  cp requirements.txt .venv/installed
fi

start_server
curl --silent --fail "$url/api/openapi.json" --output "$folder/openapi.json"

echo "== openapi-spec-validator"
"$python" -m openapi_spec_validator --schema 3.1 "$folder/openapi.json"

echo "== schemathesis at $url, seed $seed"
export MATOU_URL="$url" PYTHONPATH="$PWD"

# Runs some phases, and keeps their report and their count of requests.
phases() {
  local name="$1"
  shift
  MATOU_COUNTS="$folder/$name.json" .venv/bin/st run "$url/api/openapi.json" --phases "$name" --seed "$seed" \
    --max-examples "$max_examples" --no-color "$@" >"$folder/$name.txt" 2>&1
}

# Both at once: each keeps one processor busy.
failed=0
phases coverage "$@" &
coverage=$!
phases examples,fuzzing,stateful "$@" || failed=1
wait "$coverage" || failed=1
cat "$folder"/*.txt

"$python" - "$least" "$folder"/coverage.json "$folder"/examples,fuzzing,stateful.json <<'PYTHON'
import collections, json, sys
counts = sum((collections.Counter(json.load(open(path))) for path in sys.argv[2:]), collections.Counter())
total, least = sum(counts.values()), int(sys.argv[1])
print(f"{total} requests; by status:", ", ".join(f"{status}: {count}" for status, count in sorted(counts.items())))
sys.exit(f"only {total} requests: at least {least} are wanted" if total < least else 0)
PYTHON
exit "$failed"
