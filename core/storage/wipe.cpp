// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/wipe.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <vector>

// SQLite's own way to the file system: the one that is there on every platform and can make a write durable.

namespace visage::storage {
namespace {

class File {
public:
    explicit File(sqlite3_vfs& vfs)
        : m_room(static_cast<std::size_t>(vfs.szOsFile) / sizeof(std::max_align_t) + 1) {}
    ~File() {
        if (get()->pMethods != nullptr)
            get()->pMethods->xClose(get());
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    [[nodiscard]] sqlite3_file* get() { return reinterpret_cast<sqlite3_file*>(m_room.data()); }

private:
    std::vector<std::max_align_t> m_room;
};

bool overwrite(sqlite3_file* file) {
    static constexpr std::array<std::byte, 64 * 1024> zeros{};
    sqlite3_int64 size = 0;
    if (file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return false;
    for (sqlite3_int64 at = 0; at < size; at += static_cast<sqlite3_int64>(zeros.size())) {
        const auto bytes = std::min(size - at, static_cast<sqlite3_int64>(zeros.size()));
        if (file->pMethods->xWrite(file, zeros.data(), static_cast<int>(bytes), at) != SQLITE_OK)
            return false;
    }
    return file->pMethods->xSync(file, SQLITE_SYNC_FULL) == SQLITE_OK;
}

} // namespace

Result<void> wipeFile(const std::string& path) {
    sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
    int there = 0;
    if (vfs->xAccess(vfs, path.c_str(), SQLITE_ACCESS_EXISTS, &there) == SQLITE_OK && there == 0)
        return {};
    bool done = false;
    {
        // The name is followed by an empty list of parameters.
        const std::string name = path + std::string(3, '\0');
        File file(*vfs);
        int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_DB;
        done = vfs->xOpen(vfs, name.c_str(), file.get(), flags, &flags) == SQLITE_OK && overwrite(file.get());
    }
    // Removed even where it could not be overwritten.
    if (vfs->xDelete(vfs, path.c_str(), 1) != SQLITE_OK || !done)
        return Error{ErrorCode::Unavailable, "The file " + path + " could not be overwritten and removed."};
    return {};
}

} // namespace visage::storage
