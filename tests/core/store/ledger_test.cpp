// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who was erased stays erased when older data are put back: by the ledger of erasures, on every backend.
#include "core/rules/search_terms.h"
#include "core/store/data_folder.h"
#include "core/store/erasing_again.h"
#include "tests/core/store/harness.h"
#include "tests/support/run.h"

#include <sys/resource.h>

#include <csignal>

using namespace visage;
using namespace visage::store;
using protocol::AckStatus;
using visage::testing::Data;
using visage::testing::Desk;
using visage::testing::id;
using visage::testing::StoppedClock;
using namespace Qt::StringLiterals;

namespace {

Identity number(int numberOf, int customer, const char* e164) {
    Identity identity;
    identity.id = id<IdentityId>(numberOf);
    identity.customer = id<CustomerId>(customer);
    identity.type = IdentityType::Phone;
    identity.valueRaw = identity.valueNorm = e164;
    return identity;
}

Interaction call(int numberOf, int customer) {
    Interaction contact;
    contact.id = id<InteractionId>(numberOf);
    contact.customer = id<CustomerId>(customer);
    contact.channel = Channel::Phone;
    contact.at = StoppedClock().now();
    return contact;
}

/// No file of this process grows beyond it, as on a disk that is full there.
class FileSizeLimit {
public:
    explicit FileSizeLimit(qint64 bytes) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{static_cast<rlim_t>(bytes), m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    void (*m_handler)(int) = std::signal(SIGXFSZ, SIG_IGN);
    rlimit m_before{};
};

/// Of the accesses that are interrupted.
constexpr int stride = 7;

const EraseCustomer eraseAnne{id<CustomerId>(1), ErasureReason::Expired};

/// The same data twice: the one that went on, and the one of the backup.
struct Branch {
    std::unique_ptr<Data> data = visage::testing::dataOfRow();
    std::unique_ptr<Backend> backend;
    std::unique_ptr<Desk> desk;
    std::int64_t mseq = 0;

    Branch() { open({}); }
    void open(storage::AccessHook hook) {
        desk.reset();
        auto opened = data->open(std::move(hook));
        backend = opened ? std::move(*opened) : nullptr;
        desk = std::make_unique<Desk>(*backend);
    }
    [[nodiscard]] AckStatus push(Command command) {
        const auto ack = desk->push(++mseq, std::move(command));
        return ack ? ack->status : AckStatus{};
    }
    /// An admin; Anne (1) with a number, a note, a case and an imported row; Zwingelstein (2) and Ximenes
    /// (3).
    void furnish() {
        QVERIFY(desk->furnish().ok());
        User admin = Desk::agent();
        admin.role = Role::Admin;
        SourceRecord record;
        record.id = id<SourceRecordId>(52);
        record.raw = "Lefevre";
        Membership membership;
        membership.id = id<MembershipId>(52);
        membership.record = record.id;
        membership.customer = id<CustomerId>(1);
        QVERIFY(desk->write({admin, Desk::customer(2, "Zwingelstein"), Desk::customer(3, "Ximenes"),
                             number(40, 1, "+33639980002"), call(60, 3), record, membership})
                    .ok());
        QCOMPARE(push(Desk::note(50, "Quincaillerie")), AckStatus::Applied);
        QCOMPARE(push(Desk::openCase(51)), AckStatus::Applied);
    }
    [[nodiscard]] std::vector<CustomerId> found(const char* text) const {
        return backend->search(rules::parseSearch(text), 10).valueOr({});
    }
    [[nodiscard]] StoreId store() const { return backend->facts()->store; }
};

} // namespace

class TestLedger : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { visage::testing::addDataRows(); }
    void init();
    void cleanup();

    void keepsWhatIsErased();
    void isNobodyElsesToReadAndOfOneStore();
    void aTornLineDoesNotCount();
    void whoWasErasedSinceIsErasedAgain();
    void aRowThatWasAnothersIsFound();
    void aRecordThatWasSeparatedStays();
    void comparesOnlyWhereItIsDue();
    void aFullDiskKeepsNobodyFromServing();
    void whatSomebodyPutThereIsNotCutOff();
    void whatItMissedIsTakenIn();
    void anInterruptionAtEachAccessIsMadeGood();
    void aRestoreEndsWhereItCannotBeWritten();

private:
    [[nodiscard]] std::string path(const QString& name = u"erasures.ledger"_s) const {
        return m_folder->filePath(name).toStdString();
    }
    [[nodiscard]] ErasureLedger ledgerOf(const Branch& branch, storage::AccessHook hook = {}) const {
        return ErasureLedger::open(path(), branch.store(), std::move(hook)).value();
    }
    /// What the branch that went on has in its ledger, in one of the older branch.
    [[nodiscard]] ErasureLedger ledgerForOlder() const {
        auto ledger = ErasureLedger::open(path(u"older"_s), m_older->store()).value();
        (void)ledger.append(ledgerOf(*m_now).read().value());
        return ledger;
    }
    void eraseAndKeep();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Branch> m_now;
    std::unique_ptr<Branch> m_older;
    StoppedClock m_clock;
};

void TestLedger::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_now = std::make_unique<Branch>();
    m_older = std::make_unique<Branch>();
    m_now->furnish();
    m_older->furnish();
}

void TestLedger::cleanup() {
    for (auto* branch : {&m_now, &m_older}) {
        QCOMPARE((*branch)->data->faults(), std::vector<std::string>{});
        branch->reset();
    }
}

void TestLedger::eraseAndKeep() {
    auto ledger = ledgerOf(*m_now);
    QVERIFY(bringTogether(ledger, *m_now->backend, m_clock.now(), Comparing::IfDue, {}).ok());
    QCOMPARE(m_now->push(eraseAnne), AckStatus::Applied);
    QVERIFY(follow(ledger, *m_now->backend).ok());
}

void TestLedger::keepsWhatIsErased() {
    eraseAndKeep();
    const auto lines = ledgerOf(*m_now).read();
    std::size_t erasures = 0;
    const auto rows = m_now->backend->all(EntityKind::Erasure);
    for (const Row& row : *rows) {
        const auto& erasure = std::get<Erasure>(row);
        const ErasureLedger::Line line{erasure.at, ErasureReason::Expired, 1, erasure.rev, erasure.id};
        QVERIFY(std::ranges::find(*lines, line) != lines->end());
        ++erasures;
    }
    QCOMPARE(erasures, std::size_t{5}); // the case and its event share an id here
    QCOMPARE(lines->size(), erasures);
    // A second time there is nothing more.
    auto ledger = ledgerOf(*m_now);
    QVERIFY(follow(ledger, *m_now->backend).ok());
    QCOMPARE(ledger.read()->size(), erasures);
    QFile file(QString::fromStdString(path()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.contains("2026-03-27T12:00:00.000Z expired "), text);
    QVERIFY(!text.contains(id<CustomerId>(1).toString().c_str()));
}

void TestLedger::isNobodyElsesToReadAndOfOneStore() {
    eraseAndKeep();
    const auto rights = QFileInfo(QString::fromStdString(path())).permissions();
    QVERIFY(!(rights & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    QCOMPARE(ErasureLedger::open(path(), id<StoreId>(5)).error().code, ErrorCode::Conflict);
    QCOMPARE(ErasureLedger::openToRead(path(u"none"_s), m_now->store()).error().code, ErrorCode::NotFound);
    const auto written = [&](const QByteArray& bytes) {
        QFile file(QString::fromStdString(path(u"other"_s)));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(written("visage-erasures 2 " + QByteArray(200, 'x')));
    QCOMPARE(ErasureLedger::open(path(u"other"_s), m_now->store()).error().code, ErrorCode::TooNew);
    QVERIFY(written(QByteArray(200, 'x')));
    QCOMPARE(ErasureLedger::open(path(u"other"_s), m_now->store()).error().code, ErrorCode::Corrupt);
    // Its making was interrupted.
    QVERIFY(written("visage-eras"));
    QVERIFY(ErasureLedger::open(path(u"other"_s), m_now->store()).ok());
}

/// However little of it was written.
void TestLedger::aTornLineDoesNotCount() {
    eraseAndKeep();
    const auto whole = ledgerOf(*m_now).read().value();
    const QString name = QString::fromStdString(path());
    const qint64 size = QFileInfo(name).size();
    for (const qint64 cut : {1, 2, 50, 91, 92}) {
        QVERIFY(QFile::resize(name, size - cut));
        QCOMPARE(ledgerOf(*m_now).read()->size(), whole.size() - 1);
        auto ledger = ledgerOf(*m_now);
        QVERIFY(follow(ledger, *m_now->backend).ok());
        QCOMPARE(*ledger.read(), whole);
        QCOMPARE(QFileInfo(name).size(), size);
    }
    // A damaged one is passed over, and the store knows it still.
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(size - 9) && file.write("damaged") == 7);
    file.close();
    auto ledger = ledgerOf(*m_now);
    QCOMPARE(ledger.read()->size(), whole.size() - 1);
    QVERIFY(bringTogether(ledger, *m_now->backend, m_clock.now(), Comparing::Always, {}).ok());
    QCOMPARE(ledger.read()->size(), whole.size());
}

void TestLedger::whoWasErasedSinceIsErasedAgain() {
    // What the backup does not know either.
    QCOMPARE(m_now->push(Desk::note(70, "After the backup")), AckStatus::Applied);
    eraseAndKeep();
    auto ledger = ledgerForOlder();
    const Seq before = m_older->backend->facts()->head;
    std::vector<std::string> said;
    const auto again = bringTogether(ledger, *m_older->backend, m_clock.now(), Comparing::IfDue,
                                     [&](const std::string& sentence) { said.push_back(sentence); });
    QVERIFY(again.ok());
    QCOMPARE(again->persons, 1);
    QCOMPARE(said.size(), std::size_t{1});
    Desk& desk = *m_older->desk;
    QVERIFY(!desk.find<Customer>(id<CustomerId>(1)));
    QVERIFY(!desk.find<Note>(id<NoteId>(50)));
    QVERIFY(!desk.find<Case>(id<CaseId>(51)));
    QVERIFY(!desk.find<Identity>(id<IdentityId>(40)));
    QVERIFY(!desk.find<SourceRecord>(id<SourceRecordId>(52)));
    QVERIFY(!desk.find<Membership>(id<MembershipId>(52)));
    QVERIFY(m_older->found("lefevre").empty());
    QVERIFY(m_older->backend->customersWith(IdentityType::Phone, "+33639980002")->empty());
    QVERIFY(desk.find<Customer>(id<CustomerId>(3)) && desk.find<Interaction>(id<InteractionId>(60)));
    // When and why as it was; desktops hear of it, and nobody brings it back.
    const auto erasure = desk.find<Erasure>(erasureId(id<CustomerId>(1).uuid));
    QCOMPARE(erasure->reason, ErasureReason::Expired);
    QCOMPARE(erasure->at, m_clock.now());
    const auto page = m_older->backend->feed(before, 1'000'000);
    QVERIFY(std::ranges::any_of(page->changes, [](const RowChange& change) {
        return change.erased && idOf(change.row) == id<CustomerId>(1).uuid;
    }));
    QCOMPARE(m_older->push(Desk::note(71, "Late")), AckStatus::Erased);
    QCOMPARE(m_older->push(EditNote{id<NoteId>(70), id<NoteVersionId>(61), 1, "Later"}), AckStatus::Erased);
    // The ledger knows all that the data know.
    QVERIFY(compare(ledger, *m_older->backend)->missing.empty());
    QVERIFY(compare(ledger, *m_older->backend)->unknown.empty());
    for (int i = 0; i < 1000; ++i)
        if (const auto more = m_older->backend->scrub(); !more || !*more)
            break;
    for (const char* secret : {"lefevre", "Lefèvre", "639980002", "Quincaillerie"})
        QVERIFY2(!m_older->data->bytes().contains(secret), secret);
}

void TestLedger::aRowThatWasAnothersIsFound() {
    // Given to Anne after the backup, and erased with her.
    QVERIFY(m_now->desk->write({call(60, 1)}).ok());
    eraseAndKeep();
    auto ledger = ledgerForOlder();
    QVERIFY(bringTogether(ledger, *m_older->backend, m_clock.now(), Comparing::IfDue, {}).ok());
    QVERIFY(!m_older->desk->find<Interaction>(id<InteractionId>(60)));
    QVERIFY(m_older->desk->find<Customer>(id<CustomerId>(3)));
}

void TestLedger::aRecordThatWasSeparatedStays() {
    eraseAndKeep();
    QCOMPARE(m_older->push(MergeCustomers{id<CustomerId>(2), id<CustomerId>(1)}), AckStatus::Applied);
    auto ledger = ledgerForOlder();
    QCOMPARE(bringTogether(ledger, *m_older->backend, m_clock.now(), Comparing::IfDue, {})->persons, 1);
    QVERIFY(!m_older->desk->find<Customer>(id<CustomerId>(1)));
    QVERIFY(!m_older->desk->find<Customer>(id<CustomerId>(2))->mergedInto);
    QCOMPARE(m_older->found("zwingelstein"), std::vector{id<CustomerId>(2)});
}

void TestLedger::comparesOnlyWhereItIsDue() {
    eraseAndKeep();
    int accesses = 0;
    m_now->open([&accesses] {
        ++accesses;
        return Result<void>();
    });
    const qint64 size = QFileInfo(QString::fromStdString(path())).size();
    const auto start = [&](Comparing comparing) {
        auto ledger = ledgerOf(*m_now);
        accesses = 0;
        return bringTogether(ledger, *m_now->backend, m_clock.now(), comparing, {}).ok();
    };
    QVERIFY(start(Comparing::IfDue));
    QVERIFY2(accesses < 16, qPrintable(QString::number(accesses)));
    QCOMPARE(QFileInfo(QString::fromStdString(path())).size(), size);
    // Another incarnation: it looks, finds nothing, and need not look again.
    auto batch = m_now->backend->begin();
    QVERIFY((*batch)->raiseIncarnation(0).ok() && (*batch)->commit().ok());
    batch->reset();
    QVERIFY(start(Comparing::IfDue));
    QCOMPARE(QFileInfo(QString::fromStdString(path())).size(), size + 98);
    QVERIFY(start(Comparing::IfDue));
    QCOMPARE(QFileInfo(QString::fromStdString(path())).size(), size + 98);
}

void TestLedger::aFullDiskKeepsNobodyFromServing() {
    bool full = false;
    auto ledger = ledgerOf(*m_now, [&full] {
        return full ? Result<void>(Error{ErrorCode::StorageFull, "No space left."}) : Result<void>();
    });
    QVERIFY(bringTogether(ledger, *m_now->backend, m_clock.now(), Comparing::IfDue, {}).ok());
    QCOMPARE(m_now->push(eraseAnne), AckStatus::Applied);
    full = true;
    for (const Comparing comparing : {Comparing::IfDue, Comparing::Always}) {
        const auto started = bringTogether(ledger, *m_now->backend, m_clock.now(), comparing, {});
        QVERIFY(started.ok());
        QVERIFY(started->behind && started->behind->code == ErrorCode::StorageFull);
    }
    QVERIFY(!compare(ledger, *m_now->backend)->unknown.empty());
    full = false;
    QVERIFY(follow(ledger, *m_now->backend).ok());
    QVERIFY(compare(ledger, *m_now->backend)->unknown.empty());
}

void TestLedger::whatSomebodyPutThereIsNotCutOff() {
    auto inUse = ledgerOf(*m_now);
    QVERIFY(bringTogether(inUse, *m_now->backend, m_clock.now(), Comparing::IfDue, {}).ok());
    eraseAndKeep(); // by another one, as if a longer copy had been put in its place
    const auto lines = inUse.read().value();
    const qint64 size = QFileInfo(QString::fromStdString(path())).size();
    QVERIFY(!lines.empty());
    QCOMPARE(follow(inUse, *m_now->backend).error().code, ErrorCode::Conflict);
    QCOMPARE(QFileInfo(QString::fromStdString(path())).size(), size);
    QVERIFY(ledgerOf(*m_now).read().value() == lines);
}

/// The process ended between the erasing and the ledger, or the ledger's disk failed.
void TestLedger::whatItMissedIsTakenIn() {
    {
        bool broken = false;
        auto ledger = ledgerOf(*m_now, [&broken] {
            return broken ? Result<void>(Error{ErrorCode::StorageFull, "No space left."}) : Result<void>();
        });
        QVERIFY(bringTogether(ledger, *m_now->backend, m_clock.now(), Comparing::IfDue, {}).ok());
        QCOMPARE(m_now->push(eraseAnne), AckStatus::Applied);
        broken = true;
        QCOMPARE(follow(ledger, *m_now->backend).error().code, ErrorCode::StorageFull);
        QVERIFY(ledger.read()->empty());
    }
    auto ledger = ledgerOf(*m_now);
    QCOMPARE(bringTogether(ledger, *m_now->backend, m_clock.now(), Comparing::IfDue, {})->erasures, 0);
    QCOMPARE(ledger.read()->size(), m_now->backend->all(EntityKind::Erasure)->size());
    // A ledger that was lost is made anew.
    QVERIFY(QFile::remove(QString::fromStdString(path())));
    auto anew = ledgerOf(*m_now);
    QVERIFY(bringTogether(anew, *m_now->backend, m_clock.now(), Comparing::IfDue, {}).ok());
    QCOMPARE(anew.read()->size(), ledger.read()->size());
}

void TestLedger::anInterruptionAtEachAccessIsMadeGood() {
    QFETCH_GLOBAL(int, data);
    if (data == 0)
        return; // memory: there is nothing that could fail
    eraseAndKeep();
    // All of them take a minute, for each costs a store. A stride that the accesses of a batch do not repeat
    // themselves in, from a beginning that VISAGE_SEED says: test.sh --long takes all seven.
    const int first = 1 + qEnvironmentVariableIntValue("VISAGE_SEED") % stride;
    for (int failing = first;; failing += stride) {
        m_older = std::make_unique<Branch>();
        m_older->furnish();
        int accesses = -1'000'000; // not while it is opened
        m_older->open([&] {
            return ++accesses == failing ? Result<void>(Error{ErrorCode::StorageFull, "No space left."})
                                         : Result<void>();
        });
        (void)QFile::remove(QString::fromStdString(path(u"older"_s)));
        auto ledger = ledgerForOlder();
        accesses = 0;
        const auto outcome = bringTogether(ledger, *m_older->backend, m_clock.now(), Comparing::IfDue, {});
        const bool reached = accesses >= failing;
        m_older->open({});
        // As at the next start.
        auto reopened = ErasureLedger::open(path(u"older"_s), m_older->store()).value();
        QVERIFY(bringTogether(reopened, *m_older->backend, m_clock.now(), Comparing::IfDue, {}).ok());
        QVERIFY(!m_older->desk->find<Customer>(id<CustomerId>(1)));
        QVERIFY(!m_older->desk->find<Note>(id<NoteId>(50)));
        QVERIFY(m_older->found("lefevre").empty());
        QVERIFY(compare(reopened, *m_older->backend)->missing.empty());
        QVERIFY(compare(reopened, *m_older->backend)->unknown.empty());
        QCOMPARE(m_older->data->faults(), std::vector<std::string>{});
        if (QTest::currentTestFailed())
            qWarning("at access %d", failing);
        if (QTest::currentTestFailed() || (outcome.ok() && !reached))
            break;
    }
}

/// Nobody knows then who would have to be erased from the next backup: the store stays as it is.
void TestLedger::aRestoreEndsWhereItCannotBeWritten() {
    const DataFolder folder(path(u"data"_s));
    const std::string backup = path(u"backup.db"_s);
    const auto customers = [&] { return (*folder.open())->all(EntityKind::Customer)->size(); };
    QVERIFY(folder.create().ok());
    StoreId store;
    {
        auto data = folder.open();
        Desk desk(**data);
        QVERIFY(desk.furnish().ok());
        QVERIFY((*data)->connection().copyTo(backup).ok());
        QVERIFY(desk.write({Desk::customer(2, "Zwingelstein")}).ok());
        store = (*data)->facts()->store;
        // Longer than the database, whose files can be written below the limit.
        auto ledger = ErasureLedger::open(folder.ledgerPath(), store);
        const std::vector<ErasureLedger::Line> lines(100'000, {m_clock.now(), {}, 1, 1, {}});
        QVERIFY(ledger->append(lines).ok());
    }
    const std::size_t before = customers();
    {
        const FileSizeLimit limit(QFileInfo(QString::fromStdString(folder.ledgerPath())).size());
        const auto restored = folder.restore(backup, {}, m_clock.now());
        QCOMPARE(restored.error().code, ErrorCode::StorageFull);
        QVERIFY(restored.error().sentence.find("erasures.ledger") != std::string::npos);
    }
    QCOMPARE(customers(), before);
    QVERIFY(!QFile::exists(QString::fromStdString(folder.databasePath() + ".restoring")));
    QVERIFY(folder.restore(backup, {}, m_clock.now()).ok());
    QCOMPARE(customers(), before - 1);
}

VISAGE_TEST(TestLedger)
#include "ledger_test.moc"
