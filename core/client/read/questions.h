// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/published.h"
#include "core/client/read/cache_reader.h"
#include "core/client/views.h"
#include "core/client/work.h"

// The questions of the desktop, answered on a reader's thread. Errors are those of the file; Superseded where
// a newer question interrupted this one.

namespace visage::client {

/// Follows aliases of merged customers to the one that stands for them; empty where there is none.
[[nodiscard]] Result<std::optional<Customer>> survivingCustomer(CacheReader& reader, CustomerId id);

/// All records that are one with this customer: what it stands for in front, then those merged into that,
/// directly or over others. Itself alone where it is not known here.
[[nodiscard]] Result<std::vector<CustomerId>> readGroup(CacheReader& reader, CustomerId id);

/// Of all records that are one with this customer. NotFound for one that this desktop does not know.
[[nodiscard]] Result<CustomerRecord> readRecord(CacheReader& reader, CustomerId id, Timestamp now);

struct TimelineQuestion {
    CustomerId customer;
    TimelineFilter filter;
    Timestamp before; ///< with beforeId: the last entry of the page before; both null: from the newest on
    Uuid beforeId;
    int limit = 50;
};
[[nodiscard]] Result<TimelinePage> readTimeline(CacheReader& reader, const TimelineQuestion& question);

/// The customers who have this identity (in its normalised form), each once, aliases followed.
[[nodiscard]] Result<std::vector<Customer>> readOwners(CacheReader& reader, IdentityType type,
                                                       const std::string& value);

struct CallerQuestion {
    std::vector<std::pair<MatchBasis, std::string>> identifiers; ///< strongest first
    std::string lineCalled;
    Timestamp now;
    int timelineLimit = 50;
};
[[nodiscard]] Result<CallerAnswer> readCaller(CacheReader& reader, const BaseData& base,
                                              const CallerQuestion& question);

/// One line about a customer.
[[nodiscard]] Result<SearchHit> readHit(CacheReader& reader, const Customer& customer);

/// "Anne Lefèvre", or the organisation.
[[nodiscard]] QString shownName(const Customer& customer);

struct LastContact {
    Timestamp at;
    Channel channel = Channel::Phone;
};
/// Of this record alone, without those merged into it. A null time where there was none.
[[nodiscard]] Result<LastContact> readLastContact(CacheReader& reader, CustomerId customer);

[[nodiscard]] Result<SearchAnswer> readSearch(CacheReader& reader, const Published& published,
                                              const QString& text, int limit);

/// At most `limit` tags, the most usual of those given last first.
[[nodiscard]] Result<QStringList> readTagsInUse(CacheReader& reader, int limit);

/// Who may be the same as this customer (rules/look_alike.h), the likeliest first; nobody for one who is not
/// here, or is an alias.
[[nodiscard]] Result<std::vector<LookAlike>> readLookAlikes(CacheReader& reader, const Published& published,
                                                            CustomerId customer);

/// Workspace::loadLookAlikeQuestions().
[[nodiscard]] Result<QStringList> readLookAlikeQuestions(CacheReader& reader, CustomerId customer);

struct WorkQuestion {
    UserId user;
    std::vector<QueueId> queues; ///< queuesOf() them
    Timestamp now;
    int limit = 50; ///< items of each group
};
/// Late or not is asked of the moment, so the answer ages although nothing changes.
[[nodiscard]] Result<WorkList> readWork(CacheReader& reader, const WorkQuestion& question);

/// Oldest first.
[[nodiscard]] Result<std::vector<NoteVersion>> readNoteVersions(CacheReader& reader, NoteId note);

[[nodiscard]] inline QString shown(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace visage::client
