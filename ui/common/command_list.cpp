// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/command_list.h"

#include "ui/common/command_registry.h"
#include "ui/common/fuzzy.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QRegularExpression>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

CommandList::CommandList(CommandRegistry& registry, QObject* parent)
    : QAbstractListModel(parent)
    , m_registry(registry) {}

int CommandList::recency(std::size_t spec) const {
    const auto it = std::find(m_recent.begin(), m_recent.end(), m_registry.specs()[spec].id);
    return static_cast<int>(m_recent.end() - it); // 0: never used
}

void CommandList::filter(const QString& typed) {
    struct Scored {
        std::size_t spec;
        int score;
    };
    std::vector<Scored> fitting;
    for (std::size_t n = 0; n < m_registry.specs().size(); ++n)
        if (const int score = fuzzyScore(typed, m_registry.specs()[n].text());
            score >= 0 && m_registry.action(m_registry.specs()[n].id)->isVisible())
            // Among equals what was used last, then what has a key: the work before languages and themes.
            fitting.push_back(
                {n, (score * 100 + recency(n)) * 2 + (m_registry.specs()[n].shortcut.isEmpty() ? 0 : 1)});
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const Scored& a, const Scored& b) { return a.score > b.score; });
    beginResetModel();
    m_shown.clear();
    for (const Scored& one : fitting)
        m_shown.push_back(one.spec);
    endResetModel();
}

bool CommandList::run(int row) {
    const CommandRegistry::Spec& spec = m_registry.specs()[m_shown[static_cast<std::size_t>(row)]];
    QAction* action = m_registry.action(spec.id);
    if (!action->isEnabled())
        return false;
    std::erase(m_recent, spec.id);
    m_recent.insert(m_recent.begin(), spec.id);
    action->trigger();
    return true;
}

int CommandList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant CommandList::data(const QModelIndex& index, int role) const {
    const CommandRegistry::Spec& spec = m_registry.specs()[m_shown[static_cast<std::size_t>(index.row())]];
    const QString shortcut = spec.shortcut.toString(QKeySequence::NativeText);
    switch (role) {
    case Qt::DisplayRole:
        return spec.text();
    case Qt::AccessibleTextRole:
        return QStringList{spec.text(), shortcut, m_registry.whyNot(spec.id)}
            .filter(QRegularExpression(u"."_s))
            .join(u", "_s);
    case ShortcutRole:
        return shortcut;
    case WhyNotRole:
        return m_registry.action(spec.id)->isEnabled() ? QString() : m_registry.whyNot(spec.id);
    case IconRole:
        return spec.icon;
    default:
        return {};
    }
}

CommandDelegate::CommandDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme) {}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {200, rowHeight};
}

void CommandDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const Tokens& t = m_theme.tokens();
    const QString whyNot = index.data(CommandList::WhyNotRole).toString();
    const bool possible = index.flags().testFlag(Qt::ItemIsEnabled) && whyNot.isEmpty();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(t.accentSoft);
        painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), t.radius, t.radius);
    }
    QRect line = option.rect.adjusted(14, 0, -14, 0);
    const QRect icon(line.left(), line.center().y() - 7, 16, 16);
    m_theme.icon(index.data(CommandList::IconRole).toString(), t.textMuted).paint(painter, icon);
    line.setLeft(icon.right() + 10);
    painter->setFont(option.font);
    painter->setPen(t.textMuted);
    const QString shortcut = index.data(CommandList::ShortcutRole).toString();
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, shortcut);
    const QFontMetrics metrics(option.font);
    line.setRight(line.right() - metrics.horizontalAdvance(shortcut) - 12);
    const QString name = metrics.elidedText(index.data().toString(), Qt::ElideRight, line.width());
    painter->setPen(possible ? t.text : t.textMuted);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
    line.setLeft(line.left() + metrics.horizontalAdvance(name) + 12);
    painter->setPen(t.textMuted);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      metrics.elidedText(whyNot, Qt::ElideRight, line.width()));
    painter->restore();
}

} // namespace visage::ui
