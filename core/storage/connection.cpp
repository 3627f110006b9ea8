// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/connection.h"

#include "core/storage/connection_state.h"
#include "core/storage/errors.h"

#include <sqlite3.h>

#include <vector>

namespace visage::storage {

ConnectionState::~ConnectionState() {
    for (auto& [sql, statements] : m_idle)
        for (sqlite3_stmt* statement : statements)
            sqlite3_finalize(statement);
    sqlite3_close_v2(m_db);
}

void ConnectionState::setPatience(std::chrono::milliseconds patience) {
    m_patienceMs = static_cast<int>(patience.count());
    sqlite3_busy_handler(m_db, &ConnectionState::waitForOthers, this);
}

/// SQLite's own handler sleeps ever longer, up to 100 ms, and so misses the short gaps that an import leaves.
int ConnectionState::waitForOthers(void* self, int tries) {
    if (tries >= static_cast<ConnectionState*>(self)->m_patienceMs)
        return 0;
    sqlite3_sleep(1);
    return 1;
}

Result<ConnectionState::Lent> ConnectionState::lend(std::string_view sql) {
    auto entry = m_idle.find(sql);
    if (entry != m_idle.end() && !entry->second.empty()) {
        sqlite3_stmt* idle = entry->second.back();
        entry->second.pop_back();
        return Lent{idle, entry->first, &entry->second};
    }
    if (auto allowed = beforeAccess(); !allowed)
        return allowed.error();
    sqlite3_stmt* fresh = nullptr;
    const int code = sqlite3_prepare_v3(m_db, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &fresh, nullptr);
    if (code != SQLITE_OK)
        return errorOf(m_db, code, sql);
    if (entry == m_idle.end())
        entry = m_idle.emplace(std::string(sql), Idle{}).first;
    return Lent{fresh, entry->first, &entry->second};
}

void ConnectionState::giveBack(Idle& home, sqlite3_stmt* statement) {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    home.push_back(statement);
}

Connection::Connection(std::unique_ptr<ConnectionState> state)
    : m_state(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

OpenOptions bulkOptions() {
    OpenOptions options;
    options.cacheKib = 96 * 1024;
    options.logKib = 64 * 1024;
    options.sortInFiles = true;
    return options;
}

namespace {

constexpr int pagesAtOnce = 2048;

/// SQLite counts its memory under a lock that every allocation takes; nobody asks for the count. Before the
/// first connection only.
void leaveMemoryUncounted() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(done);
}

} // namespace

Result<Connection> Connection::open(const std::string& path, const OpenOptions& options) {
    leaveMemoryUncounted();
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (options.create && !options.readOnly)
        flags |= SQLITE_OPEN_CREATE;
    sqlite3* db = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &db, flags, nullptr);
    if (code != SQLITE_OK) {
        Error error = errorOf(db, code, "open " + path);
        sqlite3_close_v2(db);
        return error;
    }
    Connection connection(std::make_unique<ConnectionState>(db, options.beforeAccess));
    if (auto configured = connection.configure(options); !configured)
        return configured.error();
    return connection;
}

Result<void> Connection::configure(const OpenOptions& options) {
    m_state->setPatience(options.busyTimeout);
    std::string script = "PRAGMA page_size=" + std::to_string(options.pageKib * 1024) + ";";
    script += "PRAGMA cache_size=-" + std::to_string(options.cacheKib) + "; PRAGMA temp_store=";
    script += options.sortInFiles ? "FILE;" : "MEMORY;";
    // The log may grow beyond this in one long transaction; afterwards the disk gets it back.
    script += "PRAGMA journal_size_limit=67108864;";
    script += "PRAGMA wal_autocheckpoint=" + std::to_string(options.logKib / options.pageKib) + ";";
    // What is deleted is overwritten, for the law may have asked for it.
    if (!options.readOnly)
        script += "PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON;";
    script +=
        options.durability == Durability::Full ? "PRAGMA synchronous=FULL;" : "PRAGMA synchronous=NORMAL;";
    return runScript(script);
}

Result<std::int64_t> Connection::firstNumber(Statement statement) {
    const auto stepped = statement.step();
    if (!stepped)
        return stepped.error();
    if (*stepped == Step::Done)
        return Error{ErrorCode::NotFound, "The database has no row for this question."};
    return statement.integer(0);
}

Result<void> Connection::runScript(std::string_view sql) {
    if (auto allowed = m_state->beforeAccess(); !allowed)
        return allowed.error();
    const int code = sqlite3_exec(m_state->db(), std::string(sql).c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return errorOf(m_state->db(), code, sql.substr(0, 60));
    return {};
}

void Connection::interrupt() {
    sqlite3_interrupt(m_state->db());
}

bool Connection::inTransaction() const {
    return sqlite3_get_autocommit(m_state->db()) == 0;
}

std::int64_t Connection::changes() const {
    return sqlite3_changes64(m_state->db());
}

std::int64_t Connection::lastRowId() const {
    return sqlite3_last_insert_rowid(m_state->db());
}

Result<bool> Connection::emptyLog() {
    const auto busy = number("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!busy)
        return busy.error().code == ErrorCode::Busy ? Result<bool>(false) : busy.error();
    return *busy == 0;
}

Result<std::int64_t> Connection::dataVersion() {
    return number("PRAGMA data_version");
}

Result<std::vector<std::string>> Connection::integrityFaults() {
    std::vector<std::string> faults;
    Statement check = prepare("PRAGMA integrity_check(20)");
    for (;;) {
        const auto stepped = check.step();
        if (!stepped)
            return stepped.error();
        if (*stepped == Step::Done)
            return faults;
        if (check.text(0) != "ok")
            faults.emplace_back(check.text(0));
    }
}

Result<void> Connection::copyTo(const std::string& path) {
    OpenOptions options;
    auto target = open(path, options);
    if (!target)
        return target.error();
    // One view of the data from the first page to the last: else each commit of others makes SQLite begin
    // anew.
    const bool alreadyInside = inTransaction();
    if (!alreadyInside)
        if (auto begun = runScript("BEGIN; SELECT count(*) FROM sqlite_schema"); !begun)
            return begun;
    auto copied = copyInto(*target);
    if (!alreadyInside)
        sqlite3_exec(m_state->db(), "ROLLBACK", nullptr, nullptr, nullptr);
    return copied;
}

Result<void> Connection::copyInto(Connection& target) {
    // The copy is one plain file: nothing of it may stay behind in a log beside it.
    if (auto plain = target.runScript("PRAGMA journal_mode=DELETE"); !plain)
        return plain;
    sqlite3* to = target.m_state->db();
    sqlite3_backup* backup = sqlite3_backup_init(to, "main", m_state->db(), "main");
    if (!backup)
        return errorOf(to, sqlite3_extended_errcode(to), "copy the database");
    // Some at a time, so that whoever wants to stop is heard.
    int stepped = SQLITE_OK;
    Result<void> allowed;
    while (stepped == SQLITE_OK && (allowed = m_state->beforeAccess()).ok())
        stepped = sqlite3_backup_step(backup, pagesAtOnce);
    const int finished = sqlite3_backup_finish(backup);
    if (!allowed)
        return allowed;
    if (stepped != SQLITE_DONE || finished != SQLITE_OK)
        return errorOf(to, finished != SQLITE_OK ? finished : stepped, "copy the database");
    return {};
}

} // namespace visage::storage
