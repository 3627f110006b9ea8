// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_filters.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QToolButton>

#include <array>

namespace visage::ui {
namespace {

using client::TimelineKind;

struct Choice {
    const char* name;
    const char* icon;
};

constexpr std::array<Choice, 7> choices{{{"filterAll", ""},
                                         {"filterCalls", "phone"},
                                         {"filterMail", "mail"},
                                         {"filterMessages", "messages-square"},
                                         {"filterVisits", "store"},
                                         {"filterNotes", "sticky-note"},
                                         {"filterCases", "inbox"}}};

} // namespace

TimelineFilters::TimelineFilters(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (int group = 0; group < groups; ++group) {
        auto* button = new QToolButton(this);
        button->setObjectName(QString::fromLatin1(choices.at(static_cast<std::size_t>(group)).name));
        button->setCheckable(true);
        button->setToolButtonStyle(group == All ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
        button->setIconSize({14, 14});
        setLook(button, Look::Plain);
        button->setFocusPolicy(group == All ? Qt::StrongFocus : Qt::ClickFocus);
        button->installEventFilter(this);
        connect(button, &QToolButton::toggled, this, [this, group](bool down) { onToggled(group, down); });
        m_buttons.push_back(button);
        row->addWidget(button);
    }
    row->addStretch(1);
    connect(&theme, &Theme::changed, this, &TimelineFilters::paintIcons);
    setDown(All, true);
    paintIcons();
    retranslate();
}

bool TimelineFilters::down(int group) const {
    return m_buttons[static_cast<std::size_t>(group)]->isChecked();
}

void TimelineFilters::setDown(int group, bool down) {
    QToolButton* button = m_buttons[static_cast<std::size_t>(group)];
    const QSignalBlocker quiet(button);
    button->setChecked(down);
}

void TimelineFilters::clear() {
    for (int group = 0; group < groups; ++group)
        setDown(group, group == All);
    paintIcons();
}

void TimelineFilters::onToggled(int group, bool) {
    bool any = false;
    for (int other = Calls; other < groups; ++other) {
        if (group == All)
            setDown(other, false);
        any = any || down(other);
    }
    setDown(All, !any);
    paintIcons();
    Q_EMIT changed(filter());
}

client::TimelineFilter TimelineFilters::filter() const {
    client::TimelineFilter filter;
    if (down(All))
        return filter;
    const auto channels = [&](int group, std::initializer_list<Channel> wanted) {
        if (down(group))
            filter.channels.insert(filter.channels.end(), wanted);
    };
    channels(Calls, {Channel::Phone, Channel::Video});
    channels(Mail, {Channel::Email, Channel::Form, Channel::Post});
    channels(Messages, {Channel::Chat, Channel::Facebook, Channel::Messenger, Channel::Instagram,
                        Channel::Whatsapp, Channel::X, Channel::Linkedin, Channel::Telegram,
                        Channel::Mastodon, Channel::Sms, Channel::App, Channel::Forum});
    channels(Visits, {Channel::Visit});
    if (!filter.channels.empty())
        filter.kinds.push_back(TimelineKind::Interaction);
    if (down(Notes))
        filter.kinds.push_back(TimelineKind::Note);
    if (down(Cases))
        filter.kinds.insert(filter.kinds.end(), {TimelineKind::CaseEvent, TimelineKind::Order});
    return filter;
}

bool TimelineFilters::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Left && key != Qt::Key_Right)
        return QWidget::eventFilter(watched, event);
    const auto here = std::find(m_buttons.begin(), m_buttons.end(), watched) - m_buttons.begin();
    const auto next = (here + (key == Qt::Key_Right ? 1 : groups - 1)) % groups;
    m_buttons[static_cast<std::size_t>(next)]->setFocus(Qt::TabFocusReason);
    return true;
}

void TimelineFilters::paintIcons() {
    for (int group = Calls; group < groups; ++group)
        m_buttons[static_cast<std::size_t>(group)]->setIcon(
            m_theme.icon(QString::fromLatin1(choices.at(static_cast<std::size_t>(group)).icon),
                         down(group) ? m_theme.tokens().accent : m_theme.tokens().textMuted));
}

QSize TimelineFilters::minimumSizeHint() const {
    return {groups * 34, QWidget::minimumSizeHint().height()};
}

void TimelineFilters::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void TimelineFilters::fit() {
    const QMargins around = contentsMargins();
    const bool narrow = width() < m_wordsWidth + around.left() + around.right();
    for (int group = Calls; group < groups; ++group)
        m_buttons[static_cast<std::size_t>(group)]->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly
                                                                              : Qt::ToolButtonTextBesideIcon);
}

void TimelineFilters::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TimelineFilters::retranslate() {
    setAccessibleName(tr("Filters of the timeline"));
    const std::array<QString, groups> texts{tr("All"),    tr("Calls"), tr("Mail"), tr("Messages"),
                                            tr("Visits"), tr("Notes"), tr("Cases")};
    for (int group = 0; group < groups; ++group) {
        QToolButton* button = m_buttons[static_cast<std::size_t>(group)];
        const QString& text = texts.at(static_cast<std::size_t>(group));
        // The blank keeps the word off its icon.
        button->setText(group == All ? text : u' ' + text);
        const QString meaning = group == Cases ? tr("Cases and orders") : text;
        button->setAccessibleName(tr("Show: %1").arg(meaning));
        button->setToolTip(plainToolTip(meaning));
        button->setToolButtonStyle(group == All ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    }
    m_wordsWidth = 4 * (groups - 1);
    for (const QToolButton* button : m_buttons)
        m_wordsWidth += button->sizeHint().width();
    fit();
}

} // namespace visage::ui
