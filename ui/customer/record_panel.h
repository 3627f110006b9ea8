// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QFrame>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace visage::ui {

class PlainLabel;

/// A small form that opens between the timeline and the note, and leaves both at work: a title, a body, one
/// button that does it (Ctrl+Return) and one that closes the form (Esc), which keeps what was typed. A
/// refusal is said in the form, which then stays open with everything in it. GUI thread.
class RecordPanel : public QFrame {
    Q_OBJECT
public:
    RecordPanel(client::Workspace& workspace, const QString& name, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Done or put away.
    void finished();

protected:
    [[nodiscard]] client::Workspace& workspace() const { return m_workspace; }
    [[nodiscard]] QVBoxLayout& body() const { return *m_body; }
    void setWords(const QString& title, const QString& action);
    void setReady(bool ready);
    void addBesideTitle(QWidget* tool);
    /// Sends it; `kept` runs once it is durable, then the panel closes.
    void submit(const Command& command, std::function<void()> kept);
    void say(const QString& trouble);
    virtual void accept() = 0;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    virtual void retranslate() = 0;

private:
    client::Workspace& m_workspace;
    PlainLabel* m_title;
    PlainLabel* m_trouble;
    QVBoxLayout* m_body;
    QHBoxLayout* m_heading;
    QPushButton* m_action;
    QPushButton* m_cancel;
    bool m_ready = false;
    bool m_busy = false;
};

} // namespace visage::ui
