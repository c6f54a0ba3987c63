#!/usr/bin/env bash
# Installs what the tests need, then checks and tests everything. The same command serves people and continuous
# integration; the first thing that is not right ends it.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$*"; }

step "Debian packages"
# The compiler; a database; Python and a spreadsheet for the files; validators of feeds; a browser, and what reads the paper that it prints.
packages=(gcc libc6-dev ca-certificates curl iproute2 postgresql python3 python3-venv libreoffice-calc-nogui jing ruby chromium poppler-utils)
command -v node >/dev/null && command -v npm >/dev/null || packages+=(nodejs npm)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if ((${#missing[@]})); then
  as_root=()
  [[ $EUID -eq 0 ]] || as_root=(sudo)
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
fi
echo "have: ${packages[*]}"

step "Format"
cargo fmt --all --check

step "Lints (a warning fails)"
cargo clippy --workspace --all-targets --locked -- --deny warnings

step "Documentation (a warning fails)"
RUSTDOCFLAGS='--deny warnings' cargo doc --workspace --no-deps --locked --document-private-items

step "Tests"
cargo test --workspace --locked

step "Hostile addresses, in a network of its own"
if [[ $EUID -eq 0 ]]; then scripts/ssrf/check.sh target/debug/matou; else echo "needs root: left out"; fi

step "Exported files, as other programs read them"
bash tests/files/check.sh
bash tests/files/formats.sh

step "The running server against its contract"
bash tests/contract/run.sh

step "A client made from the contract"
bash tests/client/run.sh

step "What people use in a browser"
bash tests/browser/run.sh
