#!/usr/bin/env bash
# What other programs make of the exported files: Frictionless finds the data package valid, LibreOffice shows every cell
# as it is written and calculates none. Once for the data of the collective, once for a synthetic directory that tries to
# do harm; and each check is shown to find a fault when there is one.
set -euo pipefail
cd "$(dirname "$0")"

step() { printf '\n== %s\n' "$*"; }

for program in soffice python3 cargo; do
  command -v "$program" >/dev/null || {
    echo "$program is not there; on Debian: apt-get install libreoffice-calc-nogui python3 python3-venv" >&2
    exit 1
  }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step "Frictionless, in the versions of requirements.txt"
source python.sh
.venv/bin/frictionless --version

step "The tables of the collective's data, and those of a synthetic directory"
# The whole workspace is named so that this builds with the same features as the tests, and only once.
cargo build --quiet --locked --workspace --bin matou --example hostile_tables
target=$(cargo metadata --format-version 1 --no-deps --locked | python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')
"$target/debug/matou" export csv "$work/real" --database "sqlite:$work/none.db" --today 2026-11-21 --lang en --quiet
"$target/debug/examples/hostile_tables" "$work/synthetic"
(cd "$work" && wc -c real/* synthetic/* | sed 's/^/  /')

is_valid() { (cd "$1" && "$OLDPWD/.venv/bin/frictionless" validate --json datapackage.json >"$work/report.json"); }

step "frictionless validate"
for folder in real synthetic; do
  is_valid "$work/$folder" || { cat "$work/report.json" >&2; exit 1; }
  python3 - "$work/report.json" "$folder" <<'REPORT'
import json, sys
tasks = json.load(open(sys.argv[1]))["tasks"]
assert len(tasks) > 3 and all(task["valid"] and not task["warnings"] for task in tasks), tasks
rows = sum(task["stats"].get("rows", 0) for task in tasks)
assert rows > 100, rows
print(f"  {sys.argv[2]}: {len(tasks)} files are valid, {rows} rows")
REPORT
done

step "What is not valid is found"
# Changes a table of a copy, without its hash when asked, and expects one kind of fault in the report.
broken() {
  local table=$1 change=$2 fault=$3
  cp -r "$work/real" "$work/broken"
  sed -i "$change" "$work/broken/$table"
  ! cmp -s "$work/real/$table" "$work/broken/$table" || { echo "$table was not changed" >&2; exit 1; }
  python3 - "$work/broken/datapackage.json" "$fault" <<'UNHASH'
import json, sys
package = json.load(open(sys.argv[1]))
if sys.argv[2] != "hash-count":
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
json.dump(package, open(sys.argv[1], "w"))
UNHASH
  if is_valid "$work/broken"; then echo "a change in $table ($change) was not found" >&2; exit 1; fi
  python3 - "$work/report.json" "$table" "$fault" <<'FOUND'
import json, sys
errors = {error["type"] for task in json.load(open(sys.argv[1]))["tasks"] for error in task["errors"]}
assert sys.argv[3] in errors, errors
print(f"  in {sys.argv[2]}: {sys.argv[3]}")
FOUND
  rm -r "$work/broken"
}
broken notes.csv 's/CHATON/chaton/' hash-count
broken places.csv '2s/^"[^"]*"/"nobody"/' foreign-key
broken services.csv 's/"pad"/"padd"/' constraint-error

step "LibreOffice"
python3 spreadsheet.py --control
python3 spreadsheet.py "$work/real"
python3 spreadsheet.py "$work/synthetic"

printf '\nThe exported files are in order.\n'
