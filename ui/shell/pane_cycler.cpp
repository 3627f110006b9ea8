// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pane_cycler.h"

#include <QApplication>
#include <QWidget>

namespace visage::ui {

namespace {

bool canTakeFocus(const QWidget* widget) {
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0;
}

} // namespace

PaneCycler::PaneCycler(QObject* parent)
    : QObject(parent) {
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { remember(now); });
}

void PaneCycler::setPanes(const std::vector<QWidget*>& panes) {
    m_panes.assign(panes.begin(), panes.end());
    m_last.clear();
}

void PaneCycler::remember(QWidget* focused) {
    for (const QPointer<QWidget>& pane : m_panes)
        if (pane && focused != nullptr && pane->isAncestorOf(focused))
            m_last.insert(pane, focused);
}

int PaneCycler::currentPane() const {
    const QWidget* focused = QApplication::focusWidget();
    for (std::size_t n = 0; n < m_panes.size(); ++n)
        if (focused != nullptr && m_panes[n] && (m_panes[n] == focused || m_panes[n]->isAncestorOf(focused)))
            return static_cast<int>(n);
    return -1;
}

QWidget* PaneCycler::targetIn(QWidget* pane) const {
    if (pane == nullptr || !pane->isVisible())
        return nullptr;
    if (QWidget* last = m_last.value(pane); last != nullptr && canTakeFocus(last))
        return last;
    QWidget* candidate = pane;
    do {
        if ((candidate == pane || pane->isAncestorOf(candidate)) && canTakeFocus(candidate))
            return candidate;
        candidate = candidate->nextInFocusChain();
    } while (candidate != pane);
    return nullptr;
}

void PaneCycler::go(int step) {
    const int count = static_cast<int>(m_panes.size());
    const int from = currentPane();
    for (int n = 1; n <= count; ++n) {
        const int start = from < 0 && step < 0 ? 0 : from;
        const int at = ((start + step * n) % count + count) % count;
        if (QWidget* target = targetIn(m_panes[static_cast<std::size_t>(at)])) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

} // namespace visage::ui
