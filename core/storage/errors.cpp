// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/errors.h"

#include <sqlite3.h>

#include <cerrno>
#include <string>

namespace visage::storage {
namespace {

std::string_view adviceFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::StorageFull:
        return "The disk is full: free some space, then the work goes on by itself.";
    case ErrorCode::Busy:
        return "The database is in use by another program: try again in a moment.";
    case ErrorCode::Corrupt:
        return "The database file is damaged: restore it from a backup.";
    case ErrorCode::Denied:
        return "The database may not be written: give this program the right to write there.";
    case ErrorCode::Unavailable:
        return "The database file cannot be opened: check that its folder exists.";
    case ErrorCode::Conflict:
        return "The database refused a row that contradicts another one.";
    case ErrorCode::Superseded:
        return "The question was interrupted by a newer one.";
    default:
        return "The database reported a fault.";
    }
}

/// The index and the log beside a database are grown by calls whose failure SQLite names an input/output
/// error, whatever its cause was.
bool isFullDisk(sqlite3* db, int sqliteCode) {
    return (sqliteCode & 0xff) == SQLITE_IOERR && db && sqlite3_system_errno(db) == ENOSPC;
}

} // namespace

ErrorCode errorCodeOf(int sqliteCode) {
    switch (sqliteCode & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::StorageFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Corrupt;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return ErrorCode::Denied;
    case SQLITE_CANTOPEN:
        return ErrorCode::Unavailable;
    case SQLITE_CONSTRAINT:
        return ErrorCode::Conflict;
    case SQLITE_INTERRUPT:
        return ErrorCode::Superseded;
    default:
        return ErrorCode::Internal;
    }
}

Error errorOf(sqlite3* db, int sqliteCode, std::string_view doing) {
    const ErrorCode code = isFullDisk(db, sqliteCode) ? ErrorCode::StorageFull : errorCodeOf(sqliteCode);
    std::string sentence(adviceFor(code));
    sentence.append(" (").append(doing).append(": ");
    sentence.append(db ? sqlite3_errmsg(db) : sqlite3_errstr(sqliteCode)).append(")");
    return {code, std::move(sentence)};
}

} // namespace visage::storage
