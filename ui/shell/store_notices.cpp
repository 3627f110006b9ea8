// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/store_notices.h"

#include "core/client/lease.h"
#include "core/client/workspace.h"
#include "ui/common/banner.h"
#include "ui/common/words.h"
#include "ui/shell/session_panel.h"

#include <algorithm>
#include <utility>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

/// How many days the customers stay here without the store, begun ones counted; 0: that is not near.
int daysLeft(const client::StoreStatus& status, Timestamp now) {
    if (!status.keptUntil || status.keptUntil - now > client::leaseAnnounced)
        return 0;
    const auto days = std::chrono::ceil<std::chrono::days>(status.keptUntil - now).count();
    return std::max(1, static_cast<int>(days));
}

} // namespace

StoreNotices::StoreNotices(const Surroundings& around, Banner& banner, QObject* parent)
    : QObject(parent)
    , m_around(around)
    , m_banner(banner) {
    connect(&around.workspace, &client::Workspace::storeRestored, this, &StoreNotices::tellRestored);
}

void StoreNotices::follow() {
    tellRefusal();
    tellFullStore();
    withdrawFullDisk();
    tellWrongClock();
    tellLease();
    tellReviews();
}

/// The store does not want this desktop any more, for a reason that waiting does not mend.
void StoreNotices::tellRefusal() {
    const client::StoreStatus& status = m_around.workspace.status();
    const bool refused = status.state == client::StoreStatus::State::Refused;
    const ErrorCode code = refused ? status.code : ErrorCode::None;
    if (code == m_toldRefusal || !m_around.workspace.session().user)
        return;
    m_toldRefusal = code;
    if (!refused || SessionPanel::asksAfter(code))
        return;
    const Error error{code, status.sentence.toStdString()};
    Banner::Action action;
    const QString key = code == ErrorCode::UnknownKey ? status.fingerprint : QString();
    if (!key.isEmpty())
        action = {[] { return tr("Trust this server"); }, [this, key] { m_around.workspace.acceptKey(key); }};
    m_banner.tell(
        Look::Bad,
        [error, key] { return key.isEmpty() ? sentenceOf(error) : sentenceOf(error) + u' ' + key; }, action);
}

/// What waited for room on this computer goes on by itself.
void StoreNotices::withdrawFullDisk() {
    const client::StoreStatus& status = m_around.workspace.status();
    if (status.code == ErrorCode::StorageFull)
        m_diskFull = true;
    else if (status.state == client::StoreStatus::State::Live && std::exchange(m_diskFull, false))
        m_banner.withdraw(fullDisk());
}

/// Nothing can be written at the store. It is told once, and goes when the store takes work again.
void StoreNotices::tellFullStore() {
    const client::StoreStatus& status = m_around.workspace.status();
    const QString topic = u"full-store"_s;
    if (status.code == ErrorCode::StoreFull && m_around.workspace.session().user) {
        if (!std::exchange(m_toldFull, true))
            m_banner.tell(
                Look::Warn,
                [] {
                    return sentenceOf({ErrorCode::StoreFull, {}});
                },
                {}, topic);
    } else if (status.state == client::StoreStatus::State::Live && std::exchange(m_toldFull, false)) {
        m_banner.withdraw(topic);
    }
}

/// Whoever changed what last is told by clocks: one that is wrong is said, once for as long as it is.
void StoreNotices::tellWrongClock() {
    const client::StoreStatus& status = m_around.workspace.status();
    const QString topic = u"wrong-clock"_s;
    const auto ahead = std::chrono::duration_cast<std::chrono::minutes>(status.clockOffset).count();
    const bool wrong = ahead != 0 && m_around.workspace.session().user;
    if (wrong && !std::exchange(m_toldClock, true)) {
        const int minutes = static_cast<int>(std::abs(ahead));
        const bool slow = ahead > 0;
        m_banner.tell(
            Look::Warn,
            [minutes, slow] {
                return slow ? tr("The clock of this computer is %n minute(s) slow. Set it right: what you "
                                 "change "
                                 "could be taken for older than it is.",
                                 "", minutes)
                            : tr("The clock of this computer is %n minute(s) fast. Set it right: what you "
                                 "change "
                                 "could be taken for newer than it is.",
                                 "", minutes);
            },
            {}, topic);
    } else if (ahead == 0 && std::exchange(m_toldClock, false)) {
        m_banner.withdraw(topic);
    }
}

/// A desktop that has not seen the store for long gives up its copy; that shall surprise nobody.
void StoreNotices::tellLease() {
    const int days = m_around.workspace.session().user
                         ? daysLeft(m_around.workspace.status(), m_around.workspace.now())
                         : 0;
    if (std::exchange(m_toldDays, days) == days)
        return;
    const QString topic = u"lease"_s;
    if (days == 0)
        return m_banner.withdraw(topic);
    m_banner.tell(
        Look::Warn,
        [days] {
            return tr("In %n day(s) the customers on this computer will be removed unless it connects to the "
                      "server. What you have entered is kept.",
                      "", days);
        },
        {}, topic);
}

/// Nothing is to be done about it; but who misses something of yesterday knows why, and that it comes back.
void StoreNotices::tellRestored(int givenBack) {
    m_banner.tell(Look::Accent, [givenBack] {
        return givenBack == 0
                   ? tr("The server was put back to an earlier state, or another machine took over. "
                        "It lacks nothing of this desktop's.")
                   : tr("The server was put back to an earlier state: this desktop is giving back %Ln "
                        "entries of the last 14 days.",
                        "", givenBack);
    });
}

/// Told when more has come; nothing that somebody has not read yet gives way to it.
void StoreNotices::tellReviews() {
    const client::Session& session = m_around.workspace.session();
    const int reviews = session.user && session.role >= Role::Lead ? m_around.workspace.status().reviews : 0;
    const QString topic = u"reviews"_s;
    const bool shown = !m_banner.isHidden();
    if (reviews == 0)
        m_banner.withdraw(topic);
    const bool other = shown && m_banner.topic() != topic;
    const bool news = shown ? reviews != m_toldReviews : reviews > m_toldReviews;
    if (reviews > 0 && news && other)
        return; // until the banner is free
    m_toldReviews = reviews;
    if (reviews == 0 || !news)
        return;
    m_banner.tell(
        Look::Accent,
        [reviews] {
            return tr("%Ln entries of accounts that were switched off await your decision.", "", reviews);
        },
        {[] { return tr("Look at them"); }, [this] { Q_EMIT reviewsWanted(); }}, topic);
}

} // namespace visage::ui
