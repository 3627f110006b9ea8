#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is needed, builds, and runs every test. Ends with "N passed, N failed" over all runners.
#   packaging/test.sh          what every change must pass
#   packaging/test.sh --long   also the long runs (a million simulated histories, soaks, fuzzing)
set -uo pipefail
cd "$(dirname "$0")/.."
long=0
for argument in "$@"; do
    case $argument in
    --long) long=1 ;;
    *) echo "usage: packaging/test.sh [--long]" >&2; exit 2 ;;
    esac
done

sections=(build run test)
[ $long = 0 ] || sections+=(long)
packaging/install-dependencies.sh "${sections[@]}" || exit 1
# Objects are found again whatever folder the checkout lies in.
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$PWD} CCACHE_NOHASHDIR=1
# What tests write is thrown away: where there is room in memory it does not wait for a disk.
memory=/dev/shm
if [ -z "${TMPDIR:-}" ] && [ -w $memory ] && [ "$(df --output=avail -k $memory | tail -n 1)" -gt 4000000 ]; then
    TMPDIR=$(mktemp -d $memory/visage-tests-XXXXXX) && export TMPDIR && chmod 1777 "$TMPDIR"
    trap 'rm -rf "$TMPDIR"' EXIT
fi
results=build/test-results
mkdir -p $results && rm -f $results/*.xml
status=0

step() { printf '\n== %s (%s)\n' "$1" "$(date +%H:%M:%S)"; }
# build_of PRESET [TARGET...]: configure and build, stop everything on a failure: there is nothing to test then.
build_of() {
    local targets=("${@:2}")
    cmake --preset "$1" -DVISAGE_TESTS=ON >$results/configure-$1.log 2>&1 || { cat $results/configure-$1.log; echo "0 passed, 1 failed"; exit 1; }
    cmake --build build/$1 ${targets[0]:+--target "${targets[@]}"} >$results/build-$1.log 2>&1 || { grep -vE '^\[[0-9]+/' $results/build-$1.log | tail -n 60; echo "0 passed, 1 failed"; exit 1; }
}
tests_of() {
    local preset=$1; shift
    (cd build/$preset && ctest --output-on-failure --test-output-size-passed 262144 --test-output-size-failed 262144 \
        --output-junit "$OLDPWD/$results/$preset.xml" "$@") || status=1
}

step "Development build, all tests"
build_of dev
tests_of dev -j2

step "AddressSanitizer and UBSan over core: the pure layers, decoders, store, client and engine"
sanitized="test_base test_domain test_protocol test_call test_sync test_rules test_storage test_store test_import"
sanitized+=" test_client test_telephony test_engine"
build_of asan $sanitized
tests_of asan -j2 -R "^($(echo $sanitized | tr ' ' '|'))\$"

step "Core without Gui: configures with no Gui installed"
cmake --preset core-only >$results/configure-core-only.log 2>&1 || { cat $results/configure-core-only.log; status=1; }

if [ $long = 1 ]; then
    step "Long runs"
    build_of release
    # A million histories, shared out among the processors.
    share=$((1000000 / $(nproc)))
    pids=()
    for ((i = 0; i < $(nproc); ++i)); do
        build/release/bin/visage-sim --histories $share --seed $((1 + i * share)) & pids+=($!)
    done
    for pid in "${pids[@]}"; do wait "$pid" || status=1; done

    step "Erasing again, interrupted at every access"
    for seed in 0 1 2 3 4 5 6; do
        VISAGE_ONLY=TestLedger VISAGE_SEED=$seed build/release/bin/test_store anInterruptionAtEachAccessIsMadeGood \
            >$results/ledger-$seed.log 2>&1 || { cat $results/ledger-$seed.log; status=1; }
    done

    step "Gateways and databases that die at random, half an hour"
    /usr/bin/python3 tests/system/gateways_test.py build/release/bin soak 1800 || status=1

    step "A store and a desktop of 8 million customers: stopped, killed, asked (40 GB of disk)"
    large=$(mktemp -d build/eight-million-XXXXXX)
    TMPDIR=$PWD/$large build/release/bin/visage-bench restart --customers 8000000 --interactions 10000000 --rounds 2 || status=1
    for subject in lookup search; do
        TMPDIR=$PWD/$large build/release/bin/visage-bench $subject --customers 8000000 --interactions 2000000 || status=1
    done
    rm -rf "$large"

    step "Fuzzing of the decoder and of a store's session, ten minutes each"
    cmake -S . -B build/fuzz -G Ninja -DVISAGE_FUZZ=ON -DVISAGE_WERROR=OFF -DCMAKE_BUILD_TYPE=RelWithDebInfo \
        -DCMAKE_C_COMPILER=clang-14 -DCMAKE_CXX_COMPILER=clang++-14 >$results/configure-fuzz.log 2>&1 &&
        cmake --build build/fuzz --target decode_fuzzer session_fuzzer write_corpus >$results/build-fuzz.log 2>&1 || status=1
    for kind in decode session; do mkdir -p build/fuzz/corpus-$kind; done
    build/fuzz/bin/write_corpus build/fuzz/corpus-decode build/fuzz/corpus-session || status=1
    for kind in decode session; do
        build/fuzz/bin/${kind}_fuzzer -max_total_time=600 -max_len=4096 -print_final_stats=1 \
            -artifact_prefix=build/fuzz/ build/fuzz/corpus-$kind >$results/fuzz-$kind.log 2>&1 || status=1
        tail -n 12 $results/fuzz-$kind.log
    done
fi

echo
python3 packaging/count_tests.py $results/*.xml || status=1
exit $status
