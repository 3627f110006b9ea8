// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/review_pages.h"

#include "ui/timeline/names.h"

#include <algorithm>
#include <iterator>

namespace visage::ui {

struct ReviewPages::Reading {
    bool again = false; ///< from the first one on
    std::size_t wanted = 0;
    std::vector<client::WaitingWork> works;
    MutationId last;
};

ReviewPages::ReviewPages(client::Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace) {}

void ReviewPages::look(bool discarded) {
    m_discarded = discarded;
    m_works.clear();
    m_trouble.reset();
    m_more = false;
    m_loaded = false;
    reload();
}

void ReviewPages::reload() {
    m_reading = std::make_shared<Reading>();
    m_reading->again = true;
    m_reading->wanted = m_works.size();
    read(m_reading);
}

void ReviewPages::loadMore() {
    if (!m_more || m_reading)
        return;
    m_reading = std::make_shared<Reading>();
    m_reading->last = m_last;
    read(m_reading);
}

void ReviewPages::read(const std::shared_ptr<Reading>& reading) {
    m_workspace.loadReviews({m_discarded, reading->last}, this,
                            [this, reading](const Result<client::ReviewPage>& page) {
                                if (reading == m_reading)
                                    take(reading, page);
                            });
}

void ReviewPages::take(const std::shared_ptr<Reading>& reading, Result<client::ReviewPage> page) {
    if (!page) {
        m_reading.reset();
        m_loaded = true;
        m_more = false;
        m_works.clear();
        m_trouble = page.error();
        Q_EMIT loaded();
        return;
    }
    if (!page->works.empty())
        reading->last = page->works.back().mid;
    std::ranges::stable_sort(page->works, {}, [this](const client::WaitingWork& work) {
        return std::pair(userName(m_workspace, work.author), work.author);
    });
    std::ranges::move(page->works, std::back_inserter(reading->works));
    if (reading->again && page->more && reading->works.size() < reading->wanted)
        return read(reading);
    m_reading.reset();
    m_more = page->more;
    m_last = reading->last;
    m_loaded = true;
    m_trouble.reset();
    if (reading->again) {
        m_works = std::move(reading->works);
        Q_EMIT loaded();
    } else {
        std::ranges::move(reading->works, std::back_inserter(m_works));
        Q_EMIT grown();
    }
}

} // namespace visage::ui
