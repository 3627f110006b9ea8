// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/lease.h"

#include "core/storage/wipe.h"

#include <filesystem>
#include <vector>

namespace visage::client {
namespace {

namespace fs = std::filesystem;

/// All files whose names begin so; the first failure, after trying all.
Result<void> wipe(const std::string& folder, std::string_view prefix) {
    std::error_code error;
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(fs::u8path(folder), error))
        if (entry.is_regular_file(error) && entry.path().filename().string().starts_with(prefix))
            files.push_back(folder + "/" + entry.path().filename().string());
    Result<void> outcome;
    for (const std::string& file : files)
        if (auto wiped = storage::wipeFile(file); !wiped && outcome)
            outcome = wiped;
    return outcome;
}

} // namespace

Result<void> wipeCache(const std::string& folder) {
    return wipe(folder, "cache.db"); // its log and those that were set aside too
}

Result<void> wipeAll(const std::string& folder) {
    auto wiped = wipe(folder, "");
    std::error_code error;
    fs::remove(fs::u8path(folder), error);
    return wiped;
}

} // namespace visage::client
