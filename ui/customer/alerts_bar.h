// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace visage::ui {

class DraftKeeper;
class PlainLabel;
class Theme;

/// The alerts pinned to a record, above everything: at most two at first. And the line in which one is
/// written. What was typed stays when the line is closed. GUI thread.
class AlertsBar : public QWidget {
    Q_OBJECT
public:
    AlertsBar(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);
    /// True: the first two are shown elsewhere, so they stand here only when there are more.
    void setElsewhere(bool elsewhere);
    /// Shows the line for a new alert and puts the keyboard there.
    void write();

Q_SIGNALS:
    /// The line was closed: the keyboard is free.
    void finished();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void rebuild();
    [[nodiscard]] QWidget* strip(const Alert& alert);
    void pin();
    void close();
    void retranslate();
    [[nodiscard]] Timestamp expiry() const;

    client::Workspace& m_workspace;
    const Theme& m_theme;
    CustomerId m_customer;
    std::vector<Alert> m_alerts;
    bool m_all = false;
    bool m_elsewhere = false;
    QVBoxLayout* m_strips;
    QWidget* m_form;
    QLineEdit* m_text;
    QComboBox* m_expiry;
    QPushButton* m_pin;
    QPushButton* m_cancel;
    PlainLabel* m_trouble;
    DraftKeeper* m_drafts;
};

} // namespace visage::ui
