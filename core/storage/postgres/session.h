// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/connection.h"

#include <libpq-fe.h>

#include <atomic>
#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace visage::storage::pg {

/// PostgreSQL's numbers of the types that are sent (pg_type.dat).
enum class Type : unsigned int { Bool = 16, Bytes = 17, Int8 = 20, Int2 = 21, Int4 = 23, Text = 25 };

/// A value on its way to the server, in the binary format of its type.
struct Parameter {
    Type type = Type::Bytes;
    bool null = true;
    std::string own;        ///< the bytes, unless they lie elsewhere
    std::string_view there; ///< elsewhere
    bool borrowed = false;
    [[nodiscard]] std::string_view bytes() const { return borrowed ? there : std::string_view(own); }
};

struct OpenOptions {
    /// How long to wait for another process' batch.
    std::chrono::milliseconds lockTimeout{5000};
    /// How long a transaction may stand still before the server ends it, as when this process is frozen in
    /// the middle of a batch. Shorter than lockTimeout, so that others wait for it and need not fail.
    std::chrono::milliseconds idleTimeout{3000};
    /// A server that says nothing for so long is given up, so that a machine that froze stops nobody for
    /// good. Longer than any statement may take.
    std::chrono::milliseconds answerTimeout{60'000};
    std::chrono::milliseconds connectTimeout{4000};
    std::string applicationName = "visage";
    AccessHook beforeAccess; ///< as storage::AccessHook says
};

struct ResultDeleter {
    void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ResultDeleter>;

/// One connection to a server, made again by itself when it was lost. Private to this folder.
///
/// Everything goes through libpq's pipeline mode: what gives no rows inside of a write transaction is only
/// sent; its failure comes out of the next question or of the commit. One thread.
class Session {
public:
    Session(std::string url, OpenOptions options);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    /// Connected, now or by trying again. Unavailable with a sentence.
    [[nodiscard]] Result<void> connected();

    /// Sends a statement and waits for its rows, and for everything that was sent before.
    [[nodiscard]] Result<ResultPtr> ask(const std::string& sql, std::span<const Parameter> parameters);
    /// Sends it; its outcome is looked at later. Outside of a write transaction as ask().
    [[nodiscard]] Result<void> tell(const std::string& sql, std::span<const Parameter> parameters);
    /// Waits for what was sent.
    [[nodiscard]] Result<void> settle();
    /// Several questions in one round trip, answered in their order.
    struct Question {
        const std::string* sql = nullptr;
        std::span<const Parameter> parameters;
    };
    [[nodiscard]] Result<std::vector<ResultPtr>> askTogether(std::span<const Question> questions);
    /// Several statements without parameters, in a transaction of their own unless one is open. However long
    /// they take: a server that has gone is noticed, one that is stuck is not.
    [[nodiscard]] Result<void> script(const std::string& sql);

    /// COPY ... FROM STDIN: nothing else until endCopy(), which says how many rows there are. `why` not
    /// empty: it fails.
    [[nodiscard]] Result<void> beginCopy(const std::string& sql);
    [[nodiscard]] Result<void> putCopy(std::string_view bytes);
    [[nodiscard]] Result<std::int64_t> endCopy(const std::string& why);

    [[nodiscard]] Result<void> begin(bool writing);
    [[nodiscard]] Result<void> commit();
    void rollBack();
    [[nodiscard]] bool inTransaction() const { return m_inTransaction; }
    [[nodiscard]] std::int64_t changes() const { return m_changes; }
    /// Rises with every connection made.
    [[nodiscard]] std::int64_t generation() const { return m_generation; }

    /// Makes the statement that runs now, in whatever thread, fail, and whatever would follow: Superseded.
    /// One that is being sent at this moment may run all the same, until the next call. Any thread.
    void interrupt();

    /// Waits at most so long for a NOTIFY; true: one came. An error: the connection was lost.
    [[nodiscard]] Result<bool> waitForNotice(std::chrono::milliseconds longest);
    /// The payloads of the notices that have come since.
    [[nodiscard]] std::vector<std::string> takeNotices();

private:
    [[nodiscard]] Result<void> connectAnywhere();
    [[nodiscard]] Result<void> connect();
    [[nodiscard]] Result<void> greet();
    void drop();
    [[nodiscard]] bool hasGone();
    [[nodiscard]] Result<void> send(const std::string& sql, std::span<const Parameter> parameters);
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<void> wait(short events, std::chrono::milliseconds longest);
    [[nodiscard]] Result<ResultPtr> next();
    [[nodiscard]] Result<ResultPtr> outcome();
    [[nodiscard]] Result<void> ready();
    [[nodiscard]] Result<void> synchronize(std::size_t own);
    void keep(const Error& error);
    void collectNotices();
    [[nodiscard]] Error lost();

    std::string m_url;
    OpenOptions m_options;
    PGconn* m_connection = nullptr;
    std::atomic<bool> m_interrupted = false;
    std::mutex m_cancelMutex;
    std::shared_ptr<PGcancel> m_cancel;                      ///< of the connection; guarded by m_cancelMutex
    std::unordered_map<std::string, std::string> m_prepared; ///< SQL to name
    struct Due {
        std::string sql;
        bool preparing = false;
    };
    std::deque<Due> m_due;         ///< what was sent and not looked at
    std::optional<Error> m_failed; ///< why the transaction cannot be committed any more
    bool m_inTransaction = false;
    bool m_writing = false;
    std::int64_t m_changes = 0;
    std::int64_t m_generation = 0;
    std::size_t m_firstHost = 0; ///< of the URL's, to be tried first; counted on without an end
    std::vector<std::string> m_notices;
    std::chrono::steady_clock::time_point m_notBefore{}; ///< of the next attempt to connect
    std::optional<Error> m_lastFailure;
};

/// What the server says of a failure, as one of our codes and a sentence. By SQLSTATE: 08, 57P and 25006 are
/// Unavailable, 53100 StorageFull, 40, 53, 55P03 and 57014 Busy, 23 Conflict, 22 and 54 BadInput, 42501 and
/// 28 Denied, XX001 and XX002 Corrupt, everything else Internal.
[[nodiscard]] Error errorOf(const PGresult* result, std::string_view doing);
[[nodiscard]] ErrorCode errorCodeOf(std::string_view sqlState);

} // namespace visage::storage::pg
