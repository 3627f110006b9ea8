// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"
#include "ui/phone/call_card.h"

#include <QString>

#include <vector>

// What the pop says of a call, in the present language and as of `now`: plain texts, one for each place on
// the screen. Texts of outsiders are cleaned to one line of a sane length.

namespace visage::ui {

struct PopAlert {
    QString text;
    QString origin; ///< author and expiry
};

struct PopText {
    QString headline;             ///< name with civility, or who it is not
    QString why;                  ///< the probable reason of the call
    QString whyInShort;           ///< the same where the screen is narrow; empty: there is no shorter one
    bool promiseBroken = false;   ///< `why` tells of a promise that is due or broken
    QString often;                ///< "contact no. 3 in 8 days", where it is the third or a later one
    QString line;                 ///< line called and its greeting: may be cut at its end
    QString waited;               ///< time waited, who transferred: short, shown in full
    std::vector<PopAlert> alerts; ///< at most two
    QString lastExchange;
    QString number; ///< and why we think so
    QString about;  ///< town, loyalty level, customer since
};

[[nodiscard]] PopText popText(const CallCard& card, const client::Workspace& workspace, Timestamp now);

/// The same words as they stand alone: with a capital.
[[nodiscard]] QString sentence(const QString& words);

/// "On the line", and for an ended call what became of it.
[[nodiscard]] QString callStateText(const CallCard& card);
/// The talk and hold times of an ended call.
[[nodiscard]] QString callSummary(const CallCard& card);

} // namespace visage::ui
