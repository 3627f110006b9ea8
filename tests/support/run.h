// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

// One executable a folder of tests. Each test class registers itself with VISAGE_TEST(Class) in its .cpp; the
// main of the executable (main_core.cpp, main_gui.cpp: named by visage_test) runs them all.

namespace visage::testing {

using MakeTest = std::function<std::unique_ptr<QObject>()>;

void registerTest(MakeTest make);

/// Runs every registered class with the arguments of Qt Test. Returns the number of classes that failed.
int runAll(int argc, char** argv);

template <class Class> struct Registered {
    Registered() {
        registerTest([] { return std::make_unique<Class>(); });
    }
};

} // namespace visage::testing

#define VISAGE_TEST(Class) static const visage::testing::Registered<Class> registered##Class;
