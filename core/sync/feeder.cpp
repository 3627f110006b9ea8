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

Feeder::Scope& Feeder::scopeNamed(std::string scope) {
    const auto known = std::ranges::find(m_scopes, scope, &Scope::name);
    return known != m_scopes.end() ? *known : m_scopes.emplace_back(Scope{std::move(scope)});
}

void Feeder::followFrom(std::string name, Seq cursor) {
    Scope& scope = scopeNamed(std::move(name));
    scope.mode = Mode::Following;
    scope.cursor = scope.told = cursor;
    scope.looked = false;
}

void Feeder::snapshotFrom(std::string name, const std::optional<protocol::SnapPoint>& resume) {
    Scope& scope = scopeNamed(std::move(name));
    scope.mode = Mode::Snapshot;
    scope.point = resume.value_or(protocol::SnapPoint{});
    scope.asOf = resume ? std::optional(resume->asOf) : std::nullopt;
    scope.pointAsOf = scope.asOf.value_or(0);
}

/// A new snapshot in the middle of a session. What `work` is may be something else by now.
void Feeder::restart(Scope& scope) {
    snapshotFrom(scope.name, std::nullopt);
    m_viewDue = m_viewDue || (m_view && scope.name == protocol::scopeWork);
}

bool Feeder::hasToldUpTo(std::string_view name, Seq cursor) const {
    const auto scope = std::ranges::find(m_scopes, name, &Scope::name);
    return scope != m_scopes.end() && scope->mode == Mode::Following && scope->told >= cursor;
}

void Feeder::beginAnew(std::string_view name) {
    if (const auto scope = std::ranges::find(m_scopes, name, &Scope::name); scope != m_scopes.end())
        restart(*scope);
}

void Feeder::viewed(std::shared_ptr<const View> view) {
    if (m_asked != Asked::View)
        return;
    m_asked = Asked::Nothing;
    m_viewDue = false;
    m_view = std::move(view);
}

void Feeder::credit(std::uint32_t frames) {
    const std::uint32_t room = std::numeric_limits<std::uint32_t>::max() - m_credits;
    m_credits += std::min(frames, room);
}

void Feeder::headMoved(Seq head) {
    m_head = std::max(m_head, head);
    // The page that is being read may have been read before this.
    m_hinted = m_hinted || m_asked == Asked::Feed;
}

void Feeder::acknowledged(Seq seq) {
    m_acknowledged = std::max(m_acknowledged, seq);
    for (Scope& scope : m_scopes)
        if (scope.mode == Mode::Following && scope.told < seq && scope.cursor >= seq)
            scope.looked = false;
}

bool Feeder::mayAsk() const {
    return m_asked == Asked::Nothing && m_credits > 0 && m_unflushed < maxUnflushed;
}

/// The scope that can be read with this one.
Feeder::Scope* Feeder::companionOf(const Scope& scope) {
    if (scope.name != protocol::scopeWork)
        return nullptr;
    const auto ident = std::ranges::find(m_scopes, protocol::scopeIdent, &Scope::name);
    const bool together =
        ident != m_scopes.end() && ident->mode == Mode::Following && ident->cursor == scope.cursor;
    return together ? &*ident : nullptr;
}

std::vector<Feeder::Scope*> Feeder::askedFor() {
    std::vector<Scope*> scopes{&m_scopes[m_askedScope]};
    if (m_withIdent)
        scopes.push_back(&scopeNamed(std::string(protocol::scopeIdent)));
    return scopes;
}

std::optional<ServerAsk> Feeder::nextQuestion() {
    if (!mayAsk())
        return std::nullopt;
    if (m_viewDue) {
        m_asked = Asked::View;
        return ask::ReadView{};
    }
    for (std::size_t i = 0; i < m_scopes.size(); ++i) {
        const Scope& scope = m_scopes[i];
        if (scope.mode == Mode::Following && !behind(scope))
            continue;
        m_askedScope = i;
        if (scope.mode == Mode::Snapshot) {
            m_asked = Asked::Page;
            return ask::ReadSnapshot{scope.name,  scope.point.kind, scope.point.after,
                                     m_pageBytes, m_view,           scope.pointAsOf};
        }
        m_asked = Asked::Feed;
        m_withIdent = companionOf(scope) != nullptr;
        return ask::ReadFeed{scope.name, scope.cursor, m_pageBytes, m_withIdent, m_view, m_shown};
    }
    return std::nullopt;
}

/// A page is cut into few frames; a desktop that gave less credit owes the difference before the next
/// question.
void Feeder::spend(std::size_t frames) {
    m_credits -= static_cast<std::uint32_t>(std::min<std::size_t>(frames, m_credits));
}

Result<std::vector<protocol::Frame>> Feeder::fed(Result<FeedPage> page, Timestamp now) {
    std::vector<protocol::Frame> frames;
    if (m_asked != Asked::Feed)
        return frames;
    m_asked = Asked::Nothing;
    const auto scopes = askedFor();
    const bool cut = !page && page.error().code == ErrorCode::NotFound;
    if (cut && mutated(Mutant::FloorIgnored)) {
        for (Scope* scope : scopes)
            scope->looked = true;
        return frames;
    }
    // Below the floor, or above the head of a store that was restored: only a snapshot can tell what is true.
    if (cut || (page && page->from > page->head)) {
        for (Scope* scope : scopes)
            restart(*scope);
        return frames;
    }
    if (!page)
        return page.error();
    shown(page->readAt);
    if (page->from != scopes.front()->cursor || page->to < page->from)
        return Error{ErrorCode::Internal,
                     "The store answered with another page of its log than the one asked for."};
    // What the desktop holds of `work` is of another view.
    if (page->viewChanged && !mutated(Mutant::ViewKept)) {
        restart(*scopes.front());
        return frames;
    }
    const bool worth =
        std::ranges::any_of(scopes, [&](const Scope* scope) { return isWorthTelling(*scope, *page); });
    m_head = std::max(page->head, page->to); // a hint that said more was wrong
    protocol::Mark mark{{}, now, m_head};
    for (Scope* scope : scopes) {
        scope->cursor = page->to;
        if (worth) {
            tell(*scope, *page, frames);
            mark.scopes.push_back({scope->name, scope->cursor, std::nullopt});
        }
        scope->looked = !m_hinted;
    }
    m_hinted = false;
    spend(frames.size());
    if (worth) {
        frames.emplace_back(std::move(mark));
        // It is as new as the store when all its scopes have come so far, those too that have nothing for it.
        acknowledged(m_head);
    }
    return frames;
}

bool Feeder::isWorthTelling(const Scope& scope, const FeedPage& page) const {
    // The first look tells the desktop that it is as new as the store.
    if (!scope.looked || !(scope.name == protocol::scopeIdent ? page.stubs : page.changes).empty())
        return true;
    if (scope.name == protocol::scopeAll)
        return page.to > scope.told;
    return page.to - scope.told >= mostHeldBack || (m_acknowledged > scope.told && page.to >= m_acknowledged);
}

void Feeder::tell(Scope& scope, FeedPage& page, std::vector<protocol::Frame>& frames) {
    auto& changes = scope.name == protocol::scopeIdent ? page.stubs : page.changes;
    const auto count = changes.size();
    for (const auto& piece : piecesOf(changes)) {
        // Pieces before the last leave the cursor where it was: their rows are only early.
        const Seq to = piece.second == count ? page.to : scope.told;
        if (to > scope.told || count > 0)
            frames.emplace_back(protocol::Changes{scope.name, scope.told, to, takeOut(changes, piece)});
    }
    scope.told = page.to;
}

void Feeder::toNextRows(Scope& scope, const SnapshotPage& page) {
    scope.point.kind = page.kind;
    if (!page.rows.empty())
        scope.point.after = idOf(page.rows.back());
    if (!page.kindDone)
        return;
    scope.point.kind = static_cast<EntityKind>(static_cast<int>(page.kind) + 1);
    scope.point.after = {};
}

std::vector<protocol::Frame> Feeder::framesOf(Scope& scope, SnapshotPage& page) {
    std::vector<protocol::Frame> frames;
    if (page.rows.empty() && !page.done)
        return frames;
    const auto count = page.rows.size();
    for (const auto& piece : piecesOf(page.rows)) {
        const bool last = page.done && piece.second == count;
        protocol::Snap part{
            scope.name,       *scope.asOf, ++scope.point.part,       page.kind, page.rowsTotal,
            scope.point.rows, last,        takeOut(page.rows, piece)};
        scope.point.rows += static_cast<std::int64_t>(part.rows.size());
        frames.emplace_back(std::move(part));
    }
    return frames;
}

Result<std::vector<protocol::Frame>> Feeder::snapped(Result<SnapshotPage> page) {
    std::vector<protocol::Frame> frames;
    if (m_asked != Asked::Page)
        return frames;
    m_asked = Asked::Nothing;
    if (!page)
        return page.error();
    shown(page->head);
    Scope& scope = m_scopes[m_askedScope];
    // A view is as of its own moment: what has changed it since is in the log behind that.
    if (!scope.asOf || mutated(Mutant::AsOfAtEnd))
        scope.asOf = m_view && scope.name == protocol::scopeWork && !mutated(Mutant::WorkAsOfPage)
                         ? m_view->asOf
                         : page->head;
    // The log no longer reaches back to where this snapshot began, or the store was restored: begin again.
    if (page->floor > *scope.asOf || page->head < *scope.asOf) {
        restart(scope);
        return frames;
    }
    toNextRows(scope, *page);
    scope.pointAsOf = page->head;
    frames = framesOf(scope, *page);
    spend(frames.size());
    if (page->done)
        followFrom(scope.name, *scope.asOf);
    return frames;
}

} // namespace visage::sync
