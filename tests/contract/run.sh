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
failed=0
max_examples="${MAX_EXAMPLES:-450}"
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
export MATOU_URL="$url" MATOU_COUNTS="$folder/counts.json" PYTHONPATH="$PWD"
.venv/bin/st run "$url/api/openapi.json" --seed "$seed" --max-examples "$max_examples" --no-color "$@" || failed=1

"$python" - "$MATOU_COUNTS" "$least" <<'PYTHON'
import json, sys
counts, least = json.load(open(sys.argv[1])), int(sys.argv[2])
total = sum(counts.values())
print(f"{total} requests; by status:", ", ".join(f"{status}: {count}" for status, count in sorted(counts.items())))
sys.exit(f"only {total} requests: at least {least} are wanted" if total < least else 0)
PYTHON
exit "$failed"
