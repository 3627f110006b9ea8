// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/presence_line.h"

#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"
#include "ui/timeline/names.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;
using client::PersonHere;

PresenceLine::PresenceLine(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_icon(new IconLabel(theme, u"eye"_s, &Tokens::textMuted))
    , m_words(new PlainLabel) {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(m_icon);
    m_words->setObjectName(u"othersHere"_s);
    m_words->setElideMode(Qt::ElideRight);
    line->addWidget(m_words, 1);
    // Room that is there before anybody is: nothing moves when somebody comes.
    setMinimumHeight(std::max(m_icon->sizeHint().height(), m_words->sizeHint().height()));
    connect(&workspace, &client::Workspace::personsHereChanged, this, [this] {
        write();
        announce();
    });
    connect(&workspace, &client::Workspace::baseDataChanged, this, &PresenceLine::write);
    write();
}

void PresenceLine::forget() {
    m_announced.clear();
    write();
}

/// A person at two desktops is one, who does the most that is done at them.
std::vector<PersonHere> PresenceLine::persons() const {
    std::vector<PersonHere> persons;
    for (const PersonHere& person : m_workspace.personsHere())
        if (std::ranges::find(persons, person.user, &PersonHere::user) == persons.end())
            persons.push_back(person);
    return persons;
}

QString PresenceLine::names(const std::vector<UserId>& others) const {
    constexpr std::size_t named = 2;
    const QString first = userName(m_workspace, others.front());
    if (others.size() == 1)
        return first;
    if (others.size() == named)
        return tr("%1 and %2").arg(first, userName(m_workspace, others[1]));
    return tr("%1, %2 and %n other(s)", nullptr, static_cast<int>(others.size() - named))
        .arg(first, userName(m_workspace, others[1]));
}

QString PresenceLine::sentence(const std::vector<PersonHere>& persons, Activity activity) const {
    std::vector<UserId> others;
    bool oneself = false;
    for (const PersonHere& person : persons)
        if (person.activity == activity && person.user == m_workspace.session().user)
            oneself = true;
        else if (person.activity == activity)
            others.push_back(person.user);
    const int count = static_cast<int>(others.size());
    const QString who = others.empty() ? QString() : names(others);
    QStringList said;
    switch (activity) {
    case Activity::Talking:
        if (!others.empty())
            said << tr("%1 is/are on the phone with this customer", nullptr, count).arg(who);
        if (oneself)
            said << tr("You are on the phone with this customer at another desktop");
        break;
    case Activity::Writing:
        if (!others.empty())
            said << tr("%1 is/are writing here", nullptr, count).arg(who);
        if (oneself)
            said << tr("You are writing here at another desktop");
        break;
    case Activity::Looking:
        if (!others.empty())
            said << tr("%1 is/are looking at this record", nullptr, count).arg(who);
        if (oneself)
            said << tr("You have this record open at another desktop");
        break;
    }
    return said.join(u" · "_s);
}

QString PresenceLine::shortly(const PersonHere& person) const {
    if (person.user == m_workspace.session().user)
        return tr("You, at another desktop");
    const QString who = userName(m_workspace, person.user);
    switch (person.activity) {
    case Activity::Talking:
        return tr("%1 on the phone").arg(who);
    case Activity::Writing:
        return tr("%1 writing").arg(who);
    case Activity::Looking:
        break;
    }
    return tr("%1 looking").arg(who);
}

void PresenceLine::setRoom(int pixels) {
    m_room = pixels;
    setMaximumWidth(pixels);
    write();
}

void PresenceLine::write() {
    const auto present = persons();
    QStringList sentences;
    for (const Activity activity : {Activity::Talking, Activity::Writing, Activity::Looking})
        if (const QString said = sentence(present, activity); !said.isEmpty())
            sentences << said;
    m_words->setVisible(!present.empty());
    m_icon->setVisible(!present.empty());
    m_all = sentences.join(u" · "_s);
    m_words->setAccessibleName(m_all);
    if (!present.empty())
        say(present, sentences);
}

/// The most telling of it that has room.
void PresenceLine::say(const std::vector<PersonHere>& persons, const QStringList& sentences) {
    const Activity most = persons.front().activity;
    const bool loud = most != Activity::Looking;
    m_icon->setIcon(most == Activity::Talking   ? u"phone-call"_s
                    : most == Activity::Writing ? u"pencil"_s
                                                : u"eye"_s,
                    loud ? &Tokens::accent : &Tokens::textMuted);
    setLook(m_words, loud ? Look::Strong : Look::Muted);
    const auto withRest = [&persons](const QString& said, std::size_t named) {
        return persons.size() <= named ? said : said + u" +"_s + QString::number(persons.size() - named);
    };
    const auto first = static_cast<std::size_t>(std::ranges::count(persons, most, &PersonHere::activity));
    const int room = m_room - m_icon->sizeHint().width() - layout()->spacing();
    for (const QString& words :
         {m_all, withRest(sentences.first(), first), withRest(shortly(persons.front()), 1)}) {
        m_words->setText(words);
        if (m_words->sizeHint().width() <= room)
            break;
    }
    setToolTip(plainToolTip(m_words->text() == m_all ? QString() : m_all));
}

void PresenceLine::announce() {
    bool news = false;
    for (const PersonHere& person : persons()) {
        const bool known = std::ranges::find(m_announced, person) != m_announced.end();
        if (person.activity == Activity::Looking || known)
            continue;
        m_announced.push_back(person);
        news = true;
    }
    if (!news || !m_words->isVisible())
        return;
    QAccessibleEvent told(m_words, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
    Q_EMIT announced(m_all);
}

void PresenceLine::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        write();
}

} // namespace visage::ui
