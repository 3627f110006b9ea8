#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is needed, builds, and shows Visage at work: a store with a demo company, a small local SIP registrar,
# the desktop logged in, and customers who call. Without a display all this happens under Xvfb, and screenshots are
# left in build/screenshots. Ctrl+C ends everything.
#   packaging/run.sh           until Ctrl+C
#   packaging/run.sh --once    ends after one call has been shown
#   packaging/run.sh --fresh   throws the demo data of earlier runs away first
set -euo pipefail
cd "$(dirname "$0")/.."
packaging/install-dependencies.sh build run
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$PWD} CCACHE_NOHASHDIR=1
mkdir -p build
if [ ! -f build/release/CMakeCache.txt ]; then
    echo "Building (the first time takes some minutes)..."
fi
cmake --preset release -DVISAGE_TESTS=OFF >build/configure.log 2>&1 || { cat build/configure.log >&2; exit 1; }
cmake --build build/release >build/build.log 2>&1 || { grep -vE '^\[[0-9]+/' build/build.log | tail -n 60 >&2; exit 1; }
exec python3 packaging/demo/run_demo.py --programs build/release/bin --state build/demo --screenshots build/screenshots "$@"
