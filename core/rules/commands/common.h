// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/commands/decide.h"

#include <string>
#include <string_view>

// What several handlers need.

namespace visage::rules::commands {

/// Limits of what people write, in bytes of UTF-8.
inline constexpr std::size_t maxNoteBytes = 64 * 1024;
inline constexpr std::size_t maxSentenceBytes = 4 * 1024;
inline constexpr std::size_t maxLineBytes = 500;
inline constexpr std::size_t maxNameBytes = 200;

[[nodiscard]] Error badInput(std::string sentence);
[[nodiscard]] Error notFound(std::string sentence);
[[nodiscard]] Error conflict(std::string sentence);

/// When the person did it; a desktop whose clock runs ahead does not write the future.
[[nodiscard]] Timestamp momentOf(const CommandContext& context);

/// The stamp of the command.
[[nodiscard]] Hlc stampOf(const CommandContext& context);

/// Text of several lines made safe, white space at its ends taken off. BadInput above the limit: nothing is
/// cut. `what` begins a sentence: "The note".
[[nodiscard]] Result<std::string> checkedText(std::string_view text, std::size_t maxBytes,
                                              std::string_view what);
/// The same for one line.
[[nodiscard]] Result<std::string> checkedLine(std::string_view text, std::size_t maxBytes,
                                              std::string_view what);

/// What a customer stands for, behind all merges; null when it is not there.
[[nodiscard]] const Customer* survivorOf(const Loaded& loaded, CustomerId id);
/// The customer meant by an id, behind the aliases of merges. NotFound when there is none.
[[nodiscard]] Result<CustomerId> customerOf(const Loaded& loaded, CustomerId id);
/// A day that has not come yet wherever one is, or that does not exist.
[[nodiscard]] bool isAfterToday(Date date, Timestamp now);
/// BadInput for a customer whom nobody could name.
[[nodiscard]] Result<void> checkNames(const Customer& customer);
/// BadInput when a change takes the last name away; who came without one may be changed all the same.
[[nodiscard]] Result<void> checkStillNamed(const Customer& before, const Customer& after);
/// The customer named, else the case's. NotFound where the one that is named is not there.
[[nodiscard]] Result<CustomerId> customerOrCases(const Loaded& loaded, CustomerId id, CaseId caseId);
/// NotFound for an id without a row; a null id is fine.
[[nodiscard]] Result<void> checkReason(const Loaded& loaded, ReasonId id);
[[nodiscard]] Result<void> checkQueue(const Loaded& loaded, QueueId id);
/// Also for somebody who does not work here any more.
[[nodiscard]] Result<void> checkColleague(const Loaded& loaded, UserId id);

/// The contact as loaded, or a placeholder where the desktop that saw the call has not reported it yet: so
/// that what is said of a call before RecordCall has arrived is kept. A placeholder is known by its empty
/// providerId.
[[nodiscard]] Interaction interactionOrPlaceholder(const Loaded& loaded, InteractionId id,
                                                   CustomerId customer, const CommandContext& context);

/// A placeholder of interactionOrPlaceholder(): nobody has said yet what it was.
[[nodiscard]] bool isPlaceholder(const Interaction& contact);
/// What was said of a contact before it was reported itself: its reason, outcome and work after it.
void keepPlaceholder(Interaction& contact, const Interaction& placeholder);

/// Takes a row into the decision unless it stands so already: what makes every handler repeatable.
template <class T> void put(Decision& decision, const Loaded& loaded, T row) {
    const T* there = loaded.find<T>(row.id);
    if (!there || *there != row)
        decision.changes.push_back({Row(std::move(row)), false});
}

/// Puts a new contact, tied to its case where there is one.
void putContact(Decision& decision, const Loaded& loaded, Interaction contact, CaseId caseId);
/// Why the message cannot be changed by whoever asks: it is none that still waits (or was taken back), or it
/// is somebody else's.
[[nodiscard]] Result<void> checkWaitingReply(const Interaction* reply, const CommandContext& context);
/// Conflict when the message is no longer as somebody saw it (shownMessage(); none: it was not said).
[[nodiscard]] Result<void> checkSeen(const Interaction& reply, const Uuid& seen);
/// Whether the event is there already, so that its command was carried out before. Conflict where it belongs
/// to another case, BadInput where it has no id.
[[nodiscard]] Result<bool> isCaseEventDone(const Loaded& loaded, CaseEventId event, CaseId caseId);
/// What happened to a case, which is as it shall be now; its status did not change.
[[nodiscard]] CaseEvent caseEvent(CaseEventId id, CaseEventKind kind, const Case& changed,
                                  const CommandContext& context);

/// Ties a contact to a case, with a placeholder for a contact not seen yet.
void putLink(Decision& decision, const Loaded& loaded, InteractionId interaction, CaseId caseId,
             CustomerId customer, const CommandContext& context);

template <class T, class IdType> [[nodiscard]] Key keyOf(const IdType& id) {
    return {Fields<T>::kind, id.uuid};
}

/// Leaves out the keys of ids that are not set.
template <class T, class IdType> void addKey(std::vector<Key>& keys, const IdType& id) {
    if (id)
        keys.push_back(keyOf<T>(id));
}

} // namespace visage::rules::commands
