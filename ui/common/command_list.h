// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <vector>

namespace visage::ui {

class CommandRegistry;
class Theme;

/// The commands that fit what was typed, best first; without anything typed, the ones used last stand first.
class CommandList : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { ShortcutRole = Qt::UserRole, WhyNotRole, IconRole };

    explicit CommandList(CommandRegistry& registry, QObject* parent = nullptr);

    void filter(const QString& typed);
    /// False: not possible now.
    bool run(int row);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] int recency(std::size_t spec) const;

    CommandRegistry& m_registry;
    std::vector<std::size_t> m_shown; ///< places in the registry's list
    std::vector<QString> m_recent;    ///< ids, newest first
};

/// Paints one command from the tokens: icon, name, why not, shortcut.
class CommandDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int rowHeight = 34;

    CommandDelegate(const Theme& theme, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
};

} // namespace visage::ui
