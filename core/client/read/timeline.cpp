// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/read/questions.h"

#include <algorithm>
#include <unordered_set>

namespace visage::client {
namespace {

/// How each kind of entry stands in time.
template <class T> struct Source;
template <> struct Source<Interaction> {
    static constexpr TimelineKind kind = TimelineKind::Interaction;
    static constexpr std::string_view column = "at";
    static Timestamp at(const Interaction& row) { return row.at; }
};
template <> struct Source<Note> {
    static constexpr TimelineKind kind = TimelineKind::Note;
    static constexpr std::string_view column = "created_at";
    static Timestamp at(const Note& row) { return row.createdAt; }
};
template <> struct Source<CaseEvent> {
    static constexpr TimelineKind kind = TimelineKind::CaseEvent;
    static constexpr std::string_view column = "at";
    static Timestamp at(const CaseEvent& row) { return row.at; }
};
template <> struct Source<Order> {
    static constexpr TimelineKind kind = TimelineKind::Order;
    static constexpr std::string_view column = "placed_at";
    static Timestamp at(const Order& row) { return row.placedAt; }
};

bool contains(const auto& set, const auto& value) {
    return std::ranges::find(set, value) != set.end();
}

/// One reading of a page: gathers more than enough entries of each kind, then cuts.
class PageReader {
public:
    PageReader(CacheReader& reader, const TimelineQuestion& question)
        : m_reader(reader)
        , m_question(question) {}

    Result<TimelinePage> read() {
        auto group = readGroup(m_reader, m_question.customer);
        if (!group)
            return group.error();
        m_group = std::move(*group);
        if (auto done = gather<Interaction>(); !done)
            return done.error();
        if (auto done = gatherLinkedUnsent(); !done)
            return done.error();
        if (auto done = gather<Note>(); !done)
            return done.error();
        if (auto done = gather<CaseEvent>(); !done)
            return done.error();
        if (!m_question.filter.caseId)
            if (auto done = gather<Order>(); !done)
                return done.error();
        cut();
        if (auto done = nameCases(); !done)
            return done.error();
        return std::move(m_page);
    }

private:
    template <class T> Result<void> gather();
    template <class T> std::string tail() const;
    template <class T> bool belongs(const T& row);
    template <class T> void add(T row);
    Result<void> gatherLinkedUnsent();
    Result<void> nameCases();
    Result<std::vector<CaseId>> casesOf(const Row& row);
    Result<bool> isLinked(InteractionId interaction);
    void cut();

    bool isAsked(TimelineKind kind) const;
    bool isBehind(Timestamp at, const Uuid& id) const {
        if (m_question.before.isNull() && m_question.beforeId.isNull())
            return true;
        return std::tie(at, id) < std::tie(m_question.before, m_question.beforeId);
    }

    CacheReader& m_reader;
    const TimelineQuestion& m_question;
    std::vector<CustomerId> m_group; ///< the records that are one with the customer
    TimelinePage m_page;
    std::optional<Error> m_failed;
};

/// With channels and no kinds, contacts on those channels are meant (and notes where Note is one of them).
bool PageReader::isAsked(TimelineKind kind) const {
    const TimelineFilter& filter = m_question.filter;
    if (!filter.kinds.empty())
        return contains(filter.kinds, kind);
    if (filter.channels.empty() || kind == TimelineKind::Interaction)
        return true;
    return kind == TimelineKind::Note && contains(filter.channels, Channel::Note);
}

template <class T> std::string PageReader::tail() const {
    std::string tail = "WHERE customer=?1";
    const std::string column(Source<T>::column);
    if (m_question.before || m_question.beforeId)
        tail += " AND (" + column + ", id)<(?2, ?3)";
    if constexpr (std::is_same_v<T, Interaction>) {
        if (m_question.filter.caseId)
            tail += " AND id IN (SELECT interaction FROM interaction_case WHERE case_id=?4)";
        if (!m_question.filter.channels.empty()) {
            tail += " AND channel IN (";
            for (const Channel channel : m_question.filter.channels)
                tail += std::to_string(static_cast<int>(channel)) + ',';
            tail.back() = ')';
        }
    } else if constexpr (!std::is_same_v<T, Order>) {
        if (m_question.filter.caseId)
            tail += " AND case_id=?4";
    }
    return tail + " ORDER BY " + column + " DESC, id DESC LIMIT ?5";
}

template <class T> bool PageReader::belongs(const T& row) {
    if (!contains(m_group, row.customer) || !isBehind(Source<T>::at(row), row.id.uuid))
        return false;
    const TimelineFilter& filter = m_question.filter;
    if constexpr (std::is_same_v<T, Interaction>) {
        if (!filter.channels.empty() && !contains(filter.channels, row.channel))
            return false;
        if (!filter.caseId)
            return true;
        const auto linked = isLinked(row.id);
        if (!linked)
            m_failed = linked.error();
        return linked && *linked;
    } else if constexpr (!std::is_same_v<T, Order>) {
        return !filter.caseId || row.caseId == filter.caseId;
    }
    return true;
}

template <class T> void PageReader::add(T row) {
    const Timestamp at = Source<T>::at(row);
    const bool unsent = m_reader.overlay().covers(Fields<T>::kind, row.id.uuid);
    m_page.entries.push_back({Source<T>::kind, at, Row(std::move(row)), {}, {}, unsent});
}

template <class T> Result<void> PageReader::gather() {
    if (!isAsked(Source<T>::kind))
        return {};
    // One more than asked says whether there is more; replaced rows leave holes.
    const auto room =
        static_cast<std::int64_t>(m_reader.overlay().count(Fields<T>::kind)) + m_question.limit + 1;
    for (const CustomerId one : m_group) {
        auto rows = m_reader.select<T>(
            tail<T>(), [&](const T& row) { return row.customer == one && belongs(row); }, one,
            m_question.before, m_question.beforeId, m_question.filter.caseId, room);
        if (!rows)
            return rows.error();
        if (m_failed)
            return *m_failed;
        for (T& row : *rows)
            add(std::move(row));
    }
    return {};
}

Result<bool> PageReader::isLinked(InteractionId interaction) {
    const auto link =
        m_reader.find<InteractionCase>(interactionCaseId(interaction, m_question.filter.caseId));
    if (!link)
        return link.error();
    return link->has_value();
}

/// A cached contact that only unsent work links to the case that is asked for.
Result<void> PageReader::gatherLinkedUnsent() {
    if (!m_question.filter.caseId || !isAsked(TimelineKind::Interaction))
        return {};
    Result<void> outcome;
    m_reader.overlay().each<InteractionCase>([&](const InteractionCase& link) {
        const bool seen = std::ranges::any_of(m_page.entries, [&](const TimelineEntry& entry) {
            return idOf(entry.row) == link.interaction.uuid;
        });
        if (link.caseId != m_question.filter.caseId || seen)
            return;
        auto interaction = m_reader.find<Interaction>(link.interaction);
        if (!interaction)
            outcome = interaction.error();
        else if (*interaction && belongs(**interaction))
            add(std::move(**interaction));
    });
    return outcome;
}

void PageReader::cut() {
    auto& entries = m_page.entries;
    std::ranges::sort(entries, [](const TimelineEntry& a, const TimelineEntry& b) {
        return std::tie(a.at, idOf(a.row)) > std::tie(b.at, idOf(b.row));
    });
    const auto limit = static_cast<std::size_t>(std::max(m_question.limit, 0));
    m_page.more = entries.size() > limit;
    if (m_page.more)
        entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(limit), entries.end());
}

Result<std::vector<CaseId>> PageReader::casesOf(const Row& row) {
    std::vector<CaseId> cases;
    if (const auto* note = std::get_if<Note>(&row); note && note->caseId)
        cases.push_back(note->caseId);
    if (const auto* event = std::get_if<CaseEvent>(&row))
        cases.push_back(event->caseId);
    if (const auto* interaction = std::get_if<Interaction>(&row)) {
        const InteractionId id = interaction->id;
        const auto links = m_reader.select<InteractionCase>(
            "WHERE interaction=?1 ORDER BY id",
            [id](const InteractionCase& link) { return link.interaction == id; }, id);
        if (!links)
            return links.error();
        for (const InteractionCase& link : *links)
            cases.push_back(link.caseId);
    }
    return cases;
}

Result<void> PageReader::nameCases() {
    for (TimelineEntry& entry : m_page.entries) {
        const auto cases = casesOf(entry.row);
        if (!cases)
            return cases.error();
        for (const CaseId id : *cases) {
            const auto one = m_reader.find<Case>(id);
            if (!one)
                return one.error();
            if (!*one)
                continue;
            if (entry.caseNumbers.empty())
                entry.caseSubject = shown((*one)->subject);
            entry.caseNumbers.push_back((*one)->number);
        }
    }
    return {};
}

} // namespace

Result<TimelinePage> readTimeline(CacheReader& reader, const TimelineQuestion& question) {
    return PageReader(reader, question).read();
}

} // namespace visage::client
