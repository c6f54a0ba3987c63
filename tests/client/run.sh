#!/usr/bin/env bash
# A client generated from openapi/openapi.json: its types are made, a program that uses every operation compiles strictly
# with them, and runs against the server. The first thing that is not right ends it.
#
#   bash tests/client/run.sh
#
# MATOU_BIN, SERVER_OPTIONS: see tests/server.sh
set -euo pipefail
cd "$(dirname "$0")"
source ../server.sh

if ! cmp --silent package-lock.json node_modules/.installed; then
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json node_modules/.installed
fi

echo "== types"
node_modules/.bin/openapi-typescript ../../openapi/openapi.json --output schema.d.ts
echo "== tsc"
rm -rf build
node_modules/.bin/tsc
start_server
echo "== node --test, at $url"
MATOU_URL="$url" node --test build/
