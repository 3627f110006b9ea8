// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"

#include "core/base/date.h"
#include "core/store/file_paths.h"
#include "core/store/sqlite/sqlite_backend.h"

#include <algorithm>
#include <vector>

namespace visage::store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view prefix = "visage-";
constexpr std::string_view suffix = ".db";

/// The copy and what SQLite may have laid beside it.
void removeAll(const std::string& file) {
    std::error_code ignored;
    for (const char* beside : {"", "-journal", "-wal", "-shm"})
        fs::remove(pathOf(file + beside), ignored);
}

Result<void> examine(const std::string& file, const storage::AccessHook& meanwhile) {
    storage::OpenOptions options;
    options.create = false;
    options.beforeAccess = meanwhile;
    auto copy = SqliteBackend::open(file, options);
    if (!copy)
        return copy.error();
    const auto findings = (*copy)->verify();
    if (!findings)
        return findings.error();
    if (!findings->empty())
        return Error{ErrorCode::Corrupt, findings->front()};
    // One plain file again, with nothing in a log beside it.
    return (*copy)->connection().runScript("PRAGMA journal_mode=DELETE");
}

/// "20260327T160000Z" of a file's name; none for other files.
std::optional<std::string> momentIn(const fs::path& file) {
    const std::string name = textOf(file.filename());
    if (!name.starts_with(prefix) || !name.ends_with(suffix))
        return std::nullopt;
    const std::string moment = name.substr(prefix.size(), name.size() - prefix.size() - suffix.size());
    const bool formed = moment.size() == 16 && moment[8] == 'T' && moment[15] == 'Z' &&
                        std::ranges::count_if(moment, [](char c) { return c >= '0' && c <= '9'; }) == 14;
    return formed ? std::optional(moment) : std::nullopt;
}

/// Oldest first.
std::vector<fs::path> backupsIn(const std::string& folder) {
    std::vector<fs::path> found;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(pathOf(folder), failed))
        if (momentIn(entry.path()) && entry.is_regular_file(failed))
            found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

} // namespace

Result<void> backUp(storage::Connection& from, const std::string& target, bool verified,
                    const storage::AccessHook& meanwhile) {
    return backUpBy([&from](const std::string& file) { return from.copyTo(file); }, target, verified,
                    meanwhile);
}

Result<void> backUpBy(const std::function<Result<void>(const std::string& file)>& copy,
                      const std::string& target, bool verified, const storage::AccessHook& meanwhile) {
    SystemRandom random; // two at once do not get into each other's way
    const std::string part = target + ".part-" + std::to_string(random.below(1'000'000'000));
    auto done = copy(part);
    if (done && verified)
        done = examine(part, meanwhile);
    if (!done) {
        removeAll(part);
        if (done.error().code == ErrorCode::Corrupt)
            return Error{ErrorCode::Corrupt, "The backup is damaged and was not kept: look at the store with "
                                             "verify, and at the disk. (" +
                                                 done.error().sentence + ")"};
        return done;
    }
    std::error_code failed;
    fs::rename(pathOf(part), pathOf(target), failed);
    if (failed) {
        removeAll(part);
        return Error{ErrorCode::Denied,
                     "The backup could not be named " + target + ": " + failed.message() + "."};
    }
    return {};
}

std::string backupName(Timestamp at) {
    std::string moment = toIso(at).substr(0, 19);
    std::erase_if(moment, [](char c) { return c == '-' || c == ':'; });
    return std::string(prefix) + moment + "Z" + std::string(suffix);
}

std::optional<Timestamp> newestBackup(const std::string& folder) {
    const auto all = backupsIn(folder);
    if (all.empty())
        return std::nullopt;
    const std::string m = *momentIn(all.back());
    return parseIsoTimestamp(m.substr(0, 4) + "-" + m.substr(4, 2) + "-" + m.substr(6, 5) + ":" +
                             m.substr(11, 2) + ":" + m.substr(13));
}

void removeOldBackups(const std::string& folder, int keep) {
    const auto all = backupsIn(folder);
    const auto kept = static_cast<std::size_t>(std::max(1, keep));
    std::error_code ignored;
    for (std::size_t i = 0; i + kept < all.size(); ++i)
        fs::remove(all[i], ignored);
    std::vector<fs::path> left;
    for (const auto& entry : fs::directory_iterator(pathOf(folder), ignored)) {
        const std::string name = textOf(entry.path().filename());
        if (name.starts_with(prefix) && name.find(".db.part") != std::string::npos)
            left.push_back(entry.path());
    }
    for (const auto& file : left)
        fs::remove(file, ignored);
}

} // namespace visage::store
