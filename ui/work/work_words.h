// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QString>

// What waits, in words. GUI thread.

namespace visage::ui {

/// In the present language; "no queue" for a null id.
[[nodiscard]] QString queueName(const client::Workspace& workspace, QueueId queue);
/// "Callbacks", "My cases", the queue's name, "Messages to be sent", the list's name.
[[nodiscard]] QString groupName(const client::Workspace& workspace, const client::WorkGroup& group);
/// The time of a promise as short as it is clear: "14:32", "yesterday 09:10", "28 March"; "" for none.
[[nodiscard]] QString shortDue(Timestamp due, Timestamp now);
/// When a callback is promised: "today 14:00", "tomorrow 09:00 to 12:00".
[[nodiscard]] QString promisedTime(Timestamp dueAt, Timestamp dueUntil, Timestamp now);
/// "Jean Martin", or that nobody here knows.
[[nodiscard]] QString customerOf(const client::WorkItem& item);
/// What a screen reader says of it, and the tool tip.
[[nodiscard]] QString inFull(const client::WorkItem& item, Timestamp now);

} // namespace visage::ui
