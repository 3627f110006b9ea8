#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is needed, builds, fetches what is measured beside (PouchDB and ws by npm, mosquitto), and measures.
#   packaging/bench.sh [SUBJECT] [options of visage-bench]      (none: "store" as JSON, all about a store and its desktops)
set -euo pipefail
cd "$(dirname "$0")/.."
packaging/install-dependencies.sh build bench
command -v npm >/dev/null || packaging/install-dependencies.sh node
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$PWD} CCACHE_NOHASHDIR=1

peers=$PWD/build/bench-peers
mkdir -p "$peers"
cp app/bench/peers/* "$peers"
(cd "$peers" && npm install --no-package-lock --no-audit --no-fund --loglevel=error >&2)
cmake --preset release -DVISAGE_TESTS=ON >/dev/null
cmake --build build/release --target visage-bench >/dev/null

[ $# -gt 0 ] || set -- store --json
exec build/release/bin/visage-bench --peers "$peers" "$@"
