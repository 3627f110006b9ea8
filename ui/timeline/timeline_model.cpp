// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_model.h"

#include <algorithm>
#include <iterator>

namespace visage::ui {

using client::TimelinePage;
using client::Workspace;

TimelineModel::TimelineModel(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace) {
    connect(&workspace, &Workspace::customersChanged, this, &TimelineModel::onCustomersChanged);
    connect(&workspace, &Workspace::everythingChanged, this, &TimelineModel::readAgain);
}

void TimelineModel::show(CustomerId customer) {
    ++m_question;
    m_customer = customer;
    m_entries.clear();
    m_more = m_loadingOlder = m_refreshing = m_stale = false;
    setState(customer ? State::Loading : State::None);
    Q_EMIT reset();
    if (customer)
        read(pageSize, false);
}

void TimelineModel::show(CustomerId customer, TimelinePage newest) {
    if (!(m_filter == client::TimelineFilter{})) {
        show(customer);
        return;
    }
    ++m_question;
    m_customer = customer;
    m_loadingOlder = m_refreshing = m_stale = false;
    take(std::move(newest), false);
}

void TimelineModel::setFilter(const client::TimelineFilter& filter) {
    if (filter == m_filter)
        return;
    m_filter = filter;
    show(m_customer);
}

void TimelineModel::loadOlder() {
    if (!m_more || m_loadingOlder || m_refreshing || m_entries.empty())
        return;
    m_loadingOlder = true;
    const auto& last = m_entries.back();
    m_workspace.loadTimeline(m_customer, m_filter, last.at, idOf(last.row), pageSize, this,
                             [this, question = m_question](TimelinePage page) {
                                 if (question != m_question)
                                     return;
                                 m_loadingOlder = false;
                                 const int first = static_cast<int>(m_entries.size());
                                 m_more = page.more && !page.entries.empty();
                                 std::move(page.entries.begin(), page.entries.end(),
                                           std::back_inserter(m_entries));
                                 Q_EMIT appended(first);
                                 if (m_stale)
                                     readAgain();
                             });
}

void TimelineModel::onCustomersChanged(const std::vector<CustomerId>& customers) {
    if (std::find(customers.begin(), customers.end(), m_customer) != customers.end())
        readAgain();
}

void TimelineModel::readAgain() {
    if (!m_customer)
        return;
    m_stale = m_refreshing || m_loadingOlder || m_state == State::Loading;
    if (m_stale)
        return;
    // Everything that is shown, and some more, for newer entries push the older ones down.
    read(std::max(pageSize, static_cast<int>(m_entries.size()) + pageSize / 4), true);
}

void TimelineModel::read(int limit, bool keepPlace) {
    m_refreshing = true;
    m_workspace.loadTimeline(m_customer, m_filter, Timestamp{}, Uuid{}, limit, this,
                             [this, keepPlace, question = m_question](TimelinePage page) {
                                 if (question == m_question)
                                     take(std::move(page), keepPlace);
                             });
}

void TimelineModel::take(TimelinePage page, bool keepPlace) {
    m_refreshing = false;
    m_entries = std::move(page.entries);
    m_more = page.more;
    setState(State::Ready);
    if (keepPlace)
        Q_EMIT refreshed();
    else
        Q_EMIT reset();
    if (m_stale)
        readAgain();
}

void TimelineModel::setState(State state) {
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace visage::ui
