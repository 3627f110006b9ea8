// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/commit_pipeline.h"
#include "core/store/memory/memory_backend.h"
#include "core/store/sqlite/sqlite_backend.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <memory>
#include <string>

namespace visage::testing {

/// A clock that stands until a test moves it. Any thread.
class StoppedClock final : public Clock {
public:
    [[nodiscard]] Timestamp now() const override { return {m_now}; }
    void pass(Milliseconds time) { m_now += time.count(); }

private:
    std::atomic<std::int64_t> m_now{1'774'612'800'000};
};

/// Today's clock, and so much later as a test wants. Any thread.
class LaterClock final : public Clock {
public:
    [[nodiscard]] Timestamp now() const override { return m_clock.now() + Milliseconds(m_later.load()); }
    void pass(Milliseconds time) { m_later += time.count(); }

private:
    SystemClock m_clock;
    std::atomic<std::int64_t> m_later = 0;
};

/// An id that reads well in a test: id<NoteId>(7).
template <class IdType> IdType id(int number) {
    Uuid uuid;
    uuid.bytes[0] = 0x70;
    uuid.bytes[14] = static_cast<std::uint8_t>(number >> 8);
    uuid.bytes[15] = static_cast<std::uint8_t>(number);
    return IdType(uuid);
}

/// One store's data, through as many backends as a test likes.
class Data {
public:
    virtual ~Data() = default;
    [[nodiscard]] Result<std::unique_ptr<store::Backend>> open(storage::AccessHook hook = {}) {
        return make(std::move(hook));
    }
    /// What verify finds; nothing where there is no file to look at.
    [[nodiscard]] virtual std::vector<std::string> faults() { return {}; }
    /// What lies on the disk.
    [[nodiscard]] virtual QByteArray bytes() { return {}; }

protected:
    [[nodiscard]] virtual Result<std::unique_ptr<store::Backend>> make(storage::AccessHook hook) = 0;
};

class MemoryData final : public Data {
protected:
    Result<std::unique_ptr<store::Backend>> make(storage::AccessHook) override {
        return std::unique_ptr<store::Backend>(std::make_unique<store::MemoryBackend>(m_database));
    }

private:
    std::shared_ptr<store::MemoryDatabase> m_database =
        std::make_shared<store::MemoryDatabase>(id<StoreId>(99));
};

class SqliteData final : public Data {
public:
    /// A copy of an empty store, which is quicker than making one.
    SqliteData() { QFile::copy(empty(), QString::fromStdString(path())); }
    QByteArray bytes() override {
        QByteArray all;
        for (const char* file : {"store.db", "store.db-wal"}) {
            QFile read(m_folder.filePath(QString::fromLatin1(file)));
            if (read.open(QIODevice::ReadOnly))
                all += read.readAll();
        }
        return all;
    }
    std::vector<std::string> faults() override {
        auto opened = store::SqliteBackend::open(path());
        const auto findings = opened ? (*opened)->verify() : opened.error();
        return findings ? *findings : std::vector<std::string>{findings.error().sentence};
    }

protected:
    Result<std::unique_ptr<store::Backend>> make(storage::AccessHook hook) override {
        storage::OpenOptions options;
        options.durability = storage::Durability::Normal;
        options.busyTimeout = std::chrono::milliseconds(0);
        options.beforeAccess = std::move(hook);
        auto opened = store::SqliteBackend::open(path(), options);
        if (!opened)
            return opened.error();
        return std::unique_ptr<store::Backend>(std::move(*opened));
    }

private:
    [[nodiscard]] std::string path() const {
        return m_folder.filePath(QStringLiteral("store.db")).toStdString();
    }
    static QString empty() {
        static const QTemporaryDir folder;
        static const QString file = folder.filePath(QStringLiteral("empty.db"));
        if (!QFile::exists(file) && !store::SqliteBackend::open(file.toStdString()))
            qFatal("an empty store could not be made");
        return file;
    }
    QTemporaryDir m_folder;
};

enum class Endurance { Any, Durable };
/// The kinds of data that a suite runs on, as the global rows of a test ("data" of type int); Durable: those
/// that are there after the end of a process.
void addDataRows(Endurance endurance = Endurance::Any);
/// The data of the present row.
[[nodiscard]] std::unique_ptr<Data> dataOfRow();

/// A backend with an agent, a reason and a customer, and a device of the agent that pushes.
class Desk {
public:
    explicit Desk(store::Backend& backend)
        : backend(backend)
        , pipeline(backend, clock, random) {}

    static User agent() {
        User user;
        user.id = id<UserId>(1);
        user.name = "anna";
        user.displayName = "Anna";
        return user;
    }
    static Customer customer(int number, std::string family = "Lefèvre") {
        Customer customer;
        customer.id = id<CustomerId>(number);
        customer.familyName = std::move(family);
        return customer;
    }

    /// Writes rows as an administrator does; fails the test by its return value.
    [[nodiscard]] Result<void> write(std::vector<Row> rows) {
        auto batch = backend.begin();
        if (!batch)
            return batch.error();
        store::ChangeWriter writer(backend, **batch, clock.now());
        for (Row& row : rows)
            if (auto written = writer.write(row); !written)
                return written;
        if (auto indexed = writer.finish(); !indexed)
            return indexed;
        return (*batch)->commit();
    }
    [[nodiscard]] Result<void> furnish() {
        Reason reason;
        reason.id = id<ReasonId>(1);
        reason.code = "delivery.late";
        if (auto written = write({agent(), reason, customer(1)}); !written)
            return written;
        const auto fenced = fence(1);
        return fenced ? Result<void>{} : fenced.error();
    }
    [[nodiscard]] Result<sync::DeviceFacts> fence(std::int64_t epoch, DeviceId device = id<DeviceId>(1),
                                                  UserId user = id<UserId>(1)) {
        return pipeline.fence({device, user, epoch, "test"});
    }

    [[nodiscard]] sync::ask::Commit request(std::int64_t mseq, Command command,
                                            DeviceId device = id<DeviceId>(1)) const {
        return {device, 1, id<UserId>(1), Role::Agent,
                protocol::Push{mseq, id<MutationId>(static_cast<int>(mseq)), clock.now(), 1, 0,
                               std::move(command)}};
    }
    [[nodiscard]] Result<protocol::Ack> push(const store::CommitRequest& request) {
        return pipeline.commit({&request, 1}).front();
    }
    [[nodiscard]] Result<protocol::Ack> push(std::int64_t mseq, Command command) {
        return push(request(mseq, std::move(command)));
    }

    static WriteNote note(int number, std::string text) {
        return {id<NoteId>(number), id<CustomerId>(1), {}, {}, std::move(text)};
    }
    static OpenCase openCase(int number) {
        return {id<CaseId>(number),
                id<CaseEventId>(number),
                id<CustomerId>(1),
                "Late parcel",
                id<ReasonId>(1),
                Priority::P2,
                {}};
    }

    template <class T, class IdType> [[nodiscard]] std::optional<T> find(const IdType& rowId) {
        const auto row = backend.load({Fields<T>::kind, rowId.uuid});
        if (!row || !row->has_value())
            return std::nullopt;
        return std::get<T>(**row);
    }

    store::Backend& backend;
    StoppedClock clock;
    SeededRandom random{7};
    store::CommitPipeline pipeline;
};

} // namespace visage::testing
