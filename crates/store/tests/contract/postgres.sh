# A throw-away PostgreSQL: prints its folder once it answers; stops and leaves nothing behind when its standard input
# is closed, which happens when the tests end, however they end.
#
# Used by postgres.rs: sh -c THIS postgres.sh FOLDER-OF-PROGRAMS, as a user who is not root.
set -eu
trap '' INT HUP TERM
dir=$(mktemp -d)
trap '"$1/pg_ctl" --pgdata="$dir/data" --mode=immediate --silent stop >/dev/null 2>&1 || true; rm -rf "$dir"' EXIT

"$1/initdb" --pgdata="$dir/data" --username=matou --auth=trust --encoding=UTF8 --locale=C --no-sync >&2
"$1/pg_ctl" --pgdata="$dir/data" --log="$dir/log" --wait --silent start \
    --options="-c listen_addresses='' -c unix_socket_directories=$dir -c max_connections=200" </dev/null >&2 ||
    { cat "$dir/log" >&2; exit 1; }

echo "$dir"
cat >/dev/null
