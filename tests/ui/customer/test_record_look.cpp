// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_text.h"
#include "tests/support/run.h"
#include "tests/ui/customer/record_stand.h"
#include "tests/ui/shell/desk.h"
#include "ui/customer/look_alikes.h"
#include "ui/timeline/timeline_area.h"

#include <QAbstractButton>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

/// The page as it is seen. With VISAGE_LOOK=DIR the pictures are kept there.
class TestRecordLook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pictures_data();
    void pictures();
    void inTheWindow_data();
    void inTheWindow();
    void othersAreHere_data();
    void othersAreHere();
    void whatIsChangedHere_data();
    void whatIsChangedHere();

private:
    static void prepare(PreparedData& data);
    /// What was changed has been laid out.
    static void settle(const Desk& desk);
    static void keep(const QPixmap& picture);
};

void TestRecordLook::pictures_data() {
    QTest::addColumn<int>("who");
    QTest::addColumn<bool>("french");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("anne-fr-light") << 0 << true << false << QSize(1060, 650);
    QTest::newRow("anne-en-dark") << 0 << false << true << QSize(1060, 650);
    QTest::newRow("anne-fr-narrow") << 0 << true << false << QSize(860, 600);
    QTest::newRow("anne-fr-wide-dark") << 0 << true << true << QSize(1500, 900);
    QTest::newRow("hostile-fr-light") << 1 << true << false << QSize(1060, 650);
    QTest::newRow("fresh-fr-light") << 2 << true << false << QSize(1060, 650);
    QTest::newRow("garage-fr-light") << 3 << true << false << QSize(1060, 650);
    QTest::newRow("nobody-fr-light") << 4 << true << false << QSize(1060, 650);
    QTest::newRow("case-fr-light") << 5 << true << false << QSize(1060, 650);
    QTest::newRow("edit-fr-dark") << 6 << true << true << QSize(1060, 650);
    QTest::newRow("close-en-light") << 7 << false << false << QSize(1060, 650);
    QTest::newRow("scrolled-fr-light") << 9 << true << false << QSize(1060, 650);
    QTest::newRow("alert-fr-light") << 8 << true << false << QSize(1060, 650);
}

void TestRecordLook::pictures() {
    QFETCH(int, who);
    QFETCH(bool, french);
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    RecordStand stand(french ? ui::Language::French : ui::Language::English);
    stand.theme.apply(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    stand.window.resize(size);
    const auto& data = stand.workspace.data;
    const CustomerId customers[] = {data.anne, data.hostile, data.fresh, data.garage, {},
                                    data.anne, data.anne,    data.anne,  data.anne,   data.anne};
    stand.page->showCustomer(customers[who]);
    if (customers[who]) {
        QTRY_VERIFY(stand.shows(customers[who]));
        auto* timeline = stand.find<ui::TimelineArea>("timeline");
        if (who != 2)
            QTRY_VERIFY(timeline->count() > 0);
        const char* command = who == 5   ? "record.openCase"
                              : who == 6 ? "record.editNote"
                              : who == 7 ? "record.closeCase"
                              : who == 8 ? "record.pinAlert"
                                         : nullptr;
        if (command)
            stand.commands->action(QString::fromLatin1(command))->trigger();
        if (who == 9)
            timeline->verticalScrollBar()->setValue(700);
        QVERIFY(!timeline->visibleRegion().isEmpty());
    }
    QCoreApplication::sendPostedEvents();
    const QPixmap picture = stand.window.grab();
    QCOMPARE(picture.deviceIndependentSize().toSize(), size);
    keep(picture);
}

void TestRecordLook::inTheWindow_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QTest::newRow("window-1366") << QSize(1366, 768) << false;
    QTest::newRow("window-1920-dark") << QSize(1920, 1080) << true;
}

void TestRecordLook::inTheWindow() {
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    Desk desk;
    desk.theme.apply(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    auto* page = new ui::RecordPage(desk.workspace, desk.theme, desk.window->commands());
    connect(desk.window.get(), &ui::MainWindow::customerOpened, page, &ui::RecordPage::showCustomer);
    desk.window->setRecordPage(page);
    desk.window->resize(size);
    desk.window->openCustomer(desk.workspace.data.anne);
    auto* timeline = page->findChild<ui::TimelineArea*>(u"timeline"_s);
    QTRY_VERIFY(timeline->count() > 60);
    QTRY_COMPARE(page->currentIndex(), 1);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(desk.window->size(), size);
    // Name, cases and the newest contacts are seen without a scroll.
    QVERIFY(timeline->height() > 300);
    QVERIFY(page->findChild<QWidget*>(u"cases"_s)->visibleRegion().boundingRect().height() > 150);
    keep(desk.window->grab());
}

/// Anne's record with all that people make of one, and somebody who resembles her.
void TestRecordLook::prepare(PreparedData& data) {
    const auto anne = std::ranges::find(data.customers, data.anne, &Customer::id);
    const auto version = [&](std::string_view member, const std::string& value, VersionState state) {
        FieldVersion kept;
        kept.id = FieldVersionId(makeUuidV5({}, std::string(member) + value));
        kept.kind = EntityKind::Customer;
        kept.object = ObjectId(data.anne.uuid);
        kept.customer = data.anne;
        kept.field = fieldNumber<Customer>(member);
        kept.value = value;
        kept.author = data.lead;
        kept.at = data.now - std::chrono::minutes(50);
        kept.state = state;
        data.fieldVersions.push_back(kept);
        FieldStamp stamp;
        stamp.object = kept.object;
        stamp.customer = data.anne;
        stamp.field = kept.field;
        stamp.author = data.colleague;
        stamp.at = data.now - std::chrono::minutes(20);
        data.fieldStamps.push_back(stamp);
    };
    version("town", "Villeneuve-d'Ascq", VersionState::Disputed);
    version("familyName", "Lefebvre", VersionState::Replaced);
    version("addressLine1", "Résidence du Parc, 128 avenue du Maréchal de Lattre de Tassigny",
            VersionState::Replaced);
    for (const char* text : {"VIP", "Presse", "Préfère être rappelée le matin", "Sinistre 2025"}) {
        CustomerTag tag;
        tag.id = customerTagId(data.anne, text);
        tag.customer = data.anne;
        tag.text = text;
        tag.added = {7};
        tag.author = data.colleague;
        tag.at = data.now;
        data.tags.push_back(tag);
    }
    Customer joined = *anne;
    joined.id = CustomerId(makeUuidV5({}, "joined"));
    joined.familyName = "Lefebvre";
    joined.mergedInto = data.anne;
    Customer twin = *anne;
    twin.id = CustomerId(makeUuidV5({}, "twin"));
    twin.rev = 0;
    data.customers.push_back(joined);
    data.customers.push_back(twin);
}

void TestRecordLook::settle(const Desk& desk) {
    const auto* facts = desk.find<QScrollArea>(u"facts"_s);
    const auto fits = [&] {
        QCoreApplication::sendPostedEvents();
        return facts->widget()->height() >= facts->widget()->minimumSizeHint().height();
    };
    QTRY_VERIFY(fits());
    // Nothing reaches out of the column.
    QVERIFY2(facts->widget()->minimumSizeHint().width() <= facts->viewport()->width(),
             qPrintable(QString::number(facts->widget()->minimumSizeHint().width())));
}

void TestRecordLook::othersAreHere_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("french");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("who");
    QTest::newRow("others-1366-fr-writes") << QSize(1366, 768) << true << false << 1;
    QTest::newRow("others-960-fr-talks") << QSize(960, 640) << true << true << 2;
    QTest::newRow("others-960-en-several") << QSize(960, 640) << false << false << 3;
    QTest::newRow("others-1366-en-looks-dark") << QSize(1366, 768) << false << true << 0;
    QTest::newRow("others-1366-fr-several-dark") << QSize(1366, 768) << true << true << 3;
}

void TestRecordLook::othersAreHere() {
    using Activity = client::PersonHere::Activity;
    QFETCH(QSize, size);
    QFETCH(bool, french);
    QFETCH(bool, dark);
    QFETCH(int, who);
    Desk desk;
    desk.languages.use(french ? ui::Language::French : ui::Language::English);
    desk.theme.apply(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    auto* page = new ui::RecordPage(desk.workspace, desk.theme, desk.window->commands());
    connect(desk.window.get(), &ui::MainWindow::customerOpened, page, &ui::RecordPage::showCustomer);
    desk.window->setRecordPage(page);
    desk.window->resize(size);
    desk.window->openCustomer(desk.workspace.data.anne);
    QTRY_COMPARE(page->currentIndex(), 1);
    const auto& users = desk.workspace.data.users;
    const std::vector<std::vector<client::PersonHere>> persons{
        {{users.back().id, Activity::Looking}},
        {{users.back().id, Activity::Writing}},
        {{users.back().id, Activity::Talking}},
        {{users.back().id, Activity::Talking},
         {desk.workspace.session().user, Activity::Writing},
         {users.at(1).id, Activity::Looking}}};
    desk.workspace.setPersonsHere(persons.at(static_cast<std::size_t>(who)));
    const auto* line = page->findChild<QWidget*>(u"othersHere"_s);
    QTRY_VERIFY(line->visibleRegion().boundingRect().width() > 100);
    settle(desk);
    keep(desk.window->grab());
}

void TestRecordLook::whatIsChangedHere_data() {
    QTest::addColumn<QString>("state");
    QTest::addColumn<ui::Language>("language");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    for (const char* state : {"facts", "lower", "edit", "edit-trouble", "consents", "identity", "join-search",
                              "join-pair", "versions", "to-look-at"})
        for (const auto& [language, dark, size] : {std::tuple(ui::Language::French, false, QSize(1366, 768)),
                                                   std::tuple(ui::Language::French, true, QSize(960, 600)),
                                                   std::tuple(ui::Language::English, true, QSize(1366, 768))})
            QTest::addRow("%s-%s-%s-%d", state, language == ui::Language::French ? "fr" : "en",
                          dark ? "dark" : "light", size.width())
                << QString::fromLatin1(state) << language << dark << size;
}

void TestRecordLook::whatIsChangedHere() {
    QFETCH(const QString, state);
    QFETCH(const ui::Language, language);
    QFETCH(const bool, dark);
    QFETCH(const QSize, size);
    Desk desk(Desk::Start::LoggedIn, language);
    desk.theme.apply(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    auto& data = desk.workspace.data;
    prepare(data);
    if (state == u"to-look-at"_s || state.startsWith(u"join"_s)) {
        CreateCustomer made;
        made.customer = CustomerId(makeUuidV5({}, "twin"));
        desk.workspace.submitted.emplace_back(made);
    }
    ui::LookAlikes& lookAlikes = desk.window->lookAlikes();
    lookAlikes.setDelay(Milliseconds(0));
    auto* page = new ui::RecordPage(desk.workspace, desk.theme, desk.window->commands());
    connect(desk.window.get(), &ui::MainWindow::customerOpened, page, &ui::RecordPage::showCustomer);
    page->follow(lookAlikes);
    desk.window->setRecordPage(page);
    desk.window->resize(size);
    desk.window->openCustomer(data.anne);
    QTRY_COMPARE(page->currentIndex(), 1);
    desk.workspace.touch(data.anne);
    const auto run = [&](const char* id) {
        desk.window->commands().action(QString::fromLatin1(id))->trigger();
    };
    if (state == u"lower"_s)
        desk.find<QAbstractButton>(u"earlier/addressLine1"_s)->click();
    if (state.startsWith(u"edit"_s)) {
        run("record.edit");
        auto* born = desk.find<QLineEdit>(u"details/birthDate"_s);
        born->selectAll();
        QTest::keyClicks(born, u"31/02/1971"_s);
        std::ranges::find(data.customers, data.anne, &Customer::id)->birthDate = *Date::make(1971, 3, 13);
        desk.workspace.touch(data.anne);
        QTRY_VERIFY(desk.find<QWidget>(u"meanwhile/birthDate"_s)->isVisible());
        if (state == u"edit-trouble"_s)
            desk.find<QAbstractButton>(u"saveDetails"_s)->click();
    }
    if (state == u"consents"_s) {
        run("record.consent");
        desk.find<QAbstractButton>(u"agrees/social"_s)->click();
        // The line is made anew when the record changes.
        QTRY_VERIFY(!desk.find<QLineEdit>(u"consentEvidence"_s)->visibleRegion().isEmpty());
    }
    if (state == u"identity"_s) {
        run("record.addIdentity");
        QTRY_VERIFY(!desk.find<QLineEdit>(u"newIdentityValue"_s)->visibleRegion().isEmpty());
    }
    if (state.startsWith(u"join"_s))
        run("record.join");
    if (state == u"join-search"_s) {
        QTest::keyClicks(desk.find<QLineEdit>(u"joinSearch"_s), u"ma"_s);
        QTRY_VERIFY(desk.find<QWidget>(u"joinFound"_s)->isVisible());
    }
    if (state == u"join-pair"_s) {
        QTRY_VERIFY(desk.find<QWidget>(u"lookAlikeBar"_s)->isVisible());
        desk.find<QAbstractButton>(u"compareLookAlike"_s)->click();
        QTRY_VERIFY(desk.find<QWidget>(u"joinPanelAction"_s)->isEnabled());
    }
    if (state == u"versions"_s)
        run("record.editNote");
    if (state == u"to-look-at"_s) {
        QTRY_VERIFY(!desk.shown(u"lookAlikes"_s).isEmpty());
        desk.window->showLookAlikes();
        QTRY_VERIFY(desk.find<QWidget>(u"lookAlikesJoin"_s)->isEnabled());
        const auto* dialog = desk.find<QWidget>(u"lookAlikesDialog"_s);
        QTRY_VERIFY(dialog->findChild<QWidget*>(u"secondStays"_s)->parentWidget()->height() > 80);
        keep(desk.find<QWidget>(u"lookAlikesDialog"_s)->grab());
        return;
    }
    settle(desk);
    if (state == u"lower"_s) {
        auto* facts = desk.find<QScrollArea>(u"facts"_s);
        facts->verticalScrollBar()->setValue(facts->verticalScrollBar()->maximum());
    }
    QCOMPARE(desk.window->size(), size);
    keep(desk.window->grab());
    for (const auto* button : desk.window->findChildren<QPushButton*>())
        if (button->isVisible())
            QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
}

void TestRecordLook::keep(const QPixmap& picture) {
    const QString folder = qEnvironmentVariable("VISAGE_LOOK");
    if (!folder.isEmpty())
        QVERIFY(
            picture.save(QDir(folder).filePath(QString::fromLatin1(QTest::currentDataTag()) + u".png"_s)));
}

VISAGE_TEST(TestRecordLook)
#include "test_record_look.moc"
