#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up what the runners under CTest say. A Qt Test executable counts with its own totals, a script with its line
"N passed, N failed", any other program as one test; one that ended badly without saying which test failed counts as
one failure."""
import os
import re
import sys
import xml.etree.ElementTree as tree

FAILURE = re.compile(r"^(?:FAIL!|XPASS).*(?:\n   .*)*", re.M)
TOTALS = re.compile(r"^(?:Totals: )?(\d+) passed, (\d+) failed(?:, (\d+) skipped)?", re.M)


def say(runner, test, output):
    """What failed, once more beside the sums: in a long log nobody finds it."""
    found = FAILURE.findall(output) or output.rstrip().splitlines()[-30:]
    print(f"{runner}: {test} failed", *found[:50], sep="\n  ")


def count(path):
    passed = failed = skipped = 0
    for case in tree.parse(path).getroot().iter("testcase"):
        ended_well = case.get("status") == "run"
        output = case.findtext("system-out") or ""
        totals = TOTALS.findall(output)
        inside = sum(int(t[1]) for t in totals)
        if not ended_well or inside:
            say(os.path.basename(path), case.get("name"), output)
        passed += sum(int(t[0]) for t in totals)
        failed += inside
        skipped += sum(int(t[2] or 0) for t in totals)
        if not totals and ended_well:
            passed += 1
        if not ended_well and not inside:
            failed += 1
    return passed, failed, skipped


def main():
    sums = [sum(column) for column in zip(*(count(path) for path in sys.argv[1:]))]
    if not sums or sums[0] == 0:
        print("0 passed, 1 failed")
        return 1
    print(f"{sums[0]} passed, {sums[1]} failed" + (f", {sums[2]} skipped" if sums[2] else ""))
    return 1 if sums[1] else 0


sys.exit(main())
