// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shared_data.h"

#include <cstdlib>
#include <filesystem>

namespace visage::testing {

std::string sourceFolder() {
    return VISAGE_SOURCE_DIR;
}

std::string sharedData(const std::string& file) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (const char* folder = std::getenv("VISAGE_SHARED_DATA")) {
        const fs::path path = fs::path(folder) / file;
        return fs::exists(path, ignored) ? path.string() : std::string();
    }
    const fs::path root = sourceFolder();
    for (const fs::path& beside : {root.parent_path(), root.parent_path().parent_path()})
        if (const fs::path path = beside / "shared" / "data" / file; fs::exists(path, ignored))
            return path.string();
    return {};
}

} // namespace visage::testing
