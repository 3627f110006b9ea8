// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "tests/ui/phone/whole_window.h"
#include "ui/common/plain_label.h"

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QLineEdit>

#include <utility>

using namespace visage;
using namespace visage::testing;
using namespace Qt::StringLiterals;

/// The whole window during a call, as the main composes it, in each language, theme and size: nothing is cut
/// and nothing pushes the window out of the screen. With VISAGE_SHOTS=FOLDER the pictures are left there.
class TestPopLook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsCut_data();
    void nothingIsCut();
    void whatOutsidersWroteStaysText();
    void popAndRecordSayTheSame();
};

namespace {

void bring(WholeWindow& at, const QString& state) {
    if (state == u"break"_s)
        return at.calls->setOnBreak(true);
    if (state == u"several"_s)
        return at.ring(callFrom(PreparedData::householdNumber));
    if (state == u"unknown"_s)
        return at.ring(callFrom(PreparedData::strangerNumber, "Boulangerie du Marché"));
    if (state == u"searched"_s) {
        at.ring(callFrom(PreparedData::strangerNumber));
        at.calls->answer();
        auto* field = at.desk.find<QLineEdit>(u"callerSearch"_s);
        QTest::keyClicks(field, u"lef"_s);
        QTRY_VERIFY(at.desk.find<QWidget>(u"callerResults"_s)->isVisible());
        return;
    }
    if (state == u"hidden"_s)
        return at.ring(hiddenCall());
    if (state == u"colleague"_s)
        return at.ring(callFrom("204", "Karim Benali"));
    if (state.startsWith(u"banner"_s))
        at.calls->setTypingProbe([] { return true; });
    if (state == u"banner-several"_s)
        return at.ring(callFrom(PreparedData::householdNumber));
    at.ring(callFrom(PreparedData::anneNumber));
    if (state == u"talking"_s || state == u"held"_s || state == u"wrap-up"_s)
        at.calls->answer();
    if (state == u"wrong-record"_s)
        at.desk.window->openCustomer(at.desk.workspace.data.garage);
    if (state == u"muted"_s) {
        at.calls->answer();
        at.calls->toggleMute();
    }
    if (state == u"held"_s)
        at.calls->toggleHold();
    if (state == u"wrap-up"_s)
        at.calls->hangUp();
}

/// Texts that may not be elided have the room that they need.
void verifyNothingIsCut(const QWidget& window) {
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool fixed = (button && !button->text().isEmpty()) ||
                           (label && !label->wordWrap() && label->minimumSizeHint().width() > 40);
        if (fixed)
            QVERIFY2(widget->width() >= widget->minimumSizeHint().width(), qPrintable(widget->objectName()));
        // Lists and histories scroll; what stands in the pop does not.
        const QPoint right = widget->mapTo(&window, widget->rect().bottomRight());
        QVERIFY2(right.x() < window.width(), qPrintable(widget->objectName()));
    }
}

} // namespace

void TestPopLook::nothingIsCut_data() {
    QTest::addColumn<QString>("state");
    QTest::addColumn<ui::Language>("language");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    const std::array states{"one",     "several",        "unknown",      "hidden",  "colleague",
                            "banner",  "banner-several", "talking",      "muted",   "held",
                            "wrap-up", "break",          "wrong-record", "searched"};
    for (const char* state : states)
        for (const auto language : {ui::Language::French, ui::Language::English})
            for (const QSize size : {QSize(1366, 698), QSize(1920, 1010)})
                QTest::addRow("%s-%s-%d", state, language == ui::Language::French ? "fr" : "en", size.width())
                    << QString::fromLatin1(state) << language << (size.width() > 1400) << size;
}

void TestPopLook::nothingIsCut() {
    QFETCH(const QString, state);
    QFETCH(const ui::Language, language);
    QFETCH(const bool, dark);
    QFETCH(const QSize, size);
    WholeWindow at(language);
    at.desk.theme.apply(dark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    at.desk.window->resize(size);
    bring(at, state);
    QTRY_VERIFY(!at.desk.shown(u"resultCount"_s).isEmpty());
    QCoreApplication::sendPostedEvents();
    QTRY_COMPARE(at.desk.window->size(), size);
    // New rows are shown and laid out one after the other: settled is what does not change any more.
    QImage before, picture;
    const auto settled = [&] {
        before = std::exchange(picture, at.desk.window->grab().toImage());
        return before == picture;
    };
    QTRY_VERIFY(settled());
    const QString folder = qEnvironmentVariable("VISAGE_SHOTS");
    if (!folder.isEmpty())
        QVERIFY(picture.save(
            QDir(folder).filePath(u"pop-"_s + QString::fromLatin1(QTest::currentDataTag()) + u".png"_s)));
    QCOMPARE(picture.deviceIndependentSize().toSize(), size);
    const auto* status = at.desk.find<QWidget>(u"statusLine"_s);
    QCOMPARE(status->mapTo(at.desk.window.get(), status->rect().bottomLeft()).y(), size.height() - 1);
    verifyNothingIsCut(*at.desk.window);
}

void TestPopLook::whatOutsidersWroteStaysText() {
    WholeWindow at(ui::Language::French);
    at.desk.window->resize(1366, 698);
    for (Customer& customer : at.desk.workspace.data.customers)
        if (customer.id == at.desk.workspace.data.anne) {
            customer.givenName = "<b onclick=x>\xE2\x80\xAE\x07\r\n";
            customer.familyName = std::string(10240, 'W');
            customer.town = "<img src=file:///etc/passwd>";
        }
    at.ring(callFrom(PreparedData::anneNumber, std::string(10240, 'M')));
    QTRY_COMPARE(at.record->customer(), at.desk.workspace.data.anne);
    QCoreApplication::sendPostedEvents();
    at.desk.window->grab();
    QCOMPARE(at.desk.window->size(), QSize(1366, 698));
    verifyNothingIsCut(*at.desk.window);
    for (const char* name : {"callerName", "customerName"}) {
        const auto* label = at.desk.find<ui::PlainLabel>(QString::fromLatin1(name));
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(label->text().contains(u"<b onclick=x>"_s));
        for (const QChar evil : {QChar(0x202e), QChar(7), QChar(u'\n'), QChar(u'\r')})
            QVERIFY2(!label->text().contains(evil), name);
    }
    for (const auto* label : at.desk.window->findChildren<QLabel*>())
        QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'),
                 qPrintable(label->objectName()));
}

void TestPopLook::popAndRecordSayTheSame() {
    WholeWindow at(ui::Language::French);
    at.desk.window->resize(1366, 698);
    Interaction more = at.desk.workspace.data.interactions.front();
    for (int n = 0; n < 4; ++n) { // enough of them to be worth saying
        more.id = InteractionId(at.desk.workspace.newId());
        more.customer = at.desk.workspace.data.anne;
        more.direction = Direction::In;
        more.at = at.desk.workspace.now() - std::chrono::hours(20 + n);
        at.desk.workspace.data.interactions.push_back(more);
    }
    at.ring(callFrom(PreparedData::anneNumber));
    const QString number = QString::number(at.calls->shown()->contacts());
    const auto both = [&] {
        return at.desk.shown(u"callerOften"_s) == number + u"e contact en 8 jours"_s &&
               at.desk.shown(u"recentContacts"_s) == number + u" contacts en 8\u00a0jours"_s;
    };
    QTRY_VERIFY2(both(), qPrintable(at.desk.shown(u"recentContacts"_s)));
    QVERIFY(!at.desk.find<QWidget>(u"alerts"_s)->isVisible()); // they stand in the pop
    at.calls->answer();                                        // the record learns of the call
    QTRY_COMPARE(at.desk.workspace.data.interactions.back().id, at.calls->shown()->interaction);
    QTRY_VERIFY(both());
    at.calls->hangUp();
    QTRY_VERIFY(at.desk.find<QWidget>(u"alerts"_s)->isVisible());
    at.calls->finish();
    QTRY_VERIFY(!at.calls->shown());
    QTRY_COMPARE(at.desk.shown(u"recentContacts"_s), number + u" contacts en 8\u00a0jours"_s);
}

VISAGE_TEST(TestPopLook)
#include "test_pop_look.moc"
