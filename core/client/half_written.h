// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/commands/decide.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace visage::client {

/// What somebody was in the middle of when their account was switched off: a text that a page kept under a
/// key of its own (Workspace::saveDraft).
struct HalfWritten {
    QString key;
    QString text;
    Timestamp now;
    rules::RowSource& rows; ///< what this desktop shows
};

/// How it is handed over: the commands that say it to a lead, who decides over them like over everything that
/// was not sent; an empty list where nobody wrote anything. None for what the pages do not know: it stays on
/// the computer. Nothing in it may reach a customer. Called on the writer's thread; pages hand it in, for
/// they know what their drafts mean and how to say it to people.
using HandOver = std::function<std::optional<std::vector<Command>>(const HalfWritten& draft, Random& random)>;

} // namespace visage::client
