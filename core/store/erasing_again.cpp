// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/erasing_again.h"

#include "core/store/change_writer.h"
#include "core/store/review_desk.h"

#include <algorithm>

namespace visage::store {
namespace {

using Line = ErasureLedger::Line;
using rules::Key;

constexpr int readAtOnce = 20'000;
/// A transaction of these takes some tens of milliseconds: other gateways may wait for it.
constexpr std::size_t personsAtOnce = 10;
constexpr std::size_t rowsAtOnce = 200;

/// Every erasure of the store behind `from`, by revision.
template <class Take> Result<void> eachErasure(Backend& backend, Seq from, Take take) {
    for (;;) {
        const auto some = backend.erasuresBehind(from, readAtOnce);
        if (!some)
            return some.error();
        std::ranges::for_each(*some, take);
        if (some->size() < static_cast<std::size_t>(readAtOnce))
            return {};
        from = some->back().rev;
    }
}

std::vector<Line> linesOf(const std::vector<Erasure>& erasures, std::int64_t incarnation) {
    std::vector<Line> lines;
    for (const Erasure& erasure : erasures)
        lines.push_back({erasure.at, erasure.reason, incarnation, erasure.rev, erasure.id});
    return lines;
}

/// One erasing again under way.
class Erasing {
public:
    /// `lines` are sorted by erasure.
    Erasing(Backend& backend, const std::vector<Line>& lines, Timestamp now)
        : m_backend(backend)
        , m_lines(lines)
        , m_now(now) {}

    Result<ErasedAgain> run() {
        if (auto found = findRows(); !found)
            return found.error();
        const auto persons =
            inBatches(m_persons, personsAtOnce,
                      [this](ChangeWriter& writer, const auto& one) { return erasePerson(writer, one); });
        if (!persons)
            return persons.error();
        const auto others = inBatches(m_rows, rowsAtOnce, [this](ChangeWriter& writer, const Key& key) {
            return eraseRow(writer, key, *lineFor(key.id));
        });
        if (!others)
            return others.error();
        // What was not there, so that nobody brings it: an import, a desktop that was away.
        const auto rest = inBatches(m_lines, rowsAtOnce, [this](ChangeWriter& writer, const Line& line) {
            return keepErasure(writer, line.erasure, line);
        });
        if (!rest)
            return rest.error();
        if (auto forgotten = forgetReviews(); !forgotten)
            return forgotten.error();
        return ErasedAgain{static_cast<std::int64_t>(m_lines.size()),
                           static_cast<std::int64_t>(m_persons.size())};
    }

private:
    [[nodiscard]] const Line* lineFor(const Uuid& row) const {
        const ErasureId erasure = erasureId(row);
        const auto at = std::ranges::lower_bound(m_lines, erasure, {}, &Line::erasure);
        return at != m_lines.end() && at->erasure == erasure ? &*at : nullptr;
    }

    /// From an id alone nobody can tell whose erasure it is: all are looked at.
    Result<void> findRows() {
        for (std::size_t i = 1; i <= entityKinds; ++i) {
            const auto kind = static_cast<EntityKind>(i);
            if (!rules::isOfPersons(kind))
                continue;
            for (Uuid last;;) {
                const auto ids = m_backend.idsBehind(kind, last, readAtOnce);
                if (!ids)
                    return ids.error();
                for (const Uuid& id : *ids)
                    if (lineFor(id) && kind == EntityKind::Customer)
                        m_persons.emplace_back(id);
                    else if (lineFor(id))
                        m_rows.push_back({kind, id});
                if (ids->size() < static_cast<std::size_t>(readAtOnce))
                    break;
                last = ids->back();
            }
        }
        return {};
    }

    template <class Items, class Act>
    Result<void> inBatches(const Items& items, std::size_t atOnce, Act act) {
        for (std::size_t begin = 0; begin < items.size(); begin += atOnce) {
            auto batch = m_backend.begin();
            if (!batch)
                return batch.error();
            ChangeWriter writer(m_backend, **batch, m_now);
            for (std::size_t i = begin; i < std::min(begin + atOnce, items.size()); ++i)
                if (auto done = act(writer, items[i]); !done)
                    return done;
            if (auto finished = writer.finish(); !finished)
                return finished;
            if (auto committed = (*batch)->commit(); !committed)
                return committed;
        }
        return {};
    }

    Result<void> erasePerson(ChangeWriter& writer, CustomerId customer) {
        const Line& line = *lineFor(customer.uuid);
        for (std::size_t i = 1; i <= entityKinds; ++i) {
            const auto kind = static_cast<EntityKind>(i);
            auto rows = m_backend.rowsOf(kind, customer, 0);
            if (!rows)
                return rows.error();
            for (Row& row : *rows)
                if (auto done = kind == EntityKind::Customer ? separate(writer, std::get<Customer>(row))
                                                             : eraseWithRecord(writer, row, line);
                    !done)
                    return done;
        }
        return eraseRow(writer, {EntityKind::Customer, customer.uuid}, line);
    }

    Result<void> separate(ChangeWriter& writer, Customer& alias) {
        if (lineFor(alias.id.uuid))
            return {}; // has its own turn
        alias.mergedInto = {};
        Row row = alias;
        return writer.write(row);
    }

    Result<void> eraseWithRecord(ChangeWriter& writer, const Row& row, const Line& line) {
        // What was imported is found through the membership only.
        if (const auto* membership = std::get_if<Membership>(&row))
            if (auto erased = eraseRow(writer, {EntityKind::SourceRecord, membership->record.uuid}, line);
                !erased)
                return erased;
        return eraseRow(writer, {kindOf(row), idOf(row)}, line);
    }

    Result<void> eraseRow(ChangeWriter& writer, const Key& key, const Line& line) {
        if (auto erased = writer.erase(key); !erased)
            return erased;
        const Line* own = lineFor(key.id);
        return keepErasure(writer, erasureId(key.id), own ? *own : line);
    }

    Result<void> keepErasure(ChangeWriter& writer, ErasureId id, const Line& line) {
        const auto there = m_backend.load({EntityKind::Erasure, id.uuid});
        if (!there)
            return there.error();
        if (there->has_value())
            return {};
        Erasure erasure;
        erasure.id = id;
        erasure.at = line.at;
        erasure.reason = line.reason;
        Row row = erasure;
        return writer.write(row);
    }

    Result<void> forgetReviews() {
        auto batch = m_backend.begin();
        if (!batch)
            return batch.error();
        if (auto forgotten = forgetErasedReviews(m_backend, **batch, m_now); !forgotten)
            return forgotten;
        return (*batch)->commit();
    }

    Backend& m_backend;
    const std::vector<Line>& m_lines;
    Timestamp m_now;
    std::vector<CustomerId> m_persons;
    std::vector<Key> m_rows;
};

/// The end of the ledger is a line of this very history of the store.
Result<bool> areTogether(const ErasureLedger& ledger, Backend& backend) {
    const auto facts = backend.facts();
    if (!facts)
        return facts.error();
    if (!ledger.last() || ledger.last()->incarnation != facts->incarnation ||
        ledger.last()->seq > facts->head)
        return false;
    if (!ledger.lastErasure())
        return true;
    const auto row = backend.load({EntityKind::Erasure, ledger.lastErasure()->erasure.uuid});
    if (!row)
        return row.error();
    return row->has_value() && (ledger.lastErasure()->incarnation != facts->incarnation ||
                                revOf(**row) == ledger.lastErasure()->seq);
}

} // namespace

Result<LedgerDifference> compare(const ErasureLedger& ledger, Backend& backend) {
    auto lines = ledger.read();
    if (!lines)
        return lines.error();
    std::ranges::sort(*lines, {}, &Line::erasure);
    const auto [first, last] = std::ranges::unique(*lines, {}, &Line::erasure);
    lines->erase(first, last);
    std::vector<bool> there(lines->size());
    LedgerDifference difference;
    auto walked = eachErasure(backend, 0, [&](const Erasure& erasure) {
        const auto at = std::ranges::lower_bound(*lines, erasure.id, {}, &Line::erasure);
        if (at != lines->end() && at->erasure == erasure.id)
            there[static_cast<std::size_t>(at - lines->begin())] = true;
        else
            difference.unknown.push_back(erasure);
    });
    if (!walked)
        return walked.error();
    for (std::size_t i = 0; i < lines->size(); ++i)
        if (!there[i])
            difference.missing.push_back((*lines)[i]);
    return difference;
}

Result<void> takeIn(ErasureLedger& ledger, Backend& backend) {
    const auto facts = backend.facts();
    if (!facts)
        return facts.error();
    const auto difference = compare(ledger, backend);
    if (!difference)
        return difference.error();
    return ledger.append(linesOf(difference->unknown, facts->incarnation));
}

Result<ErasedAgain> eraseAgain(Backend& backend, std::vector<Line> lines, Timestamp now) {
    if (lines.empty())
        return ErasedAgain{};
    std::ranges::sort(lines, {}, &Line::erasure);
    return Erasing(backend, lines, now).run();
}

Result<ErasedAgain> bringTogether(ErasureLedger& ledger, Backend& backend, Timestamp now, Comparing comparing,
                                  const std::function<void(const std::string&)>& say) {
    if (comparing == Comparing::IfDue) {
        const auto together = areTogether(ledger, backend);
        if (!together)
            return together.error();
        if (*together) {
            const auto followed = follow(ledger, backend);
            return followed ? ErasedAgain{} : ErasedAgain{0, 0, followed.error()};
        }
    }
    const auto facts = backend.facts();
    if (!facts)
        return facts.error();
    auto difference = compare(ledger, backend);
    if (!difference)
        return difference.error();
    if (say && !difference->missing.empty())
        say("These data are older than the ledger of erasures: " +
            std::to_string(difference->missing.size()) +
            " erasings are done again before anybody is served, which can take a minute.");
    auto erased = eraseAgain(backend, std::move(difference->missing), now);
    if (!erased)
        return erased;
    auto fresh = std::move(difference->unknown);
    if (auto walked = eachErasure(backend, facts->head, [&](const Erasure& one) { fresh.push_back(one); });
        !walked)
        return walked.error();
    auto lines = linesOf(fresh, facts->incarnation);
    const Seq upTo = fresh.empty() ? facts->head : std::max(facts->head, fresh.back().rev);
    lines.push_back({now, {}, facts->incarnation, upTo, {}});
    // Last of all: a ledger that ends so says that both are together.
    if (auto appended = ledger.append(lines); !appended)
        erased->behind = appended.error();
    return erased;
}

Result<void> follow(ErasureLedger& ledger, Backend& backend) {
    const auto facts = backend.facts();
    if (!facts)
        return facts.error();
    if (!ledger.last() || ledger.last()->incarnation != facts->incarnation)
        return Error{ErrorCode::Conflict, "The ledger of erasures is of another history than the store."};
    std::vector<Erasure> fresh;
    if (auto walked =
            eachErasure(backend, ledger.last()->seq, [&](const Erasure& one) { fresh.push_back(one); });
        !walked)
        return walked;
    return ledger.append(linesOf(fresh, facts->incarnation));
}

} // namespace visage::store
