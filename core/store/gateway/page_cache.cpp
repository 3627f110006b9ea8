// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/page_cache.h"

#include "core/protocol/messages.h"
#include "core/rules/contact_day.h"

#include <algorithm>

namespace visage::store {
namespace {

constexpr std::size_t mostPages = 8;
constexpr std::chrono::seconds keptFor(2);
/// Desktops keep a stub for some days longer than the twelve months: what changes meanwhile reaches them.
constexpr std::chrono::hours slack(14 * 24);

} // namespace

template <class Page, class Read>
Result<std::shared_ptr<const Page>>
PageCache::kept(std::deque<Kept<Page>>& pages, const sync::ask::ReadFeed& wanted, Date since,
                const sync::StoreFacts& latest, Timestamp now, Read read) {
    std::erase_if(pages, [&](const Kept<Page>& one) {
        return now < one.readAt || now - one.readAt > keptFor || one.page->incarnation != latest.incarnation;
    });
    for (const Kept<Page>& one : pages)
        if (one.page->from == wanted.from && one.maxBytes == wanted.maxBytes && one.since == since &&
            one.page->head >= wanted.noOlderThan)
            return one.page;
    ++m_misses;
    auto fresh = read();
    if (!fresh)
        return fresh.error();
    auto page = std::make_shared<const Page>(std::move(*fresh));
    // An empty one says only that nothing had happened yet.
    if (page->to > wanted.from) {
        pages.push_front({wanted.maxBytes, since, now, page});
        pages.resize(std::min(pages.size(), mostPages));
    }
    return page;
}

Result<sync::FeedPage> PageCache::feed(const sync::ask::ReadFeed& read, const sync::StoreFacts& latest,
                                       Timestamp now) {
    const auto page =
        kept(m_all, read, {}, latest, now, [&] { return m_backend.feed(read.from, read.maxBytes); });
    if (!page)
        return page.error();
    sync::FeedPage out = **page;
    if (out.incarnation == latest.incarnation)
        out.head = std::max(out.head, latest.head);
    return out;
}

Result<sync::FeedPage> PageCache::scoped(const sync::ask::ReadFeed& read, const sync::StoreFacts& latest,
                                         Timestamp now) {
    const Date since = rules::inTouchSince(now - slack);
    const auto page = kept(m_scoped, read, since, latest, now,
                           [&] { return readScoped(m_backend, read.from, read.maxBytes, since); });
    if (!page)
        return page.error();
    const bool work = read.scope == protocol::scopeWork;
    auto out = pageFor(**page, *read.view, work, !work || read.withIdent);
    if (out.incarnation == latest.incarnation)
        out.head = std::max(out.head, latest.head);
    return out;
}

} // namespace visage::store
