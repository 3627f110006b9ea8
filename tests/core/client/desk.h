// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/cache/cache.h"
#include "core/client/local_data.h"
#include "core/client/read/questions.h"
#include "core/client/secret_store.h"

#include <QTemporaryDir>

#include <atomic>

// What the tests of the desktop's side share: a clock that stands still, a folder of files, and rows to fill
// them.

namespace visage::client::testing {

/// 2026-03-27T16:00:00Z, until it is moved.
class StillClock final : public Clock {
public:
    [[nodiscard]] Timestamp now() const override { return {m_now}; }
    void advance(Milliseconds by) { m_now += by.count(); }

private:
    std::atomic<std::int64_t> m_now = 1774627200000;
};

class MemorySecrets final : public SecretStore {
public:
    void read(const QString& key, std::function<void(Result<QString>)> done) override {
        done(m_kept.value(key));
    }
    void write(const QString& key, const QString& secret, std::function<void(Result<void>)> done) override {
        m_kept[key] = secret;
        done({});
    }
    void remove(const QString& key) override { m_kept.remove(key); }

private:
    QHash<QString, QString> m_kept;
};

/// The n-th access fails with the error that is set, and every one behind it while `lasting`.
struct Fault {
    std::atomic<int> failAt = 0; ///< 0: none
    std::atomic<bool> lasting = false;
    std::atomic<ErrorCode> code = ErrorCode::StorageFull;
    std::atomic<int> seen = 0;

    [[nodiscard]] storage::AccessHook hook() {
        return [this]() -> Result<void> {
            ++seen;
            if (failAt > 0 && (lasting ? seen >= failAt : seen == failAt))
                return Error{code, "The disk is full: free some space."};
            return {};
        };
    }
};

/// One user's files, without a network: the store's part is played by the test.
class Desk {
public:
    Desk();
    /// Closes and opens the files again, as the next start does.
    void reopen();
    void close() { data.reset(); }

    [[nodiscard]] std::string path(const char* file) const {
        return folder.path().toStdString() + "/" + file;
    }
    /// As the first answer of a store with these rows; everything is searchable then.
    void fill(const std::vector<Row>& rows, Seq cursor = 100, std::string_view scope = protocol::scopeAll);
    void indexAll();
    /// As later changes.
    [[nodiscard]] Result<void> feed(const std::vector<RowChange>& changes, Seq cursor,
                                    std::string_view scope = protocol::scopeAll);
    /// A store whose clock is so far ahead says what time it is, and has been offered what it lacks.
    [[nodiscard]] Result<void> welcome(Milliseconds ahead = Milliseconds(0));
    /// What the store answers to the entry of this number.
    [[nodiscard]] Result<void> ack(const sync::PendingPush& push, protocol::AckStatus status, Seq seq);

    template <class Ask> auto read(Ask&& ask) {
        const Published published = publisher.take();
        auto db = openCacheForReading(published.cachePath);
        CacheReader reader(*db, published.overlay, published.found);
        return ask(reader);
    }
    [[nodiscard]] SearchAnswer search(const QString& text, int limit = 20);
    [[nodiscard]] QStringList names(const QString& text);
    [[nodiscard]] CustomerRecord record(CustomerId id);
    [[nodiscard]] TimelinePage timeline(const TimelineQuestion& question);

    QTemporaryDir folder;
    StillClock clock;
    SeededRandom random{7};
    Publisher publisher;
    Fault outboxFault;
    Fault cacheFault;
    std::unique_ptr<LocalData> data;
    UserId user;
};

/// Ids that say where they come from in a failed test.
[[nodiscard]] Uuid testId(std::uint32_t number);
[[nodiscard]] Customer person(std::uint32_t number, std::string given, std::string family,
                              std::string town = "Lille", std::string postcode = "59000", Date birth = {});
[[nodiscard]] Identity identity(std::uint32_t number, const Customer& of, IdentityType type,
                                std::string value);
[[nodiscard]] Interaction contact(std::uint32_t number, const Customer& of, Timestamp at,
                                  Channel channel = Channel::Phone);
[[nodiscard]] WriteNote note(std::uint32_t number, const Customer& about, std::string text);

} // namespace visage::client::testing
