// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QWidget>

class QVBoxLayout;

namespace visage::ui {

class PlainLabel;
class Theme;

/// A part of the column beside the timeline: a heading and rows made anew whenever what they show has
/// changed, and only then. Hidden while it has no rows. GUI thread.
class Section : public QWidget {
    Q_OBJECT
public:
    Section(client::Workspace& workspace, const Theme& theme, const QString& name, QWidget* parent = nullptr);

protected:
    [[nodiscard]] virtual QString title() const = 0;
    /// Adds the rows.
    virtual void fill(QVBoxLayout& rows) = 0;
    /// The keyboard stays on the row of the same name.
    void rebuild();
    void changeEvent(QEvent* event) override;

    [[nodiscard]] client::Workspace& workspace() const { return m_workspace; }
    [[nodiscard]] const Theme& theme() const { return m_theme; }

private:
    client::Workspace& m_workspace;
    const Theme& m_theme;
    PlainLabel* m_title;
    QVBoxLayout* m_rows;
};

} // namespace visage::ui
