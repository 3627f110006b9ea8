// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"

#include <QTest>

namespace visage::testing {
namespace {

std::vector<MakeTest>& registry() {
    static std::vector<MakeTest> tests;
    return tests;
}

} // namespace

void registerTest(MakeTest make) {
    registry().push_back(std::move(make));
}

int runAll(int argc, char** argv) {
    const QByteArray only = qgetenv("VISAGE_ONLY");
    int failed = 0;
    for (const auto& make : registry()) {
        const auto test = make();
        // While working on one class: VISAGE_ONLY=TestMove build/dev/bin/test_store
        if (!only.isEmpty() && only != test->metaObject()->className())
            continue;
        if (QTest::qExec(test.get(), argc, argv) != 0)
            ++failed;
    }
    return failed;
}

} // namespace visage::testing
