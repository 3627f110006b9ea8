// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QAbstractListModel>
#include <QTimer>

#include <chrono>
#include <set>
#include <tuple>

namespace visage::ui {

/// What waits for the agent as one list: a heading for each group, its first items, and a row that shows the
/// others. Reads by itself, a moment after something has changed, and again each minute, for what was due
/// becomes late. GUI thread.
class WorkModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum class RowKind : std::uint8_t { Heading, Item, More };
    /// Changes of customers come in swarms; one reading answers all of a moment.
    static constexpr std::chrono::milliseconds patience{250};
    static constexpr int folded = 5;      ///< items of a queue or of the messages until one asks for more
    static constexpr int foldedMine = 12; ///< of callbacks and own cases
    static constexpr int limit = 50;
    static constexpr int limitUnfolded = 500; ///< nobody scrolls through more

    explicit WorkModel(client::Workspace& workspace, QObject* parent = nullptr);

    [[nodiscard]] const client::WorkList& work() const { return m_work; }
    /// Something was read since the log-in.
    [[nodiscard]] bool isRead() const { return m_read; }
    [[nodiscard]] bool isEmpty() const;
    /// Of the first customer on a list; -1: there is none.
    [[nodiscard]] int firstListed() const;
    [[nodiscard]] Timestamp now() const { return m_workspace.now(); }

    [[nodiscard]] RowKind kindAt(int row) const { return at(row).kind; }
    [[nodiscard]] const client::WorkGroup& groupAt(int row) const;
    /// Null for a heading and for "more".
    [[nodiscard]] const client::WorkItem* itemAt(int row) const;
    /// -1: not shown.
    [[nodiscard]] int rowOf(const Uuid& item) const;
    /// Shows all of a group; the row is its "more".
    void unfold(int row);
    void readNow();
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// What is shown was read again, changed or not.
    void answered();

private:
    struct Line {
        RowKind kind = RowKind::Heading;
        std::size_t group = 0;
        std::size_t item = 0;
    };
    using GroupKey = std::tuple<client::WorkGroup::Kind, QueueId, CustomerListId>;

    [[nodiscard]] const Line& at(int row) const { return m_lines.at(static_cast<std::size_t>(row)); }
    [[nodiscard]] static GroupKey keyOf(const client::WorkGroup& group) {
        return {group.kind, group.queue, group.list};
    }
    [[nodiscard]] QString textAt(int row) const;
    void take(client::WorkList work);
    void arrange();

    client::Workspace& m_workspace;
    client::WorkList m_work;
    std::vector<Line> m_lines;
    std::set<GroupKey> m_unfolded;
    bool m_read = false;
    std::uint64_t m_question = 0;
    QTimer m_wait;
    QTimer m_minute;
};

/// "Callbacks: 3, 1 late"
[[nodiscard]] QString headingInFull(const client::Workspace& workspace, const client::WorkGroup& group);
/// "12"; "1,000+" where there are more than are counted.
[[nodiscard]] QString countWords(const client::WorkGroup& group);
/// "1 late"; empty for none.
[[nodiscard]] QString lateWords(const client::WorkGroup& group);

} // namespace visage::ui
