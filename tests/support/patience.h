// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

// What a test waits for comes in milliseconds, and now and then in many seconds: on a busy machine, under
// sanitizers, on a disk that stalls. Waiting longer costs nothing where it comes; Qt's five seconds make a
// slow machine look like a defect. Included before all else in every test (visage_test).

#undef QTRY_VERIFY
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, 30'000)
#undef QTRY_COMPARE
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT(expr, expected, 30'000)
