// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "core/client/workspace.h"
#include "ui/common/icons.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/shell/desktop_state.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include <chrono>

namespace visage::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

StatusLine::StatusLine(const Surroundings& around, QWidget* parent)
    : QFrame(parent)
    , m_around(around)
    , m_unsent(new QPushButton)
    , m_refused(new QPushButton)
    , m_reviews(new QPushButton)
    , m_toLookAt(new QPushButton) {
    setObjectName(u"statusLine"_s);
    setLook(this, Look::Band);
    build();
    connect(&around.workspace, &client::Workspace::statusChanged, this, &StatusLine::refresh);
    connect(&around.workspace, &client::Workspace::sessionChanged, this, &StatusLine::refresh);
    connect(m_unsent, &QPushButton::clicked, this, &StatusLine::desktopStateWanted);
    connect(m_refused, &QPushButton::clicked, this, &StatusLine::refusedWorkWanted);
    connect(m_reviews, &QPushButton::clicked, this, &StatusLine::reviewsWanted);
    connect(m_toLookAt, &QPushButton::clicked, this, &StatusLine::lookAlikesWanted);
    connect(&m_tick, &QTimer::timeout, this, &StatusLine::refresh);
    refresh();
}

StatusLine::Part StatusLine::addPart(const QString& name) {
    const Part part{new IconLabel(m_around.theme, {}, &Tokens::textMuted), new PlainLabel};
    part.label->setObjectName(name);
    part.label->setElideMode(Qt::ElideRight);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->addWidget(part.icon);
    row->addSpacing(6);
    row->addWidget(part.label);
    row->addSpacing(18);
    return part;
}

void StatusLine::build() {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(0);
    m_store = addPart(u"storeState"_s);
    m_unsent->setObjectName(u"unsentWork"_s);
    m_unsent->setIconSize(besideWords);
    setThemeIcon(m_unsent, m_around.theme, u"cloud-upload"_s, &Tokens::warn);
    row->addWidget(m_unsent);
    row->addSpacing(8);
    m_refused->setObjectName(u"refusedWork"_s);
    setLook(m_refused, Look::Danger);
    m_refused->setIconSize(besideWords);
    setThemeIcon(m_refused, m_around.theme, u"triangle-alert"_s, &Tokens::bad);
    row->addWidget(m_refused);
    m_reviews->setObjectName(u"reviews"_s);
    m_reviews->setIconSize(besideWords);
    setThemeIcon(m_reviews, m_around.theme, u"inbox"_s);
    row->addSpacing(8);
    row->addWidget(m_reviews);
    m_toLookAt->setObjectName(u"lookAlikes"_s);
    m_toLookAt->setIconSize(besideWords);
    setThemeIcon(m_toLookAt, m_around.theme, u"users"_s);
    row->addSpacing(8);
    row->addWidget(m_toLookAt);
    row->addStretch(1);
    m_phonePart = addPart(u"phoneState"_s);
    m_user = addPart(u"loggedInUser"_s);
    m_user.icon->setIcon(u"user"_s, &Tokens::textMuted);
    row->addStrut(24); // as high without a button; a least height of its own would cut those
}

void StatusLine::setPhone(telephony::Phone* phone) {
    m_phone = phone;
    if (phone != nullptr) {
        connect(phone, &telephony::Phone::stateChanged, this, &StatusLine::refresh);
        connect(phone, &QObject::destroyed, this, [this] { m_phone = nullptr; });
    }
    refresh();
}

void StatusLine::setLookAlikes(int count) {
    m_lookAlikes = count;
    showUnsent();
}

void StatusLine::show(const Part& part, const StateWords& words, const QString& sentence) {
    part.icon->setIcon(words.icon, words.colour);
    part.label->setText(words.text);
    part.label->setToolTip(plainToolTip(sentence));
    part.label->setAccessibleDescription(sentence);
}

void StatusLine::refresh() {
    const client::StoreStatus& status = m_around.workspace.status();
    const Timestamp now = m_around.workspace.now();
    const QString why = status.code == ErrorCode::None
                            ? status.server
                            : sentenceOf({status.code, status.sentence.toStdString()});
    show(m_store, storeWords(status, now), status.keptUntil ? why + u'\n' + keptUntilWords(status) : why);
    Timestamp retryAt = status.state == client::StoreStatus::State::Offline ? status.retryAt : Timestamp();
    if (m_phone != nullptr) {
        const Error trouble =
            m_phone->state() == telephony::Phone::State::Failed ? m_phone->trouble() : Error();
        show(m_phonePart, phoneWords(m_phone->state(), trouble, m_phone->retryAt(), now),
             QString::fromStdString(trouble.sentence));
        retryAt = std::max(retryAt, trouble.sentence.empty() ? Timestamp() : m_phone->retryAt());
    }
    m_phonePart.icon->setVisible(m_phone != nullptr);
    m_phonePart.label->setVisible(m_phone != nullptr);
    showUnsent();
    m_user.label->setText(m_around.workspace.session().displayName);
    if (retryAt > now)
        m_tick.start(1s);
    else
        m_tick.stop();
}

void StatusLine::showUnsent() {
    const client::StoreStatus& status = m_around.workspace.status();
    m_unsent->setText(tr("%Ln change(s) to be sent", nullptr, status.unsent));
    m_unsent->setAccessibleName(m_unsent->text());
    m_unsent->setToolTip(plainToolTip(tr("Show what is not sent yet")));
    m_unsent->setVisible(status.unsent > 0);
    m_refused->setText(tr("%Ln change(s) refused", nullptr, status.refused));
    m_refused->setAccessibleName(m_refused->text());
    m_refused->setToolTip(plainToolTip(tr("Show what the server refused, with its whole text")));
    m_refused->setVisible(status.refused > 0);
    const bool decides = m_around.workspace.session().role >= Role::Lead;
    m_reviews->setText(tr("%Ln to decide", "entries of accounts that were switched off", status.reviews));
    m_reviews->setAccessibleName(
        tr("%Ln entries of accounts that were switched off await your decision", nullptr, status.reviews));
    m_reviews->setToolTip(plainToolTip(m_reviews->accessibleName()));
    m_reviews->setVisible(decides && status.reviews > 0);
    m_toLookAt->setText(tr("%Ln to look at", "customers who may be the same", m_lookAlikes));
    m_toLookAt->setAccessibleName(
        tr("%Ln customer(s) made here may be the same as another", nullptr, m_lookAlikes));
    m_toLookAt->setToolTip(plainToolTip(m_toLookAt->accessibleName()));
    m_toLookAt->setVisible(m_lookAlikes > 0);
}

void StatusLine::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

} // namespace visage::ui
