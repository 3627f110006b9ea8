// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/formats.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

class Formats {
    Q_DECLARE_TR_FUNCTIONS(Formats)
};

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

QDateTime local(Timestamp at) {
    return QDateTime::fromMSecsSinceEpoch(at.ms);
}

bool french() {
    return QLocale().language() == QLocale::French;
}

QString unbroken(QString text) {
    return text.replace(u' ', QChar::Nbsp);
}

/// "12 mars", "1er mars", "12 March".
QString dayAndMonth(const QDate& date) {
    const QString shown = QLocale().toString(date, u"d MMMM"_s);
    return french() && date.day() == 1 ? u"1er"_s + shown.mid(1) : shown;
}

QString dayMonthYear(const QDate& date) {
    return dayAndMonth(date) + u' ' + QString::number(date.year());
}

QString twoDigits(std::int64_t number) {
    return u"%1"_s.arg(number, 2, 10, QChar(u'0'));
}

/// Hours and minutes; seconds below an hour where they are wanted.
QString span(std::int64_t seconds, bool withSeconds) {
    if (seconds >= day)
        return unbroken(Formats::tr("%n d", "days, short", static_cast<int>(seconds / day)));
    if (seconds >= hour) {
        const QString minutes = twoDigits(seconds % hour / minute);
        return unbroken(Formats::tr("%1 h %2", "hours, minutes").arg(seconds / hour).arg(minutes));
    }
    if (!withSeconds)
        return unbroken(Formats::tr("%1 min").arg(std::max<std::int64_t>(1, seconds / minute)));
    if (seconds >= minute && seconds % minute != 0)
        return unbroken(Formats::tr("%1 min %2 s").arg(seconds / minute).arg(seconds % minute));
    if (seconds >= minute)
        return unbroken(Formats::tr("%1 min").arg(seconds / minute));
    return unbroken(Formats::tr("%1 s", "seconds").arg(seconds));
}

} // namespace

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString formatTime(Timestamp at) {
    return at ? local(at).toString(u"HH:mm"_s) : QString();
}

int daysBetween(Timestamp earlier, Timestamp later) {
    return static_cast<int>(local(earlier).date().daysTo(local(later).date()));
}

QString formatMoment(Timestamp at, Timestamp now) {
    if (!at)
        return {};
    const int days = daysBetween(at, now);
    if (days == 0)
        return unbroken(Formats::tr("today %1", "a time of day").arg(formatTime(at)));
    if (days == 1)
        return unbroken(Formats::tr("yesterday %1", "a time of day").arg(formatTime(at)));
    if (days == -1)
        return unbroken(Formats::tr("tomorrow %1", "a time of day").arg(formatTime(at)));
    const QDate date = local(at).date();
    if (date.year() != local(now).date().year())
        return unbroken(dayMonthYear(date));
    return unbroken(dayAndMonth(date) + u' ' + formatTime(at));
}

QString formatMomentInFull(Timestamp at) {
    if (!at)
        return {};
    return unbroken(dayMonthYear(local(at).date()) + u' ' + formatTime(at));
}

QString formatShortDate(Timestamp at) {
    return at ? unbroken(QLocale().toString(local(at).date(), u"d MMM yyyy"_s)) : QString();
}

QString formatDay(Timestamp at, Timestamp now) {
    const int days = daysBetween(at, now);
    if (days == 0)
        return Formats::tr("Today");
    if (days == 1)
        return Formats::tr("Yesterday");
    const QDate date = local(at).date();
    const bool sameYear = date.year() == local(now).date().year();
    QString shown =
        QLocale().toString(date, u"dddd"_s) + u' ' + (sameYear ? dayAndMonth(date) : dayMonthYear(date));
    shown[0] = shown.at(0).toUpper();
    return unbroken(shown);
}

QString formatAgo(Timestamp at, Timestamp now) {
    if (!at)
        return {};
    const std::int64_t seconds = (now - at).count() / 1000;
    const int days = daysBetween(at, now);
    if (seconds < minute)
        return Formats::tr("just now");
    if (seconds < hour)
        return unbroken(Formats::tr("%1 min ago").arg(seconds / minute));
    if (days == 0)
        return unbroken(Formats::tr("%1 h ago").arg(seconds / hour));
    if (days == 1)
        return Formats::tr("yesterday");
    if (days < 60)
        return unbroken(Formats::tr("%n d ago", "days, short", days));
    if (days < 730)
        return unbroken(Formats::tr("%n month(s) ago", nullptr, days / 30));
    return unbroken(Formats::tr("%n year(s) ago", nullptr, days / 365));
}

QString formatDue(Timestamp due, Timestamp now, bool hot) {
    if (!due)
        return {};
    const std::int64_t ms = (due - now).count();
    // What is to come is rounded up: "in 0 s" is nothing to wait for.
    const std::int64_t seconds = ms > 0 ? (ms + 999) / 1000 : ms / 1000;
    if (seconds < 0)
        return unbroken(Formats::tr("overdue by %1").arg(span(-seconds, hot)));
    if (daysBetween(now, due) == 1 && seconds > 4 * hour)
        return formatMoment(due, now);
    if (seconds >= day)
        return formatMoment(due, now);
    return unbroken(Formats::tr("in %1", "a duration").arg(span(seconds, hot)));
}

QString formatDuration(Milliseconds duration) {
    return span(duration.count() / 1000, true);
}

QString formatTimer(Milliseconds duration) {
    const std::int64_t seconds = std::max<std::int64_t>(0, duration.count() / 1000);
    const QString tail = twoDigits(seconds % minute);
    if (seconds < hour)
        return u"%1:%2"_s.arg(seconds / minute).arg(tail);
    return u"%1:%2:%3"_s.arg(seconds / hour).arg(twoDigits(seconds % hour / minute), tail);
}

QString formatDate(Date date) {
    if (!date)
        return {};
    const QDate shown(date.year(), date.month(), date.day());
    return french() ? shown.toString(u"dd/MM/yyyy"_s) : unbroken(QLocale().toString(shown, u"d MMMM yyyy"_s));
}

QString formatNumber(std::int64_t number) {
    return QLocale().toString(static_cast<qlonglong>(number));
}

QString formatMoney(std::int64_t cents, std::string_view currency) {
    const QString code = text(currency);
    const QString symbol = code == u"EUR"_s ? u"€"_s : code;
    return unbroken(QLocale().toCurrencyString(static_cast<double>(cents) / 100, symbol, 2));
}

} // namespace visage::ui
