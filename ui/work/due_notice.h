// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QObject>

#include <set>

namespace visage::ui {

class Banner;
class WorkModel;

/// Says in the banner that a promised callback is due, once for each: without a sound, without the focus. It
/// never takes the place of another message, and goes when nothing is due any more. GUI thread; model and
/// banner outlive it.
class DueNotice : public QObject {
    Q_OBJECT
public:
    DueNotice(const client::Workspace& workspace, const WorkModel& model, Banner& banner, QObject* parent);

Q_SIGNALS:
    /// Somebody wants to see what is due: this one, or the list.
    void itemWanted(const visage::client::WorkItem& item);
    void listWanted();

private:
    void follow();
    void tell(const std::vector<client::WorkItem>& due);

    const client::Workspace& m_workspace;
    const WorkModel& m_model;
    Banner& m_banner;
    std::set<Uuid> m_told;
};

} // namespace visage::ui
