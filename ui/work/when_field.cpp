// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/when_field.h"

#include <QButtonGroup>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QPushButton>
#include <QSignalBlocker>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int afternoonBegins = 14;
constexpr int afternoonEnds = 18;
constexpr int morningBegins = 9;
constexpr int morningEnds = 12;
constexpr std::int64_t fiveMinutes = 5 * 60 * 1000;

Timestamp momentOf(const QDateTime& at) {
    return {at.toMSecsSinceEpoch()};
}

} // namespace

WhenField::WhenField(QWidget* parent)
    : QWidget(parent)
    , m_choices(new QButtonGroup(this))
    , m_edit(new QDateTimeEdit) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    const char* const names[] = {"dueInAnHour", "dueAfternoon", "dueTomorrow"};
    for (const int choice : {InAnHour, Afternoon, TomorrowMorning}) {
        auto* button = new QPushButton;
        button->setObjectName(QString::fromLatin1(names[choice]));
        button->setCheckable(true);
        button->setAutoDefault(false);
        m_choices->addButton(button, choice);
        grid->addWidget(button, choice / 2, choice % 2);
    }
    m_edit->setObjectName(u"dueAt"_s);
    m_edit->setCalendarPopup(true);
    m_edit->setDisplayFormat(u"dd/MM/yyyy HH:mm"_s);
    grid->addWidget(m_edit, 1, 1);
    connect(m_choices, &QButtonGroup::idClicked, this, &WhenField::choose);
    connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, [this](const QDateTime& at) {
        m_choices->setExclusive(false);
        for (QAbstractButton* button : m_choices->buttons())
            button->setChecked(false);
        m_choices->setExclusive(true);
        m_dueAt = momentOf(at);
        m_dueUntil = {};
        Q_EMIT changed();
    });
    retranslate();
}

QDateTime WhenField::today(int hour, int days) const {
    const QDate date = QDateTime::fromMSecsSinceEpoch(m_now.ms).date().addDays(days);
    return {date, QTime(hour, 0)};
}

void WhenField::start(Timestamp now) {
    m_now = now;
    // Who is in the afternoon already has no use for its beginning.
    m_choices->button(Afternoon)->setEnabled(momentOf(today(afternoonBegins)) > now);
    m_choices->button(InAnHour)->setChecked(true);
    choose(InAnHour);
}

void WhenField::start(Timestamp now, Timestamp dueAt, Timestamp dueUntil) {
    start(now);
    m_edit->setDateTime(QDateTime::fromMSecsSinceEpoch(dueAt.ms));
    set(dueAt, dueUntil);
}

void WhenField::choose(int choice) {
    if (choice == InAnHour)
        set({(m_now.ms + 3'600'000 + fiveMinutes - 1) / fiveMinutes * fiveMinutes}, {});
    else if (choice == Afternoon)
        set(momentOf(today(afternoonBegins)), momentOf(today(afternoonEnds)));
    else
        set(momentOf(today(morningBegins, 1)), momentOf(today(morningEnds, 1)));
}

void WhenField::set(Timestamp dueAt, Timestamp dueUntil) {
    {
        const QSignalBlocker quiet(m_edit);
        m_edit->setDateTime(QDateTime::fromMSecsSinceEpoch(dueAt.ms));
    }
    m_dueAt = dueAt;
    m_dueUntil = dueUntil;
    Q_EMIT changed();
}

void WhenField::retranslate() {
    const QString texts[] = {tr("In 1 h"), tr("This afternoon"), tr("Tomorrow a.m.")};
    for (const int choice : {InAnHour, Afternoon, TomorrowMorning}) {
        m_choices->button(choice)->setText(texts[choice]);
        m_choices->button(choice)->setAccessibleName(tr("Call back: %1").arg(texts[choice]));
    }
    m_edit->setAccessibleName(tr("Day and time of the callback"));
    m_edit->setLocale(QLocale());
}

} // namespace visage::ui
