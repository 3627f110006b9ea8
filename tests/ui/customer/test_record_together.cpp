// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"
#include "ui/common/command_registry.h"
#include "ui/common/languages.h"
#include "ui/common/plain_label.h"
#include "ui/common/theme.h"
#include "ui/customer/look_alikes.h"
#include "ui/customer/record_page.h"

#include <QAction>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace visage;
using namespace visage::client::testing;
using namespace visage::ui;
using namespace Qt::StringLiterals;

/// Two desktops on one store, each with its record page.
class TestRecordTogether : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoPeopleChangeTheTownOffline();
    void tagsOfTwoPeopleAreAllThere();
    void twoPeopleMakeOneCustomerOffline();
    void oneSeesThatTheOtherWrites();

private:
    struct Station {
        Station(const QUrl& store, const QString& user)
            : desktop(store) {
            [&] { QCOMPARE(desktop.logIn(user), ErrorCode::None); }();
            theme.apply(Theme::Choice::Light);
            languages.use(Language::English);
            page = new RecordPage(*desktop, theme, *(commands = new CommandRegistry(&window)));
            lookAlikes = new LookAlikes(*desktop, &window);
            lookAlikes->setDelay(Milliseconds(0));
            page->follow(*lookAlikes);
            auto* column = new QVBoxLayout(&window);
            column->addWidget(page);
            window.resize(1100, 700);
            window.show();
        }
        /// In any window, without taking the keyboard.
        template <class Widget> [[nodiscard]] Widget* find(const QString& name) const {
            return window.findChild<Widget*>(name);
        }
        [[nodiscard]] QPushButton* keep(const char* what) const {
            for (auto* button : window.findChildren<QPushButton*>())
                if (button->objectName().startsWith(QLatin1StringView(what)) && button->isVisible())
                    return button;
            return nullptr;
        }
        void type(const QString& field, const QString& text) const {
            auto* edit = find<QLineEdit>(field);
            edit->selectAll();
            QTest::keyClicks(edit, text);
        }
        [[nodiscard]] QString summary() const { return find<PlainLabel>(u"summary"_s)->text(); }

        Desktop desktop;
        Theme theme;
        Languages languages;
        QWidget window;
        CommandRegistry* commands = nullptr;
        RecordPage* page = nullptr;
        LookAlikes* lookAlikes = nullptr;
    };

    Customer m_anne = person(10, "Anne", "Lefèvre");
};

#define TRY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 20000)

void TestRecordTogether::twoPeopleChangeTheTownOffline() {
    RunningStore store({m_anne});
    Station first(store.url(), u"anne"_s);
    Station second(store.url(), u"bruno"_s);
    for (Station* one : {&first, &second}) {
        TRY(one->desktop.isLive());
        TRY(one->desktop.search(u"x"_s).complete);
        one->page->showCustomer(m_anne.id);
        TRY(one->find<QWidget>(u"details"_s)->isVisible());
    }
    store.kill();
    TRY(!first.desktop.isLive() && !second.desktop.isLive());
    for (Station* one : {&first, &second}) {
        one->commands->action(u"record.edit"_s)->trigger();
        one->type(u"details/town"_s, one == &first ? u"Rouen"_s : u"Dieppe"_s);
        one->find<QPushButton>(u"saveDetails"_s)->click();
        TRY(one->summary().contains(one == &first ? u"Rouen"_s : u"Dieppe"_s));
        QVERIFY(!one->find<QWidget>(u"disputes"_s)->isVisible());
    }
    store.start();
    // Both are told, with both values and names.
    TRY(first.keep("keepOther/") && second.keep("keepOther/"));
    TRY(first.summary() == second.summary());
    const QString kept = first.keep("keepOther/")->accessibleName().section(u' ', 1);
    QVERIFY(kept == u"Rouen"_s || kept == u"Dieppe"_s);
    second.keep("keepOther/")->click();
    TRY(!first.keep("keepOther/") && !second.keep("keepOther/"));
    TRY(first.summary().contains(kept) && second.summary().contains(kept));
    // The other one is one click away.
    auto* mark = first.find<QToolButton>(u"earlier/addressLine1"_s);
    QVERIFY(mark);
    mark->click();
    TRY(first.keep("restore/"));
}

void TestRecordTogether::oneSeesThatTheOtherWrites() {
    RunningStore store({m_anne});
    Station first(store.url(), u"anne"_s);
    Station second(store.url(), u"bruno"_s);
    for (Station* one : {&first, &second}) {
        TRY(one->desktop.isLive());
        TRY(one->desktop.search(u"x"_s).complete);
        one->page->showCustomer(m_anne.id);
    }
    const auto others = [](const Station& one) {
        const auto* line = one.find<PlainLabel>(u"othersHere"_s);
        return line->isVisible() ? line->text() : QString();
    };
    TRY(others(first) == u"Bruno B. is looking at this record"_s);
    TRY(others(second) == u"Anne A. is looking at this record"_s);
    auto* note = second.find<QPlainTextEdit>(u"note"_s);
    QTest::keyClicks(note, u"Rappeler"_s);
    TRY(others(first) == u"Bruno B. is writing here"_s);
    second.find<QPushButton>(u"saveNote"_s)->click();
    TRY(others(first) == u"Bruno B. is looking at this record"_s);
    store.kill();
    TRY(others(first).isEmpty());
    store.start();
    TRY(others(first) == u"Bruno B. is looking at this record"_s);
    second.window.hide();
    TRY(others(first).isEmpty());
}

void TestRecordTogether::tagsOfTwoPeopleAreAllThere() {
    RunningStore store({m_anne});
    Station first(store.url(), u"anne"_s);
    Station second(store.url(), u"bruno"_s);
    for (Station* one : {&first, &second}) {
        TRY(one->desktop.isLive());
        TRY(one->desktop.search(u"x"_s).complete);
        one->page->showCustomer(m_anne.id);
        TRY(one->find<QWidget>(u"tags"_s)->isVisible());
    }
    const auto chips = [](const Station& one) {
        QStringList names;
        for (auto* button : one.window.findChildren<QToolButton*>())
            if (button->objectName().startsWith(u"removeTag/"_s))
                names << button->accessibleName().section(u": "_s, 1);
        names.sort();
        return names;
    };
    store.kill();
    TRY(!first.desktop.isLive() && !second.desktop.isLive());
    for (Station* one : {&first, &second}) {
        one->commands->action(u"record.addTag"_s)->trigger();
        auto* text = one->find<QLineEdit>(u"tagText"_s);
        QTest::keyClicks(text, one == &first ? u"VIP"_s : u"press"_s);
        QTest::keyClick(text, Qt::Key_Return);
        TRY(chips(*one).size() == 1);
    }
    store.start();
    const QStringList both{u"VIP"_s, u"press"_s};
    TRY(chips(first) == both && chips(second) == both);
}

void TestRecordTogether::twoPeopleMakeOneCustomerOffline() {
    RunningStore store({m_anne});
    Station first(store.url(), u"anne"_s);
    Station second(store.url(), u"bruno"_s);
    for (Station* one : {&first, &second}) {
        TRY(one->desktop.isLive());
        TRY(one->desktop.search(u"x"_s).complete);
    }
    store.kill();
    TRY(!first.desktop.isLive() && !second.desktop.isLive());
    const auto create = [](Station& one, std::uint32_t number) {
        CreateCustomer command;
        command.customer = CustomerId(testId(number));
        command.givenName = "Paul";
        command.familyName = "Petit";
        command.postcode = "29200";
        QVERIFY(one.desktop.submit(command).ok());
        one.page->showCustomer(command.customer);
    };
    create(first, 40);
    create(second, 41);
    TRY(first.page->currentIndex() == 1 && second.page->currentIndex() == 1);
    QVERIFY(first.lookAlikes->pairs().empty());
    store.start();
    TRY(first.find<QWidget>(u"lookAlikeBar"_s)->isVisible());
    TRY(second.find<QWidget>(u"lookAlikeBar"_s)->isVisible());
    first.find<QPushButton>(u"compareLookAlike"_s)->click();
    TRY(first.find<QPushButton>(u"joinPanelAction"_s)->isEnabled());
    first.find<QPushButton>(u"joinPanelAction"_s)->click();
    // Nobody is asked any more, and both stand before one record.
    TRY(!first.find<QWidget>(u"lookAlikeBar"_s)->isVisible());
    TRY(!second.find<QWidget>(u"lookAlikeBar"_s)->isVisible());
    TRY(first.page->customer() == second.page->customer());
    TRY(first.keep("separate/") && second.keep("separate/"));
}

VISAGE_TEST(TestRecordTogether)
#include "test_record_together.moc"
