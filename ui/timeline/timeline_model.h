// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QObject>

#include <vector>

namespace visage::ui {

/// The entries of one customer's timeline, newest first, as far as they have been asked for. Reads pages from
/// the workspace and never blocks; when the customer changes it reads again what it holds. GUI thread.
class TimelineModel : public QObject {
    Q_OBJECT
public:
    enum class State {
        None,    ///< no customer
        Loading, ///< nothing to show yet
        Ready,
    };
    static constexpr int pageSize = 100;

    explicit TimelineModel(client::Workspace& workspace, QObject* parent = nullptr);

    /// Starts to read; the filter stays. A null id shows nothing.
    void show(CustomerId customer);
    /// The same with the newest page at hand, read together with something else: shown at once. A page made
    /// without the present filter is not used.
    void show(CustomerId customer, client::TimelinePage newest);
    void setFilter(const client::TimelineFilter& filter);
    /// Reads the next older page, unless that is under way or there is none.
    void loadOlder();

    [[nodiscard]] CustomerId customer() const { return m_customer; }
    [[nodiscard]] const client::TimelineFilter& filter() const { return m_filter; }
    [[nodiscard]] const std::vector<client::TimelineEntry>& entries() const { return m_entries; }
    [[nodiscard]] State state() const { return m_state; }
    /// There are older entries that were not read yet.
    [[nodiscard]] bool more() const { return m_more; }
    [[nodiscard]] bool loadingOlder() const { return m_loadingOlder; }

Q_SIGNALS:
    /// Another customer or filter: begin at the top.
    void reset();
    /// The same customer, read again: keep the place.
    void refreshed();
    /// Older entries were added from row `first` on.
    void appended(int first);
    void stateChanged();

private:
    void readAgain();
    void read(int limit, bool keepPlace);
    void take(client::TimelinePage page, bool keepPlace);
    void setState(State state);
    void onCustomersChanged(const std::vector<CustomerId>& customers);

    client::Workspace& m_workspace;
    CustomerId m_customer;
    client::TimelineFilter m_filter;
    std::vector<client::TimelineEntry> m_entries;
    State m_state = State::None;
    bool m_more = false;
    bool m_loadingOlder = false;
    bool m_refreshing = false;
    bool m_stale = false;         ///< changed again while it was being read
    std::uint64_t m_question = 0; ///< answers to older questions are dropped
};

} // namespace visage::ui
