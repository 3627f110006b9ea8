// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/prepared_workspace.h"
#include "tests/support/run.h"
#include "ui/common/languages.h"
#include "ui/timeline/row_layout.h"
#include "ui/timeline/row_writer.h"

#include <QTest>

#include <rapidcheck.h>

using namespace visage;
using namespace visage::testing;
using namespace visage::ui;
using namespace Qt::StringLiterals;

/// What a row says, and how it is laid out.
class TestTimelineRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_languages.use(Language::French); }
    void outsidersTextStaysText();
    void missedCall();
    void aRunOfMessagesHasOneHead();
    void daysAreSeparated();
    void longTextIsFolded();
    void nothingLeavesItsBox();
    void bothLanguages();

private:
    [[nodiscard]] client::TimelineEntry message(Channel channel, Timestamp at, const char* text) const;

    Languages m_languages;
    PreparedWorkspace m_workspace;
    RowWriter m_writer{m_workspace};
};

client::TimelineEntry TestTimelineRows::message(Channel channel, Timestamp at, const char* text) const {
    Interaction made;
    made.id = InteractionId(makeUuidV5({}, std::to_string(at.ms)));
    made.channel = channel;
    made.at = at;
    made.text = text;
    client::TimelineEntry entry;
    entry.at = at;
    entry.row = made;
    return entry;
}

void TestTimelineRows::outsidersTextStaysText() {
    auto entry = message(Channel::Email, m_workspace.data.now,
                         "<b>gras</b>\x07\x1b[31m \xE2\x80\xAE"
                         "exe\r\nfin\xFF");
    auto& mail = std::get<Interaction>(entry.row);
    mail.peerName = "\xE2\x80\xAE<i>Eve</i>\nX-Header: 1";
    mail.subject = "<img src=x>\n\nsujet";
    const TimelineRow row = m_writer.row(entry, nullptr);
    QCOMPARE(row.body, u"<b>gras</b>[31m exe\nfin\uFFFD"_s);
    QCOMPARE(row.subject, u"<img src=x> sujet"_s);
    // Isolated, on one line, without the override.
    QVERIFY(row.meta.contains(u"\u2068<i>Eve</i> X-Header: 1\u2069"_s));
    QVERIFY(!row.accessibleName.contains(QChar(0x202E)));
}

void TestTimelineRows::missedCall() {
    auto entry = message(Channel::Phone, m_workspace.data.now, "");
    auto& call = std::get<Interaction>(entry.row);
    call.state = InteractionState::Missed;
    call.ringMs = 22000;
    const TimelineRow hidden = m_writer.row(entry, nullptr);
    QVERIFY(hidden.bad);
    QVERIFY(hidden.meta.contains(u"numéro masqué"_s));
    QVERIFY(hidden.meta.contains(u"a sonné 22\u00A0s"_s));
    call.state = InteractionState::Done;
    call.talkMs = 250000;
    call.author = m_workspace.data.colleague;
    const TimelineRow taken = m_writer.row(entry, nullptr);
    QVERIFY(!taken.bad);
    QVERIFY(taken.meta.contains(u"Karim Benali"_s));
    QVERIFY(taken.meta.contains(u"4\u00A0min\u00A010\u00A0s"_s));
}

void TestTimelineRows::aRunOfMessagesHasOneHead() {
    using namespace std::chrono_literals;
    const Timestamp now = m_workspace.data.now;
    const auto newer = message(Channel::Chat, now, "b");
    const auto older = message(Channel::Chat, now - 2min, "a");
    auto answer = message(Channel::Chat, now - 3min, "c");
    std::get<Interaction>(answer.row).direction = Direction::Out;
    QVERIFY(!m_writer.row(newer, nullptr).continues);
    QVERIFY(m_writer.row(older, &newer).continues);
    QVERIFY(!m_writer.row(answer, &older).continues);
    QVERIFY(!m_writer.row(message(Channel::Sms, now - 2min, "a"), &newer).continues);
    QVERIFY(!m_writer.row(message(Channel::Email, now - 2min, "a"), &newer).continues);
    QVERIFY(!m_writer.row(message(Channel::Chat, now - 2h, "a"), &newer).continues);
}

void TestTimelineRows::daysAreSeparated() {
    using namespace std::chrono_literals;
    const Timestamp now = m_workspace.data.now;
    const auto today = message(Channel::Email, now, "b");
    QVERIFY(!m_writer.row(today, nullptr).day.isEmpty());
    QVERIFY(m_writer.row(message(Channel::Email, now - 1h, "a"), &today).day.isEmpty());
    // 16:00 in Paris less 17 hours is the day before, though it is the same day in Honolulu.
    QVERIFY(!m_writer.row(message(Channel::Email, now - 17h, "a"), &today).day.isEmpty());
}

void TestTimelineRows::longTextIsFolded() {
    TimelineRow row;
    for (int line = 0; line < 40; ++line)
        row.body += u"ligne %1\n"_s.arg(line);
    const RowFonts fonts{QFont()};
    const RowLayout folded(row, fonts, 700, false);
    const RowLayout whole(row, fonts, 700, true);
    QVERIFY(folded.expandable());
    QVERIFY(whole.expandable());
    QVERIFY(whole.height() > 4 * folded.height());
    row.body = u"une\ndeux\ntrois\nquatre\ncinq"_s;
    QVERIFY(!RowLayout(row, fonts, 700, false).expandable());
    QVERIFY(!RowLayout(row, fonts, 700, true).expandable());
}

void TestTimelineRows::nothingLeavesItsBox() {
    const RowFonts fonts{QFont()};
    QVERIFY(rc::check("pieces, chips and icon lie inside", [&] {
        const auto words = [] {
            const int length = *rc::gen::inRange(0, 60);
            const bool unbroken = *rc::gen::arbitrary<bool>();
            return (unbroken ? u"x"_s : u"mot "_s).repeated(length);
        };
        TimelineRow row;
        row.look = *rc::gen::element(RowLook::Card, RowLook::Message, RowLook::Note, RowLook::Event);
        row.outgoing = *rc::gen::arbitrary<bool>();
        row.title = words();
        row.meta = words();
        row.subject = words();
        row.body = words() + words() + u'\n' + words();
        row.tags = {words(), words()};
        row.flag = words();
        row.day = words();
        const int width = *rc::gen::inRange(240, 1600);
        const RowLayout layout(row, fonts, width, *rc::gen::arbitrary<bool>());
        const QRect box = layout.box();
        RC_ASSERT(box.right() < width);
        RC_ASSERT(layout.height() >= box.bottom());
        for (const auto& piece : layout.pieces()) {
            RC_ASSERT(piece.at.y() >= box.top());
            RC_ASSERT(piece.at.x() >= box.left());
        }
        for (const auto& chip : layout.chips())
            RC_ASSERT(box.contains(chip.rect));
    }));
}

void TestTimelineRows::bothLanguages() {
    client::TimelineEntry entry;
    entry.at = m_workspace.data.now;
    Note note;
    note.author = m_workspace.data.colleague;
    note.createdAt = entry.at;
    note.text = "texte";
    entry.row = note;
    entry.unsent = true;
    const TimelineRow french = m_writer.row(entry, nullptr);
    QCOMPARE(french.title, u"Note interne"_s);
    QCOMPARE(french.flag, u"à envoyer"_s);
    QVERIFY(french.accessibleName.endsWith(u"\u00A0: texte"_s));
    m_languages.use(Language::English);
    const TimelineRow english = m_writer.row(entry, nullptr);
    QCOMPARE(english.title, u"Internal note"_s);
    QCOMPARE(english.flag, u"not sent yet"_s);
    QVERIFY(english.accessibleName.endsWith(u": texte"_s));
}

VISAGE_TEST(TestTimelineRows)
#include "test_timeline_rows.moc"
