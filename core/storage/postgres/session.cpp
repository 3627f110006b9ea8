// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/postgres/session.h"

#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <utility>

namespace visage::storage::pg {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Statements that wait for their outcome before somebody looks at it.
constexpr std::size_t mostDue = 512;
constexpr std::size_t flushEvery = 32;
constexpr milliseconds retryAfter{250};
constexpr int oldestServer = 140000;

/// "?1" and "?" to "$1"; what stands in quotes stays.
std::string numbered(std::string_view sql) {
    std::string out;
    int next = 1;
    char quote = '\0';
    for (std::size_t i = 0; i < sql.size(); ++i) {
        const char c = sql[i];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '?') {
            out += '$';
            const bool named = i + 1 < sql.size() && sql[i + 1] >= '0' && sql[i + 1] <= '9';
            if (!named)
                out += std::to_string(next++);
            continue;
        }
        out += c;
    }
    return out;
}

std::string firstLine(const char* message) {
    std::string_view text = message ? message : "";
    text = text.substr(0, text.find('\n'));
    return std::string(text);
}

bool failed(const PGresult* result) {
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || status == PGRES_PIPELINE_ABORTED;
}

/// The hosts of a URL, with their addresses and ports: lists with commas, as libpq writes them.
struct Hosts {
    std::string names;
    std::string addresses;
    std::string ports;
};

Hosts hostsOf(const std::string& url) {
    Hosts hosts;
    PQconninfoOption* const options = PQconninfoParse(url.c_str(), nullptr);
    for (const PQconninfoOption* option = options; option && option->keyword; ++option) {
        const std::string_view keyword = option->keyword;
        if (keyword == "host" || keyword == "hostaddr" || keyword == "port")
            (keyword == "host"   ? hosts.names
             : keyword == "port" ? hosts.ports
                                 : hosts.addresses) = option->val ? option->val : "";
    }
    PQconninfoFree(options);
    return hosts;
}

std::size_t countOf(const std::string& list) {
    return static_cast<std::size_t>(std::ranges::count(list, ',')) + 1;
}

/// The same list from its entry `first` on; one entry stands for all.
std::string from(std::size_t first, const std::string& list) {
    std::vector<std::string> entries(1);
    for (const char c : list)
        if (c == ',')
            entries.emplace_back();
        else
            entries.back() += c;
    std::ranges::rotate(entries, entries.begin() + static_cast<std::ptrdiff_t>(first % entries.size()));
    std::string out = entries.front();
    for (std::size_t i = 1; i < entries.size(); ++i)
        out += ',' + entries[i];
    return out;
}

Error unavailable(const std::string& why) {
    return {ErrorCode::Unavailable,
            "The database cannot be reached: check that PostgreSQL is running and the "
            "--database address is right. (" +
                why + ")"};
}

} // namespace

Session::Session(std::string url, OpenOptions options)
    : m_url(std::move(url))
    , m_options(std::move(options)) {}

Session::~Session() {
    drop();
}

void Session::drop() {
    if (m_connection)
        PQfinish(m_connection);
    m_connection = nullptr;
    m_prepared.clear();
    m_due.clear();
}

Error Session::lost() {
    const std::string why = m_connection ? firstLine(PQerrorMessage(m_connection)) : "connection lost";
    drop();
    Error error{ErrorCode::Unavailable,
                "The connection to the database was lost: it is made again by itself. (" + why + ")"};
    if (m_inTransaction)
        keep(error);
    return error;
}

void Session::keep(const Error& error) {
    if (!m_failed)
        m_failed = error;
}

/// A server that has gone away has said so, if only by closing: behind its last words, so all of them are
/// read.
bool Session::hasGone() {
    pollfd watched{PQsocket(m_connection), POLLIN, 0};
    while (::poll(&watched, 1, 0) > 0)
        if (PQconsumeInput(m_connection) == 0 || PQstatus(m_connection) != CONNECTION_OK)
            return true;
    return PQstatus(m_connection) != CONNECTION_OK;
}

Result<void> Session::connected() {
    if (m_inTransaction)
        return m_connection ? Result<void>{} : m_failed.value_or(unavailable("connection lost"));
    if (m_connection && hasGone())
        drop();
    if (m_connection)
        return {};
    if (m_lastFailure && steady_clock::now() < m_notBefore)
        return *m_lastFailure;
    auto done = connectAnywhere();
    m_lastFailure = done ? std::nullopt : std::optional(done.error());
    m_notBefore = steady_clock::now() + retryAfter;
    return done;
}

/// libpq gives up at a host that takes the connection and then says nothing sensible, as a proxy before a
/// dead server does. So each attempt begins with another host, and the one that worked stays the first.
Result<void> Session::connectAnywhere() {
    const auto began = steady_clock::now();
    const std::size_t hosts = countOf(hostsOf(m_url).names);
    Result<void> done = connect();
    for (std::size_t tried = 1; !done && tried < hosts; ++tried) {
        ++m_firstHost;
        if (steady_clock::now() - began > m_options.connectTimeout)
            break;
        done = connect();
    }
    return done;
}

Result<void> Session::connect() {
    const Hosts known = hostsOf(m_url);
    const Hosts hosts{from(m_firstHost, known.names), from(m_firstHost, known.addresses),
                      from(m_firstHost, known.ports)};
    const std::string patience =
        std::to_string(std::max<milliseconds::rep>(2, m_options.connectTimeout.count() / 1000));
    // What the URL says stands behind these and wins.
    const std::array<const char*, 13> keys{"connect_timeout",
                                           "application_name",
                                           "target_session_attrs",
                                           "keepalives_idle",
                                           "keepalives_interval",
                                           "keepalives_count",
                                           "tcp_user_timeout",
                                           "client_encoding",
                                           "dbname",
                                           hosts.names.empty() ? nullptr : "host",
                                           "port",
                                           hosts.addresses.empty() ? nullptr : "hostaddr",
                                           nullptr};
    const std::array<const char*, 13> values{patience.c_str(),
                                             m_options.applicationName.c_str(),
                                             "read-write",
                                             "10",
                                             "5",
                                             "3",
                                             "15000",
                                             "UTF8",
                                             m_url.c_str(),
                                             hosts.names.c_str(),
                                             hosts.ports.c_str(),
                                             hosts.addresses.c_str(),
                                             nullptr};
    m_connection = PQconnectdbParams(keys.data(), values.data(), 1);
    if (!m_connection || PQstatus(m_connection) != CONNECTION_OK) {
        const std::string why = m_connection ? firstLine(PQerrorMessage(m_connection)) : "no memory";
        drop();
        return unavailable(why);
    }
    PQsetNoticeProcessor(
        m_connection, [](void*, const char*) {}, nullptr);
    ++m_generation;
    {
        const std::scoped_lock lock(m_cancelMutex);
        m_cancel.reset(PQgetCancel(m_connection), PQfreeCancel);
    }
    if (PQsetnonblocking(m_connection, 1) != 0 || PQenterPipelineMode(m_connection) != 1)
        return lost();
    auto greeted = greet();
    if (!greeted)
        drop();
    return greeted;
}

/// What every connection needs: answers that are durable, no wait without an end, and no batch that holds up
/// all others because its process froze in the middle of it.
Result<void> Session::greet() {
    const std::string sql =
        "SELECT current_setting('server_encoding'), current_setting('server_version_num')::bigint, "
        "set_config('lock_timeout', '" +
        std::to_string(std::max<milliseconds::rep>(1, m_options.lockTimeout.count())) +
        "', false), set_config('idle_in_transaction_session_timeout', '" +
        std::to_string(std::max<milliseconds::rep>(1, m_options.idleTimeout.count())) +
        "', false), "
        "set_config('jit', 'off', false), CASE WHEN current_setting('synchronous_commit')='off' "
        "THEN set_config('synchronous_commit', 'on', false) END";
    if (auto sent = send(sql, {}); !sent)
        return sent;
    if (PQpipelineSync(m_connection) != 1)
        return lost();
    auto answer = outcome();
    if (!answer)
        return answer.error();
    if (auto synced = next(); !synced)
        return synced.error();
    const std::string_view encoding = PQgetvalue(answer->get(), 0, 0);
    if (encoding != "UTF8")
        return Error{ErrorCode::Denied, "The database is in " + std::string(encoding) +
                                            ": make it anew with \"createdb --encoding UTF8 --template "
                                            "template0\"."};
    if (PQserverVersion(m_connection) < oldestServer)
        return Error{ErrorCode::Denied,
                     "This PostgreSQL is too old: version 14 or later is wanted, 15 is what "
                     "is tested."};
    return {};
}

Result<void> Session::wait(short events, milliseconds longest) {
    pollfd watched{PQsocket(m_connection), events, 0};
    const int ready = ::poll(&watched, 1, static_cast<int>(std::max<milliseconds::rep>(0, longest.count())));
    if (ready < 0 && errno == EINTR)
        return {};
    if (ready > 0)
        return {};
    drop();
    Error error{ErrorCode::Unavailable, "The database does not answer: its machine or the network is stuck."};
    if (m_inTransaction)
        keep(error);
    return error;
}

Result<void> Session::flush() {
    for (;;) {
        const int left = PQflush(m_connection);
        if (left == 0)
            return {};
        if (left < 0)
            return lost();
        if (auto waited = wait(POLLIN | POLLOUT, m_options.answerTimeout); !waited)
            return waited;
        if (PQconsumeInput(m_connection) == 0)
            return lost();
    }
}

Result<void> Session::send(const std::string& sql, std::span<const Parameter> parameters) {
    std::vector<Oid> types;
    std::vector<const char*> values;
    std::vector<int> lengths;
    std::vector<int> formats(parameters.size(), 1);
    for (const Parameter& parameter : parameters) {
        const std::string_view bytes = parameter.bytes();
        types.push_back(static_cast<Oid>(parameter.type));
        values.push_back(parameter.null ? nullptr : bytes.empty() ? "" : bytes.data());
        lengths.push_back(static_cast<int>(bytes.size()));
    }
    const int count = static_cast<int>(parameters.size());
    auto known = m_prepared.find(sql);
    if (known == m_prepared.end()) {
        const std::string name =
            "s" + std::to_string(m_prepared.size() + 1) + "_" + std::to_string(m_generation);
        if (PQsendPrepare(m_connection, name.c_str(), numbered(sql).c_str(), count, types.data()) != 1)
            return lost();
        known = m_prepared.emplace(sql, name).first;
        m_due.push_back({sql, true});
    }
    if (PQsendQueryPrepared(m_connection, known->second.c_str(), count, values.data(), lengths.data(),
                            formats.data(), 1) != 1)
        return lost();
    m_due.push_back({sql, false});
    return {};
}

Result<ResultPtr> Session::next() {
    if (auto flushed = flush(); !flushed)
        return flushed.error();
    while (PQisBusy(m_connection)) {
        if (auto waited = wait(POLLIN, m_options.answerTimeout); !waited)
            return waited.error();
        if (PQconsumeInput(m_connection) == 0)
            return lost();
    }
    return ResultPtr(PQgetResult(m_connection));
}

/// Of the oldest statement that is due; preparing it belongs to it.
Result<ResultPtr> Session::outcome() {
    std::optional<Error> refused;
    for (;;) {
        auto result = next();
        if (!result)
            return result;
        if (PQstatus(m_connection) != CONNECTION_OK)
            return lost();
        if (!*result || m_due.empty())
            return Error{ErrorCode::Internal, "The database's answers do not follow from what was asked."};
        if (auto end = next(); !end)
            return end;
        const Due due = std::move(m_due.front());
        m_due.pop_front();
        if (failed(result->get()) && !refused)
            refused = errorOf(result->get(), due.sql);
        if (due.preparing && refused)
            m_prepared.erase(due.sql);
        if (due.preparing)
            continue;
        if (refused)
            return *refused;
        if (const std::string_view touched = PQcmdTuples(result->get()); !touched.empty())
            m_changes = std::strtoll(touched.data(), nullptr, 10);
        return result;
    }
}

Result<void> Session::ready() {
    if (m_failed)
        return *m_failed;
    if (m_interrupted)
        return Error{ErrorCode::Superseded, "The work on the database was stopped."};
    if (m_options.beforeAccess)
        if (auto allowed = m_options.beforeAccess(); !allowed)
            return allowed;
    return connected();
}

/// Marks the end of what was sent and reads the outcomes of all but the last `own` statements.
Result<void> Session::synchronize(std::size_t own) {
    if (PQpipelineSync(m_connection) != 1)
        return lost();
    while (m_due.size() > own)
        if (auto done = outcome(); !done) {
            keep(done.error());
            if (!m_connection)
                return done.error();
        }
    return {};
}

Result<ResultPtr> Session::ask(const std::string& sql, std::span<const Parameter> parameters) {
    const Question question{&sql, parameters};
    auto answers = askTogether({&question, 1});
    // A connection that ended while nobody looked: the question is asked again on a new one.
    if (!answers && answers.error().code == ErrorCode::Unavailable && !m_inTransaction && m_generation > 0 &&
        !m_lastFailure) {
        drop();
        answers = askTogether({&question, 1});
    }
    if (!answers)
        return answers.error();
    return std::move(answers->front());
}

Result<std::vector<ResultPtr>> Session::askTogether(std::span<const Question> questions) {
    if (auto able = ready(); !able)
        return able.error();
    const std::size_t before = m_due.size();
    for (const Question& question : questions)
        if (auto sent = send(*question.sql, question.parameters); !sent)
            return sent.error();
    if (auto synchronized = synchronize(m_due.size() - before); !synchronized)
        return synchronized.error();
    std::vector<ResultPtr> answers;
    std::optional<Error> wrong = m_failed;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        auto answer = outcome();
        if (!answer && !m_connection)
            return answer.error();
        if (!answer && !wrong)
            wrong = answer.error();
        if (answer)
            answers.push_back(std::move(*answer));
    }
    if (auto synced = next(); !synced)
        return synced.error();
    collectNotices();
    if (!wrong)
        return answers;
    if (m_inTransaction)
        keep(*wrong);
    return *wrong;
}

Result<void> Session::tell(const std::string& sql, std::span<const Parameter> parameters) {
    if (!m_writing) {
        const Question once{&sql, parameters};
        const auto answer = askTogether({&once, 1});
        return answer ? Result<void>{} : answer.error();
    }
    if (auto able = ready(); !able)
        return able;
    if (auto sent = send(sql, parameters); !sent)
        return sent;
    if (m_due.size() >= mostDue)
        return settle();
    // So that the server works meanwhile.
    if (m_due.size() % flushEvery == 0 && PQflush(m_connection) < 0)
        return lost();
    return {};
}

Result<void> Session::settle() {
    if (m_failed)
        return *m_failed;
    if (m_due.empty())
        return {};
    if (auto synchronized = synchronize(0); !synchronized)
        return synchronized;
    if (auto synced = next(); !synced)
        return synced.error();
    return m_failed ? Result<void>(*m_failed) : Result<void>{};
}

void Session::interrupt() {
    m_interrupted = true;
    std::shared_ptr<PGcancel> running;
    {
        const std::scoped_lock lock(m_cancelMutex);
        running = m_cancel;
    }
    std::array<char, 256> ignored{}; // who has ended its connection meanwhile runs nothing
    if (running)
        PQcancel(running.get(), ignored.data(), static_cast<int>(ignored.size()));
}

Result<void> Session::script(const std::string& sql) {
    if (auto able = ready(); !able)
        return able;
    if (auto settled = settle(); !settled)
        return settled;
    if (PQexitPipelineMode(m_connection) != 1)
        return lost();
    const ResultPtr result(PQexec(m_connection, sql.c_str()));
    if (PQstatus(m_connection) != CONNECTION_OK || PQenterPipelineMode(m_connection) != 1)
        return lost();
    if (!failed(result.get()))
        return {};
    const Error error = errorOf(result.get(), "script");
    if (m_inTransaction)
        keep(error);
    return error;
}

Result<void> Session::beginCopy(const std::string& sql) {
    if (auto able = ready(); !able)
        return able;
    if (auto settled = settle(); !settled)
        return settled;
    if (PQexitPipelineMode(m_connection) != 1 || PQsetnonblocking(m_connection, 0) != 0)
        return lost();
    const ResultPtr result(PQexec(m_connection, sql.c_str()));
    if (PQresultStatus(result.get()) == PGRES_COPY_IN)
        return {};
    const Error error = errorOf(result.get(), sql);
    keep(error);
    if (PQsetnonblocking(m_connection, 1) != 0 || PQenterPipelineMode(m_connection) != 1)
        return lost();
    return error;
}

Result<void> Session::putCopy(std::string_view bytes) {
    if (PQputCopyData(m_connection, bytes.data(), static_cast<int>(bytes.size())) != 1)
        return lost();
    return {};
}

Result<std::int64_t> Session::endCopy(const std::string& why) {
    if (!m_connection)
        return m_failed.value_or(unavailable("connection lost"));
    if (PQputCopyEnd(m_connection, why.empty() ? nullptr : why.c_str()) != 1)
        return lost();
    const ResultPtr result(PQgetResult(m_connection));
    while (const ResultPtr rest{PQgetResult(m_connection)}) {
    }
    if (PQstatus(m_connection) != CONNECTION_OK || PQsetnonblocking(m_connection, 1) != 0 ||
        PQenterPipelineMode(m_connection) != 1)
        return lost();
    if (failed(result.get())) {
        const Error error = errorOf(result.get(), "copy");
        keep(error);
        return error;
    }
    return std::int64_t{std::strtoll(PQcmdTuples(result.get()), nullptr, 10)};
}

Result<void> Session::begin(bool writing) {
    if (auto able = ready(); !able)
        return able;
    m_inTransaction = true;
    m_writing = true; // for BEGIN itself: it goes with the first question
    auto told = tell(writing ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {});
    m_writing = writing;
    if (!told)
        rollBack();
    return told;
}

Result<void> Session::commit() {
    const auto answer = ask("COMMIT", {});
    // A transaction in which something failed answers COMMIT with ROLLBACK.
    const bool done = answer && std::string_view(PQcmdStatus(answer->get())) == "COMMIT";
    if (!done) {
        const Error why =
            answer ? Error{ErrorCode::Internal, "The database gave the transaction up."} : answer.error();
        rollBack();
        return why;
    }
    m_inTransaction = m_writing = false;
    return {};
}

void Session::rollBack() {
    if (!m_inTransaction)
        return;
    m_failed.reset();
    m_writing = false;
    const AccessHook hook = std::exchange(m_options.beforeAccess, {}); // this must always be possible
    if (m_connection && !ask("ROLLBACK", {}))
        drop();
    m_options.beforeAccess = hook;
    m_failed.reset();
    m_inTransaction = false;
}

void Session::collectNotices() {
    while (PGnotify* notice = PQnotifies(m_connection)) {
        m_notices.emplace_back(notice->extra);
        PQfreemem(notice);
    }
}

Result<bool> Session::waitForNotice(milliseconds longest) {
    // A connection that was made again would listen to nothing.
    if (!m_connection || hasGone())
        return lost();
    collectNotices();
    if (m_notices.empty()) {
        pollfd watched{PQsocket(m_connection), POLLIN, 0};
        if (::poll(&watched, 1, static_cast<int>(longest.count())) > 0 && PQconsumeInput(m_connection) == 0)
            return lost();
        collectNotices();
    }
    return !m_notices.empty();
}

std::vector<std::string> Session::takeNotices() {
    return std::exchange(m_notices, {});
}

} // namespace visage::storage::pg
