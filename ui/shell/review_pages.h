// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QObject>

namespace visage::ui {

/// The store's list of what waits for a lead, or of what was thrown away, as far as somebody has looked
/// through it: a page at first, the next one when it is wanted. GUI thread.
class ReviewPages : public QObject {
    Q_OBJECT
public:
    explicit ReviewPages(client::Workspace& workspace, QObject* parent);

    [[nodiscard]] bool ofDiscarded() const { return m_discarded; }
    /// Another list, which is not there yet.
    void look(bool discarded);
    /// Reads again as much as is there, but one page at least; in place of a reading under way.
    void reload();
    /// The next page, unless one is on its way.
    void loadMore();

    /// Of each page by author, of each author in the store's order.
    [[nodiscard]] const std::vector<client::WaitingWork>& works() const { return m_works; }
    /// There are others behind these.
    [[nodiscard]] bool hasMore() const { return m_more; }
    /// Why there is no list.
    [[nodiscard]] const std::optional<Error>& trouble() const { return m_trouble; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

Q_SIGNALS:
    /// The list was read, again or for the first time.
    void loaded();
    /// Others stand behind those that were there.
    void grown();

private:
    struct Reading;
    void read(const std::shared_ptr<Reading>& reading);
    void take(const std::shared_ptr<Reading>& reading, Result<client::ReviewPage> page);

    client::Workspace& m_workspace;
    std::vector<client::WaitingWork> m_works;
    MutationId m_last; ///< in the store's order
    std::optional<Error> m_trouble;
    std::shared_ptr<Reading> m_reading; ///< an answer to any other is dropped
    bool m_discarded = false;
    bool m_more = false;
    bool m_loaded = false;
};

} // namespace visage::ui
