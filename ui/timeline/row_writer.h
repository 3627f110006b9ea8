// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"
#include "ui/timeline/timeline_row.h"

#include <QCoreApplication>

namespace visage::ui {

/// What can be said of a row's size without writing it.
struct RowSize {
    RowLook look = RowLook::Card;
    std::size_t textBytes = 0;
    bool subject = false;
    bool day = false;
};

/// Turns entries of the timeline into words, in the language of the desktop. Outsiders' texts come out
/// cleaned of control characters and set apart from the sentence around them (Unicode isolates, UAX 9). GUI
/// thread.
class RowWriter {
    Q_DECLARE_TR_FUNCTIONS(visage::ui::RowWriter)
public:
    explicit RowWriter(const client::Workspace& workspace)
        : m_workspace(workspace) {}

    /// The customer's name, for messages that brought none.
    void setCustomerName(const QString& name) { m_customerName = name; }

    /// `above` is the entry that stands above it (newer), or null for the first.
    [[nodiscard]] TimelineRow row(const client::TimelineEntry& entry,
                                  const client::TimelineEntry* above) const;
    [[nodiscard]] static RowSize size(const client::TimelineEntry& entry, const client::TimelineEntry* above);

private:
    void write(TimelineRow& row, const Interaction& contact) const;
    void write(TimelineRow& row, const Note& note) const;
    void write(TimelineRow& row, const CaseEvent& event, const client::TimelineEntry& entry) const;
    void write(TimelineRow& row, const Order& order) const;
    void writeCall(TimelineRow& row, const Interaction& call) const;
    [[nodiscard]] QString titleOf(const Interaction& contact) const;
    [[nodiscard]] QString whoOf(const Interaction& contact) const;
    [[nodiscard]] QString caseTag(std::int64_t number, const QString& subject) const;
    [[nodiscard]] QString spoken(const TimelineRow& row, const client::TimelineEntry& entry) const;

    const client::Workspace& m_workspace;
    QString m_customerName;
};

} // namespace visage::ui
