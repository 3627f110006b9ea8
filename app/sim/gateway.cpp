// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/gateway.h"

#include "app/sim/people.h"
#include "core/protocol/codec.h"
#include "core/sync/mutants.h"

#include <algorithm>

namespace visage::sim {
namespace {

sync::ServerSession::Options options(Random& random) {
    sync::ServerSession::Options options;
    options.build = "sim";
    options.schemaMin = protocol::schemaVersion - 1;
    options.pushCredits = static_cast<std::uint32_t>(1 + random.below(4));
    return options;
}

/// The program before this one cannot read what came later: it sees the number and the id only.
std::string asOlderProgramReads(std::string frame) {
    if (protocol::typeOf(frame) != protocol::FrameType::Push)
        return frame;
    const auto read = protocol::decode(frame);
    const auto* push = read ? std::get_if<protocol::Push>(&*read) : nullptr;
    if (!push || !isNew(push->command))
        return frame;
    // A kind that no program has.
    return protocol::encode(protocol::UnknownPush{push->mseq, push->mid, 60'000});
}

constexpr std::string_view tokenOf = "token of ";

bool isWrite(const sync::ServerAsk& question) {
    return std::holds_alternative<sync::ask::Commit>(question) ||
           std::holds_alternative<sync::ask::CommitRefusal>(question);
}

} // namespace

Gateway::Gateway(std::shared_ptr<Line> line, Host& host, ModelStore& store, Random& random, Timestamp now)
    : m_line(std::move(line))
    , m_host(host)
    , m_store(store)
    , m_random(random)
    , m_session(options(random), host.facts) {
    take(m_session.opened(now));
}

void Gateway::take(sync::ServerAsks asks) {
    for (auto& question : asks) {
        if (auto* send = std::get_if<sync::ask::Send>(&question))
            m_line->down.push_back(std::move(send->bytes));
        else if (std::holds_alternative<sync::ask::Close>(question))
            drop();
        else if (const auto* compared = std::get_if<sync::ask::CopyCompared>(&question))
            m_store.compared(*compared);
        else if (const auto* wake = std::get_if<sync::ask::WakeAt>(&question))
            m_wake = wake->at;
        else
            m_asks.push_back(std::move(question));
    }
}

void Gateway::drop() {
    m_line->storeEnd = false;
    m_line->up.clear();
    m_asks.clear();
}

void Gateway::receive(Timestamp now) {
    std::string frame = std::move(m_line->up.front());
    m_line->up.pop_front();
    take(m_session.received(m_store.older() ? asOlderProgramReads(std::move(frame)) : frame, now));
}

void Gateway::tick(Timestamp now) {
    if (m_wake && now >= m_wake)
        take(m_session.tick(now));
}

void Gateway::revoke(Timestamp now) {
    take(m_session.revoked({ErrorCode::Superseded, "A newer connection of this desktop took over."}, now));
}

void Gateway::noticeScopes(Timestamp now) {
    if (m_session.isOfOtherThan(m_store.holds()))
        take(m_session.revoked({ErrorCode::Unavailable, "Desktops hold something else now."}, now));
}

/// Any question may be answered first, but writes keep their order.
std::size_t Gateway::pick() {
    auto index = static_cast<std::size_t>(m_random.below(m_asks.size()));
    for (std::size_t i = 0; i < index; ++i)
        if (isWrite(m_asks[index]) && isWrite(m_asks[i]))
            index = i;
    return index;
}

void Gateway::work(Timestamp now, bool lost) {
    const auto index = pick();
    const auto question = std::move(m_asks[index]);
    m_asks.erase(m_asks.begin() + static_cast<std::ptrdiff_t>(index));
    take(answer(question, now, lost));
}

Result<sync::FeedPage> Gateway::readFeed(const sync::ask::ReadFeed& question, std::size_t rows) {
    constexpr std::size_t mostPages = 8;
    // Only where every desktop gets the same.
    if (question.view)
        return m_store.readFeed(question, rows);
    std::deque<sync::FeedPage>& pages = m_host.pages;
    std::erase_if(pages, [this](const auto& one) { return one.incarnation != m_host.facts.incarnation; });
    for (const sync::FeedPage& known : pages)
        if (known.from == question.from &&
            (known.readAt >= question.noOlderThan || mutated(sync::Mutant::PagesOfAnyAge))) {
            sync::FeedPage page = known;
            page.head = std::max(page.head, m_host.facts.head);
            return page;
        }
    auto fresh = m_store.readFeed(question, rows);
    if (fresh && fresh->to > fresh->from) {
        pages.push_front(*fresh);
        pages.resize(std::min(pages.size(), mostPages));
    }
    return fresh;
}

sync::ServerAsks Gateway::answer(const sync::ServerAsk& question, Timestamp now, bool lost) {
    namespace ask = sync::ask;
    const auto rows = 1 + m_random.below(6);
    if (const auto* login = std::get_if<ask::CheckPassword>(&question))
        return m_session.loggedIn(protocol::LoggedIn{std::string(tokenOf) + login->login.user,
                                                     userNamed(login->login.user), Role::Admin,
                                                     login->login.user},
                                  now);
    if (const auto* check = std::get_if<ask::CheckToken>(&question)) {
        const auto user = std::string_view(check->token).substr(tokenOf.size());
        return m_session.authenticated(sync::Principal{userNamed(user), Role::Admin, std::string(user)}, now);
    }
    if (const auto* fence = std::get_if<ask::Fence>(&question))
        return m_session.fenced(m_store.fence(*fence), now);
    if (const auto* commit = std::get_if<ask::Commit>(&question)) {
        auto outcome = m_store.commit(*commit, now);
        return lost ? sync::ServerAsks{} : m_session.committed(outcome, now);
    }
    if (const auto* refusal = std::get_if<ask::CommitRefusal>(&question)) {
        auto outcome = m_store.refuse(*refusal);
        return lost ? sync::ServerAsks{} : m_session.committed(outcome, now);
    }
    if (const auto* feed = std::get_if<ask::ReadFeed>(&question))
        return m_session.fed(readFeed(*feed, rows), now);
    if (const auto* view = std::get_if<ask::ReadView>(&question))
        return m_session.viewed(std::make_shared<const sync::View>(m_store.viewOf(view->user, view->device)),
                                now);
    if (const auto* search = std::get_if<ask::Search>(&question))
        return m_session.found(m_store.search(search->question), now);
    if (const auto* snapshot = std::get_if<ask::ReadSnapshot>(&question)) {
        // Or nobody's copy would ever be compared before something else comes.
        const auto more = m_random.below(4) == 0 ? m_random.below(100) : 0;
        return m_session.snapped(m_store.readSnapshot(*snapshot, rows + more), now);
    }
    return {};
}

} // namespace visage::sim
