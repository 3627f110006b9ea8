// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
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

    /// Something else stands in its place.
    void setAway(bool away);

protected:
    [[nodiscard]] virtual QString title() const = 0;
    /// Adds the rows.
    virtual void fill(QVBoxLayout& rows) = 0;
    /// The keyboard stays on the row of the same name.
    void rebuild();
    /// A button beside the heading. Taken over.
    void addTool(QWidget* tool);
    /// Sends it; why not is said below the rows, `kept` runs once it is durable. Nothing happens any more
    /// when another customer is shown meanwhile.
    void send(const Command& command, CustomerId about, std::function<void()> kept = {});
    /// Below the rows; empty: nothing.
    void say(const QString& trouble);
    /// Whose rows stand there: what was said about somebody else goes.
    void setCustomer(CustomerId customer);
    [[nodiscard]] CustomerId customer() const { return m_customer; }
    void changeEvent(QEvent* event) override;

    [[nodiscard]] client::Workspace& workspace() const { return m_workspace; }
    [[nodiscard]] const Theme& theme() const { return m_theme; }

private:
    client::Workspace& m_workspace;
    const Theme& m_theme;
    CustomerId m_customer;
    PlainLabel* m_title;
    QHBoxLayout* m_heading;
    QVBoxLayout* m_rows;
    PlainLabel* m_trouble;
    bool m_away = false;
};

} // namespace visage::ui
