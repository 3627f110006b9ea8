// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace visage::testing {

/// The path of a file of the shared test data, or "" where they are not: $VISAGE_SHARED_DATA, else
/// shared/data beside the checkout or its parent. A test without them says so (QSKIP) and goes by its own
/// small cases.
inline std::string sharedData(const std::string& file) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (const char* folder = std::getenv("VISAGE_SHARED_DATA")) {
        const fs::path path = fs::path(folder) / file;
        return fs::exists(path, ignored) ? path.string() : std::string();
    }
    const fs::path root = VISAGE_SOURCE_DIR;
    for (const fs::path& beside : {root.parent_path(), root.parent_path().parent_path()})
        if (const fs::path path = beside / "shared" / "data" / file; fs::exists(path, ignored))
            return path.string();
    return {};
}

} // namespace visage::testing
