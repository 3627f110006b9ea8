// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/feeder.h"

#include "core/protocol/codec.h"
#include "core/sync/frame_fitting.h"
#include "core/sync/mutants.h"

#include <algorithm>
#include <limits>

namespace visage::sync {
namespace {

using Piece = std::pair<std::size_t, std::size_t>;

Row& rowOf(Row& row) {
    return row;
}
Row& rowOf(RowChange& change) {
    return change.row;
}

/// The rows of one piece, moved out (and shortened where one of them is beyond all measure).
template <class Item> std::vector<Item> takeOut(std::vector<Item>& items, Piece piece) {
    std::vector<Item> out;
    out.reserve(piece.second - piece.first);
    for (auto i = piece.first; i < piece.second; ++i)
        shorten(rowOf(out.emplace_back(std::move(items[i]))));
    return out;
}

template <class Item> std::vector<Piece> piecesOf(std::vector<Item>& items) {
    std::vector<std::size_t> sizes;
    sizes.reserve(items.size());
    std::string scratch;
    for (auto& item : items) {
        scratch.clear();
        protocol::appendRow(scratch, rowOf(item));
        sizes.push_back(scratch.size());
    }
    return pieces(sizes, maxBlockBytes, protocol::maxRowsPerFrame);
}

} // namespace

void Feeder::followFrom(std::string scope, Seq cursor) {
    m_scope = std::move(scope);
    m_mode = Mode::Following;
    m_cursor = cursor;
    m_looked = false;
}

void Feeder::snapshotFrom(std::string scope, const std::optional<protocol::SnapPoint>& resume) {
    m_scope = std::move(scope);
    restart();
    if (!resume)
        return;
    m_point = *resume;
    m_asOf = resume->asOf;
}

void Feeder::restart() {
    m_mode = Mode::Snapshot;
    m_point = {};
    m_asOf.reset();
}

void Feeder::credit(std::uint32_t frames) {
    const std::uint32_t room = std::numeric_limits<std::uint32_t>::max() - m_credits;
    m_credits += std::min(frames, room);
}

void Feeder::headMoved(Seq head) {
    m_head = std::max(m_head, head);
    // The page that is being read may have been read before this.
    m_hinted = m_hinted || m_asked;
}

bool Feeder::mayAsk() const {
    return !m_asked && m_credits > 0 && m_unflushed < maxUnflushed;
}

std::optional<ServerAsk> Feeder::nextQuestion() {
    if (m_mode == Mode::Idle || !mayAsk() || (m_mode == Mode::Following && !behind()))
        return std::nullopt;
    m_asked = true;
    if (m_mode == Mode::Following)
        return ask::ReadFeed{m_scope, m_cursor, m_pageBytes};
    return ask::ReadSnapshot{m_scope, m_point.kind, m_point.after, m_pageBytes};
}

/// A page is cut into few frames; a desktop that gave less credit owes the difference before the next
/// question.
void Feeder::spend(std::size_t frames) {
    m_credits -= static_cast<std::uint32_t>(std::min<std::size_t>(frames, m_credits));
}

Result<std::vector<protocol::Frame>> Feeder::fed(Result<FeedPage> page, Timestamp now) {
    std::vector<protocol::Frame> frames;
    if (!m_asked || m_mode != Mode::Following)
        return frames;
    m_asked = false;
    const bool cut = !page && page.error().code == ErrorCode::NotFound;
    if (cut && mutated(Mutant::FloorIgnored)) {
        m_looked = true;
        return frames;
    }
    // Below the floor, or above the head of a store that was restored: only a snapshot can tell what is true.
    if (cut || (page && page->from > page->head)) {
        restart();
        return frames;
    }
    if (!page)
        return page.error();
    if (page->from != m_cursor || page->to < page->from)
        return Error{ErrorCode::Internal,
                     "The store answered with another page of its log than the one asked for."};
    frames = framesOf(*page);
    spend(frames.size());
    if (moveTo(*page))
        frames.emplace_back(protocol::Mark{{{m_scope, m_cursor, std::nullopt}}, now, m_head});
    return frames;
}

std::vector<protocol::Frame> Feeder::framesOf(FeedPage& page) {
    std::vector<protocol::Frame> frames;
    const auto count = page.changes.size();
    for (const auto& piece : piecesOf(page.changes)) {
        // Pieces before the last leave the cursor where it was: their rows are only early.
        const Seq to = piece.second == count ? page.to : page.from;
        if (to > page.from || count > 0)
            frames.emplace_back(protocol::Changes{m_scope, page.from, to, takeOut(page.changes, piece)});
    }
    return frames;
}

/// True when there is something to say: a new position, or the first look at the log.
bool Feeder::moveTo(const FeedPage& page) {
    const bool news = !m_looked || page.to > m_cursor;
    m_cursor = page.to;
    m_head = std::max(page.head, page.to); // a hint that said more was wrong
    m_looked = !m_hinted;
    m_hinted = false;
    return news;
}

void Feeder::toNextRows(const SnapshotPage& page) {
    m_point.kind = page.kind;
    if (!page.rows.empty())
        m_point.after = idOf(page.rows.back());
    if (!page.kindDone)
        return;
    m_point.kind = static_cast<EntityKind>(static_cast<int>(page.kind) + 1);
    m_point.after = {};
}

std::vector<protocol::Frame> Feeder::framesOf(SnapshotPage& page) {
    std::vector<protocol::Frame> frames;
    if (page.rows.empty() && !page.done)
        return frames;
    const auto count = page.rows.size();
    for (const auto& piece : piecesOf(page.rows)) {
        const bool last = page.done && piece.second == count;
        protocol::Snap part{m_scope,        *m_asOf,      ++m_point.part, page.kind,
                            page.rowsTotal, m_point.rows, last,           takeOut(page.rows, piece)};
        m_point.rows += static_cast<std::int64_t>(part.rows.size());
        frames.emplace_back(std::move(part));
    }
    return frames;
}

Result<std::vector<protocol::Frame>> Feeder::snapped(Result<SnapshotPage> page) {
    std::vector<protocol::Frame> frames;
    if (!m_asked || m_mode != Mode::Snapshot)
        return frames;
    m_asked = false;
    if (!page)
        return page.error();
    if (!m_asOf || mutated(Mutant::AsOfAtEnd))
        m_asOf = page->head;
    // The log no longer reaches back to where this snapshot began, or the store was restored: begin again.
    if (page->floor > *m_asOf || page->head < *m_asOf) {
        restart();
        return frames;
    }
    toNextRows(*page);
    frames = framesOf(*page);
    spend(frames.size());
    if (page->done)
        followFrom(m_scope, *m_asOf);
    return frames;
}

} // namespace visage::sync
