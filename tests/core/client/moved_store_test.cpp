// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The same store under another address.
#include "core/client/former_folder.h"
#include "tests/core/client/real_store.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QDir>
#include <QTest>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace Qt::StringLiterals;
using Texts = std::vector<std::string>;

#define TRY_LIVE(desktop) QTRY_VERIFY_WITH_TIMEOUT((desktop).isLive(), 30000)

class TestMovedStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatWasThereGoesOn();
    void noDraftIsLostOverAnother();
    void nobodyElsesFolderIsTaken();
    void anotherStoresFolderIsNotTaken();

private:
    [[nodiscard]] QUrl movedTo() const {
        QUrl url = m_store->url();
        url.setHost(u"localhost"_s);
        return url;
    }
    [[nodiscard]] Texts stored() const { return m_store->noteTexts(m_customer.id); }

    const Customer m_customer = person(10, "Anne", "Lefèvre");
    std::unique_ptr<RealStore> m_store;
    std::unique_ptr<Desktop> m_desktop;
};

/// Anne has sent a note, and then written one and begun another without the store.
void TestMovedStore::init() {
    m_desktop.reset();
    m_store = std::make_unique<RealStore>(std::vector<Row>{m_customer});
    m_desktop = std::make_unique<Desktop>(m_store->url());
    QCOMPARE(m_desktop->logIn(u"anne"_s), ErrorCode::None);
    TRY_LIVE(*m_desktop);
    QTRY_VERIFY(m_desktop->search(u"x"_s).complete);
    QVERIFY(m_desktop->submit(note(30, m_customer, "sent")).ok());
    QTRY_COMPARE_WITH_TIMEOUT((*m_desktop)->status().unsent, 0, 20000);
    m_store->kill();
    QVERIFY(m_desktop->submit(note(31, m_customer, "not sent")).ok());
    (*m_desktop)->saveDraft(u"note/1"_s, u"half a sentence"_s);
    QVERIFY(m_desktop->submit(note(32, m_customer, "nor this")).ok());
    m_desktop->stop();
    // What only the copy on this computer says.
    QCOMPARE(m_desktop->tamper("UPDATE customer SET town='as it was'"), 1);
}

void TestMovedStore::whatWasThereGoesOn() {
    QVERIFY(m_store->start());
    m_desktop->moveTo(movedTo());
    QCOMPARE(m_desktop->logIn(u"anne"_s), ErrorCode::None);
    (*m_desktop)->saveDraft(u"note/2"_s, u"typed at once"_s);
    QTRY_COMPARE_WITH_TIMEOUT(stored(), (Texts{"nor this", "not sent", "sent"}), 30000);
    TRY_LIVE(*m_desktop);
    QCOMPARE((*m_desktop)->session().name, u"anne"_s);
    QCOMPARE(m_desktop->record(m_customer.id).customer.town, std::string("as it was"));
    QCOMPARE(m_desktop->noteTexts(m_customer.id), (Texts{"nor this", "not sent", "sent"}));
    QString draft;
    (*m_desktop)->loadDraft(u"note/1"_s, this, [&draft](const QString& text) { draft = text; });
    QTRY_COMPARE(draft, u"half a sentence"_s);
    (*m_desktop)->loadDraft(u"note/2"_s, this, [&draft](const QString& text) { draft = text; });
    QTRY_COMPARE(draft, u"typed at once"_s);
    QCOMPARE(m_desktop->filesNamed(u"outbox.db"_s).size(), 1);
    // From here on as ever: at the next start, and without the store by the password that was typed.
    m_desktop->restart();
    QTRY_COMPARE((*m_desktop)->session().name, u"anne"_s);
    TRY_LIVE(*m_desktop);
    (*m_desktop)->logOut();
    m_store->kill();
    QCOMPARE(m_desktop->logIn(u"anne"_s), ErrorCode::None);
    QVERIFY(m_store->start());
}

void TestMovedStore::noDraftIsLostOverAnother() {
    QTemporaryDir folder;
    const auto at = [&](const char* name) { return folder.path() + u'/' + QString::fromLatin1(name); };
    QVERIFY(QDir().mkpath(at("former")) && QDir().mkpath(at("fresh")));
    auto former = Outbox::open(at("former/outbox.db").toStdString(), {DeviceId(testId(1)), {}}).value();
    auto fresh = Outbox::open(at("fresh/outbox.db").toStdString(), {DeviceId(testId(2)), {}}).value();
    QVERIFY(former.saveDraft("note/1", "before", {1}).ok() && fresh.saveDraft("note/1", "since", {2}).ok());
    QVERIFY(fresh.saveDraft("note/0", "more", {2}).ok());
    QVERIFY(!carryDrafts(fresh, at("former"), {3}).value());
    QCOMPARE(former.draft("note/1").value(), std::string("before"));
    QCOMPARE(former.draft("note/0").value(), std::string());
    QVERIFY(fresh.saveDraft("note/1", "before", {4}).ok());
    QVERIFY(carryDrafts(fresh, at("former"), {5}).value());
    QCOMPARE(former.draft("note/0").value(), std::string("more"));
}

void TestMovedStore::nobodyElsesFolderIsTaken() {
    QVERIFY(m_store->start());
    m_desktop->moveTo(movedTo());
    QCOMPARE(m_desktop->logIn(u"bruno"_s), ErrorCode::None);
    TRY_LIVE(*m_desktop);
    QCOMPARE(m_desktop->filesNamed(u"outbox.db"_s).size(), 2);
    QCOMPARE(m_desktop->record(m_customer.id).customer.town, m_customer.town);
    QCOMPARE(stored(), Texts{"sent"});
}

void TestMovedStore::anotherStoresFolderIsNotTaken() {
    RealStore other({m_customer});
    m_desktop->moveTo(other.url());
    QCOMPARE(m_desktop->logIn(u"anne"_s), ErrorCode::None);
    TRY_LIVE(*m_desktop);
    QCOMPARE(m_desktop->filesNamed(u"outbox.db"_s).size(), 2);
    QVERIFY(m_desktop->noteTexts(m_customer.id).empty());
    QVERIFY(m_desktop->hasOnDisk("not sent"));
}

VISAGE_TEST(TestMovedStore)
#include "moved_store_test.moc"
