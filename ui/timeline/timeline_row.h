// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/uuid.h"

#include <QString>
#include <QStringList>

namespace visage::ui {

/// How much a row weighs on the page.
enum class RowLook {
    Card,    ///< calls, e-mails, letters, forms, visits: full width, with a head line
    Message, ///< one message of a conversation: compact, a run of them shares one head line
    Note,    ///< ours alone: another ground, never where sent messages stand
    Event,   ///< a thin line: a case opened, an order placed
};

/// One entry of the timeline in words, ready to be laid out. Every text is plain, cleaned and in the present
/// language.
struct TimelineRow {
    Uuid id;
    RowLook look = RowLook::Card;
    bool outgoing = false;
    bool bad = false;       ///< a missed or failed call
    bool continues = false; ///< a message of the same run as the row above: no head line
    QString day;            ///< the separator above, for the first row of a day
    QString time;           ///< "14:32"
    QString icon;           ///< of Theme::icon()
    QString title;          ///< "E-mail received"
    QString meta;           ///< "from Anne Lefèvre"
    QString subject;
    QString body;
    QStringList tags;       ///< cases: "No. 1234 Delivery"
    QString flag;           ///< "not sent yet"
    QString action;         ///< "Edit", for notes
    QString head;           ///< channel, moment, who, in one line: for the clipboard and the ear
    QString accessibleName; ///< head, then the text
};

} // namespace visage::ui
