#!/usr/bin/env bash
# What public validators make of the files that the running server answers with: GeoJSON (geojson-pydantic), Atom (jing
# with atom.rnc, the validating parser of Ruby's `rss`, feedparser), the dumps (Frictionless, SHA-256, and our own importer).
# First over the data of the collective, then with hosters beside them whose names try to do harm; and each validator is
# shown to find what is wrong.
#
#   bash tests/files/formats.sh
#
# MATOU_BIN, SERVER_OPTIONS: see tests/server.sh
set -euo pipefail
cd "$(dirname "$0")"
source ../server.sh

step() { printf '\n== %s\n' "$*"; }

for program in jing ruby python3 curl; do
  command -v "$program" >/dev/null || {
    echo "$program is not there; on Debian: apt-get install jing ruby python3 python3-venv curl" >&2
    exit 1
  }
done
source python.sh
python=.venv/bin/python
start_server
work="$folder/work"
mkdir "$work"

get() { curl --silent --show-error --fail --retry 0 --globoff --output "$1" "$url$2"; }
matou() { "$MATOU_BIN" "$@" --database "sqlite:$folder/matou.db" --today 2026-11-21 --lang en; }

step "GeoJSON: geojson-pydantic"
number=0
for query in "" "q=framasoft" "profile=large" "near=48.1,-1.6&within_km=100" "department=35&match=yes" "q=nobody-is-called-so"; do
  for lang in fr en; do
    number=$((number + 1))
    get "$work/$number.geojson" "/api/v1/hosters.geojson?lang=$lang&$query"
  done
done
"$python" formats.py geojson "$work"/*.geojson
"$python" formats.py geojson --control "$work/1.geojson"

# jing warns of parts of Java that it has no use for here.
by_grammar() { jing -c atom.rnc "$@" 2>"$work/warnings"; }
by_ruby() { ruby atom.rb "$@" 2>&1; }
slugs=(changes club1 framasoft allella zaclys tilaim bastet-parinux alolise arn-sans-nuagefr)
# Fetches the feeds of the hosters in both languages.
feeds() {
  mkdir "$work/$1"
  local slug lang
  for slug in "${slugs[@]}"; do
    for lang in fr en; do get "$work/$1/$slug.$lang.atom" "/feeds/$slug.atom?lang=$lang"; done
  done
  by_grammar "$work/$1"/*.atom
  by_ruby "$work/$1"/*.atom
  echo "  $(ls "$work/$1" | wc -l) feeds are valid for both"
}

step "Atom: jing, and Ruby's rss"
feeds before

step "What is no Atom is found"
# Changes a feed and expects each validator to refuse it, for a reason that holds this text.
refused() {
  local change=$1 of_grammar=$2 of_ruby=$3
  sed "$change" "$work/before/club1.fr.atom" >"$work/broken.atom"
  ! cmp -s "$work/before/club1.fr.atom" "$work/broken.atom" || { echo "$change changed nothing" >&2; exit 1; }
  local by why
  for by in by_grammar by_ruby; do
    local wanted=$of_grammar
    [[ $by == by_grammar ]] || wanted=$of_ruby
    if why=$("$by" "$work/broken.atom"); then echo "$by does not find $change" >&2; exit 1; fi
    [[ $why == *"$wanted"* ]] || { echo "$by finds something else than $wanted: $why" >&2; exit 1; }
  done
  echo "  $change"
}
refused '/<id>.*2026-11-21<.id>/d' 'missing required element "id"' 'tag <id> is missing'
refused 's/Z<.updated>/<\/updated>/' 'element "updated" invalid' 'of tag <updated> is not available'
refused 's/<title>.*/&&/' 'element "title" not allowed' 'tag <title> is too much'
refused 's/<author>.*<.author>//' 'missing required element "author"' 'tag <author> is missing'
refused 's/Club1/<script>&<\/script>/' 'element "script" not allowed' 'is not expected'
refused 's/ term=/ name=/' 'attribute "name" not allowed' 'attribute <term> is missing'
refused 's/<.entry>//' 'must be terminated by the matching end-tag' 'NotWellFormedError'

step "Beside them, hosters whose names try to do harm"
names=('<script>alert(1)</script>' '"/><b onload='"'"'x'"'"'>]]>' '&lt;i&gt; &amp;amp; &#60;' 'L’Œuvre < 😀 > — ﷺ')
mkdir "$work/hostile"
{
  printf 'slug,name,positions.latitude,positions.longitude,stated_on,source\r\n'
  for number in "${!names[@]}"; do
    printf -- '-hostile-%s,"%s",48.1,-1.6,2026-11-20,synthetic\r\n' "$number" "${names[number]//\"/\"\"}"
  done
} >"$work/hostile/hosters.csv"
matou import csv "$work/hostile" >"$work/plan" 2>&1 || { cat "$work/plan" >&2; exit 1; }
shown() { curl --silent --output "$work/shown" --write-out '%{http_code}' "$url/feeds/-hostile-0.atom"; }
# The server looks every two seconds for what others wrote.
for _ in $(seq 100); do
  [[ $(shown) == 200 ]] && break
  sleep 0.1
done
feeds after
"$python" formats.py feeds "$work/before" "$work/after"
get "$work/hostile.geojson" "/api/v1/hosters.geojson"
for number in "${!names[@]}"; do
  get "$work/hostile-$number.atom" "/feeds/-hostile-$number.atom"
  "$python" formats.py texts "${names[number]}" "$work/hostile.geojson" "$work/hostile-$number.atom" "$work/after/changes.fr.atom"
done
by_grammar "$work"/hostile-*.atom
by_ruby "$work"/hostile-*.atom

step "Dumps: SHA-256, Frictionless, and our own importer"
dump="$work/dump"
mkdir "$dump"
get "$dump/datapackage.json" /dumps/latest/datapackage.json
for file in $("$python" -c 'import json, sys; print(*(r["path"] for r in json.load(open(sys.argv[1]))["resources"]))' "$dump/datapackage.json"); do
  get "$dump/$file" "/dumps/latest/$file"
done
is_valid() { (cd "$dump" && "$OLDPWD/.venv/bin/frictionless" validate datapackage.json >"$work/report" 2>&1); }
planned() { matou import csv "$dump" --dry-run 2>"$work/trial" | sed -n 1p; }
"$python" formats.py packaged "$dump"
is_valid || { cat "$work/report" >&2; exit 1; }
plan=$(planned)
echo "  frictionless validate: in order; $plan"
[[ $plan =~ ^"new hosters: 0; answers added: 0, changed: 0, unchanged: "[0-9]{4}"; errors: 0, " ]] || exit 1
sed -i 's/alert(1)/alert(2)/' "$dump/hosters.csv"
if "$python" formats.py packaged "$dump" 2>"$work/why" || is_valid; then echo "a changed byte is not found" >&2; exit 1; fi
plan=$(planned)
[[ $plan == *"changed: 1, "* ]] || { echo "a changed name is not planned: $plan" >&2; exit 1; }
echo "  a changed byte is found by all three: $plan"

printf '\nThe maps, feeds and dumps are in order.\n'
