// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faulty_disk.h"

#include <QFile>

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace visage::testing {
namespace {

using Failure = FaultyDisk::Failure;

constexpr const char* name = "visage-faulty-disk";

/// A change that no sync has confirmed: what was there before, and what was written.
struct Unconfirmed {
    sqlite3_int64 offset = 0;
    QByteArray before;
    sqlite3_int64 sizeBefore = 0;
    QByteArray after; ///< empty: the file was cut off at the offset
};

struct State {
    sqlite3_vfs* real = nullptr;
    int failAt = 0;
    Failure failure = Failure::Fails;
    int changes = 0;
    bool failed = false;
    std::map<std::string, std::vector<Unconfirmed>> unconfirmed;

    enum class Verdict : std::uint8_t { Goes, Half, NoSpace, Fails };
    Verdict next() {
        if (failAt == 0)
            return Verdict::Goes;
        ++changes;
        if (changes < failAt)
            return Verdict::Goes;
        const bool first = changes == failAt;
        failed = true;
        switch (failure) {
        case Failure::NoSpace:
            return first ? Verdict::NoSpace : Verdict::Goes;
        case Failure::FullNow:
            return Verdict::NoSpace;
        case Failure::Fails:
            return first ? Verdict::Fails : Verdict::Goes;
        case Failure::PowerCut:
            return first ? Verdict::Half : Verdict::Fails;
        }
        return Verdict::Goes;
    }
};

State state;
sqlite3_vfs shim;

/// The real file's structure follows this one in the memory that SQLite gives.
struct File {
    sqlite3_file base;
    std::string* path; ///< null for temporary files, which nobody misses
    sqlite3_file* real;
};

File* own(sqlite3_file* file) {
    return reinterpret_cast<File*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
    return own(file)->real;
}

void remember(File* file, sqlite3_int64 offset, int bytes, QByteArray after) {
    if (!file->path)
        return;
    Unconfirmed change{offset, QByteArray(bytes, '\0'), 0, std::move(after)};
    file->real->pMethods->xFileSize(file->real, &change.sizeBefore);
    file->real->pMethods->xRead(file->real, change.before.data(), bytes, offset); // short beyond the end
    state.unconfirmed[*file->path].push_back(std::move(change));
}

int write(sqlite3_file* file, const void* data, int bytes, sqlite3_int64 offset) {
    const auto verdict = state.next();
    if (verdict == State::Verdict::NoSpace)
        return SQLITE_FULL;
    if (verdict == State::Verdict::Fails)
        return SQLITE_IOERR_WRITE;
    const int done = verdict == State::Verdict::Half ? bytes / 2 : bytes;
    remember(own(file), offset, done, QByteArray(static_cast<const char*>(data), done));
    const int code = real(file)->pMethods->xWrite(real(file), data, done, offset);
    return verdict == State::Verdict::Half ? SQLITE_IOERR_WRITE : code;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    const auto verdict = state.next();
    if (verdict != State::Verdict::Goes)
        return SQLITE_IOERR_TRUNCATE;
    sqlite3_int64 before = 0;
    real(file)->pMethods->xFileSize(real(file), &before);
    if (before > size)
        remember(own(file), size, static_cast<int>(before - size), {});
    return real(file)->pMethods->xTruncate(real(file), size);
}

int sync(sqlite3_file* file, int flags) {
    const auto verdict = state.next();
    if (verdict != State::Verdict::Goes)
        return SQLITE_IOERR_FSYNC;
    // Nobody pulls the plug of this machine: what matters is what SQLite asked for.
    static_cast<void>(flags);
    if (own(file)->path)
        state.unconfirmed.erase(*own(file)->path);
    return SQLITE_OK;
}

int close(sqlite3_file* file) {
    const int code = real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
    delete own(file)->path;
    return code;
}

// What changes no file is passed on.
int read(sqlite3_file* f, void* data, int bytes, sqlite3_int64 offset) {
    return real(f)->pMethods->xRead(real(f), data, bytes, offset);
}
int fileSize(sqlite3_file* f, sqlite3_int64* size) {
    return real(f)->pMethods->xFileSize(real(f), size);
}
int lock(sqlite3_file* f, int level) {
    return real(f)->pMethods->xLock(real(f), level);
}
int unlock(sqlite3_file* f, int level) {
    return real(f)->pMethods->xUnlock(real(f), level);
}
int checkReservedLock(sqlite3_file* f, int* held) {
    return real(f)->pMethods->xCheckReservedLock(real(f), held);
}
int fileControl(sqlite3_file* f, int what, void* argument) {
    return real(f)->pMethods->xFileControl(real(f), what, argument);
}
int sectorSize(sqlite3_file* f) {
    return real(f)->pMethods->xSectorSize(real(f));
}
/// None of the promises that a file system might give: no atomic writes, no order.
int deviceCharacteristics(sqlite3_file*) {
    return 0;
}
int shmMap(sqlite3_file* f, int page, int size, int extend, void volatile** memory) {
    return real(f)->pMethods->xShmMap(real(f), page, size, extend, memory);
}
int shmLock(sqlite3_file* f, int offset, int count, int flags) {
    return real(f)->pMethods->xShmLock(real(f), offset, count, flags);
}
void shmBarrier(sqlite3_file* f) {
    real(f)->pMethods->xShmBarrier(real(f));
}
int shmUnmap(sqlite3_file* f, int remove) {
    return real(f)->pMethods->xShmUnmap(real(f), remove);
}

// Version 2: with shared memory for the log, without memory-mapped reading.
constexpr sqlite3_io_methods methods{2,
                                     close,
                                     read,
                                     write,
                                     truncate,
                                     sync,
                                     fileSize,
                                     lock,
                                     unlock,
                                     checkReservedLock,
                                     fileControl,
                                     sectorSize,
                                     deviceCharacteristics,
                                     shmMap,
                                     shmLock,
                                     shmBarrier,
                                     shmUnmap,
                                     nullptr,
                                     nullptr};

int open(sqlite3_vfs*, sqlite3_filename path, sqlite3_file* memory, int flags, int* flagsOut) {
    File* file = own(memory);
    file->real = reinterpret_cast<sqlite3_file*>(file + 1);
    file->path = path ? new std::string(path) : nullptr;
    const int code = state.real->xOpen(state.real, path, file->real, flags, flagsOut);
    // With methods SQLite calls close(), also after a failure.
    file->base.pMethods = &methods;
    return code;
}

int remove(sqlite3_vfs*, const char* path, int syncFolder) {
    const auto verdict = state.next();
    if (verdict != State::Verdict::Goes)
        return SQLITE_IOERR_DELETE;
    state.unconfirmed.erase(path);
    return state.real->xDelete(state.real, path, syncFolder);
}

void undo(QFile& file, const Unconfirmed& change) {
    file.resize(change.sizeBefore);
    const auto kept = std::min<sqlite3_int64>(change.before.size(), change.sizeBefore - change.offset);
    if (kept <= 0)
        return;
    file.seek(change.offset);
    file.write(change.before.constData(), kept);
}

void redo(QFile& file, const Unconfirmed& change) {
    if (change.after.isEmpty()) {
        file.resize(change.offset);
        return;
    }
    file.seek(change.offset);
    file.write(change.after);
}

} // namespace

FaultyDisk::FaultyDisk() {
    state = {};
    state.real = sqlite3_vfs_find(nullptr);
    shim = *state.real;
    shim.zName = name;
    shim.pNext = nullptr;
    shim.szOsFile = static_cast<int>(sizeof(File)) + state.real->szOsFile;
    shim.xOpen = open;
    shim.xDelete = remove;
    sqlite3_vfs_register(&shim, 1);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&shim);
    sqlite3_vfs_register(state.real, 1);
}

void FaultyDisk::failAt(int n, Failure failure) {
    state.failAt = n;
    state.failure = failure;
    state.changes = 0;
    state.failed = false;
}

bool FaultyDisk::failed() const {
    return state.failed;
}

void FaultyDisk::comeBack(Random& random) {
    heal();
    for (auto& [path, changes] : state.unconfirmed) {
        QFile file(QString::fromStdString(path));
        if (!file.open(QIODevice::ReadWrite))
            continue;
        for (auto change = changes.rbegin(); change != changes.rend(); ++change)
            undo(file, *change);
        // Lost is everything, all from one change on, or one here and one there.
        const auto how = random.below(3);
        const auto from = random.below(changes.size() + 1);
        for (std::size_t i = 0; i < changes.size(); ++i)
            if (how == 1 ? i < from : how == 2 && random.below(2) == 0)
                redo(file, changes[i]);
    }
    state.unconfirmed.clear();
}

void FaultyDisk::heal() {
    state.failAt = 0;
}

} // namespace visage::testing
