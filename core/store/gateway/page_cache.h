// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/scopes/scoped_feed.h"

#include <deque>
#include <memory>

namespace visage::store {

/// The newest pages of the log, for the many desktops that stand at the same place of it: a commit is read
/// from the database once, and not once for each. A page stays true for the lines it tells of, for whatever
/// changes its rows later has a line behind it; but it is forgotten after a moment, and with the history that
/// it is of. Its rows may be older than those that a desktop got in another way (a snapshot, another page,
/// another gateway), so each desktop says what it has been shown. One thread.
class PageCache {
public:
    explicit PageCache(Backend& backend)
        : m_backend(backend) {}

    /// As Backend::feed() and readScoped(). `latest` is what is known of the log apart from the pages.
    [[nodiscard]] Result<sync::FeedPage> feed(const sync::ask::ReadFeed& read, const sync::StoreFacts& latest,
                                              Timestamp now);
    [[nodiscard]] Result<sync::FeedPage> scoped(const sync::ask::ReadFeed& read,
                                                const sync::StoreFacts& latest, Timestamp now);

    /// Pages that were read from the database, for whoever measures.
    [[nodiscard]] std::int64_t misses() const { return m_misses; }

private:
    template <class Page> struct Kept {
        std::size_t maxBytes = 0;
        Date since;
        Timestamp readAt;
        std::shared_ptr<const Page> page;
    };
    template <class Page, class Read>
    [[nodiscard]] Result<std::shared_ptr<const Page>>
    kept(std::deque<Kept<Page>>& pages, const sync::ask::ReadFeed& wanted, Date since,
         const sync::StoreFacts& latest, Timestamp now, Read read);

    Backend& m_backend;
    std::deque<Kept<sync::FeedPage>> m_all;
    std::deque<Kept<ScopedPage>> m_scoped;
    std::int64_t m_misses = 0;
};

} // namespace visage::store
