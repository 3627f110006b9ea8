// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>

#include <vector>

class QWidget;

namespace visage::ui {

/// F6 and Shift+F6: the focus goes round the panes of the window, and in each of them back to where it last
/// was.
class PaneCycler : public QObject {
    Q_OBJECT
public:
    explicit PaneCycler(QObject* parent);

    /// In the order of reading. Panes that are hidden or hold nothing to focus are passed over.
    void setPanes(const std::vector<QWidget*>& panes);
    void go(int step);

private:
    void remember(QWidget* focused);
    [[nodiscard]] int currentPane() const;
    [[nodiscard]] QWidget* targetIn(QWidget* pane) const;

    std::vector<QPointer<QWidget>> m_panes;
    QHash<QWidget*, QPointer<QWidget>> m_last;
};

} // namespace visage::ui
