// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace visage::testing {

/// The folder of the checkout that these tests were built from, without a slash at its end.
[[nodiscard]] std::string sourceFolder();

/// The path of a file of the shared test data, or "" where they are not: $VISAGE_SHARED_DATA, else
/// shared/data beside the checkout or its parent. A test without them says so (QSKIP) and goes by its own
/// small cases.
[[nodiscard]] std::string sharedData(const std::string& file);

} // namespace visage::testing
