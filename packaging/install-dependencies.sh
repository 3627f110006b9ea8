#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the packages of the named sections of dependencies.txt that are missing. Root, or sudo, is needed only then.
#   packaging/install-dependencies.sh [build] [run] [test]      (none named: all)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
sections=("${@:-}")
[ -n "${sections[0]:-}" ] || sections=(build run test)

wanted=()
for section in "${sections[@]}"; do
    while read -r package; do wanted+=("$package"); done < <(
        awk -v s="[$section]" '/^\[/{on=($0==s);next} on && NF && !/^#/{print $1}' "$here/dependencies.txt")
done

missing=()
for package in "${wanted[@]}"; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing, and neither root nor sudo is at hand: ${missing[*]}" >&2; exit 1; }
    as_root=(sudo)
fi
echo "Installing ${#missing[@]} packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
# A server package must not start its daemon here: the demo and the tests run their own.
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee $policy >/dev/null
    "${as_root[@]}" chmod 755 $policy
    trap '"${as_root[@]}" rm -f $policy' EXIT
fi
"${as_root[@]}" apt-get update -qq -o DPkg::Lock::Timeout=300
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=300 "${missing[@]}" >/dev/null
