# Starts and stops the real program for the tests that speak HTTP to it; to be sourced.
#
# MATOU_BIN        the program; built from this repository when not given
# SERVER_OPTIONS   more options of `matou serve`, such as the switch of the rate limit

# Starts the server on a free port over a database of its own, and sets `url` when it is ready, and `MATOU_BIN`.
start_server() {
  if [[ -z "${MATOU_BIN:-}" ]]; then
    local root
    root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
    (cd "$root" && cargo build --quiet --locked --package matou)
    MATOU_BIN="$(cd "$root" && cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/debug/matou"
  fi
  folder="$(mktemp -d)"
  : >"$folder/log"
  # The day on which all tests stand, like tests/src/data.rs; the folder holds no settings file.
  # shellcheck disable=SC2086 # options are words
  (cd "$folder" && exec env LC_ALL=C.UTF-8 "$MATOU_BIN" serve --listen 127.0.0.1:0 --today 2026-11-21 --rate-limit off \
    --database "sqlite:$folder/matou.db" ${SERVER_OPTIONS:-}) >"$folder/log" 2>&1 &
  server=$!
  trap stop_server EXIT
  trap 'exit 143' INT TERM
  local tries
  for tries in $(seq 300); do
    url="$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$folder/log" | head -1 || true)"
    if [[ -n "$url" ]] && curl --silent --fail --output "$folder/ready" "$url/health/ready"; then
      return
    fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  echo "The server does not start:" >&2
  cat "$folder/log" >&2
  return 1
}

# Stops the server, and shows what it logged when it did not end well.
stop_server() {
  local status=$?
  trap - EXIT
  kill -TERM "$server" 2>/dev/null || true
  if ! wait "$server"; then
    echo "The server did not end well:" >&2
    tail -n 50 "$folder/log" >&2
    status=1
  fi
  rm -rf "$folder"
  exit "$status"
}
