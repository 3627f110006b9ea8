// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/views.h"
#include "ui/shell/surroundings.h"

#include <QDialog>

#include <vector>

class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace visage::ui {

class PlainLabel;

/// What is so on this computer: the state of the server, until when the customers stay here without it, and
/// what is not sent yet, in words. To be read only. GUI thread.
class DesktopStateDialog : public QDialog {
    Q_OBJECT
public:
    DesktopStateDialog(const Surroundings& around, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void follow();
    void load();
    void fill();
    void showCurrent();

    Surroundings m_around;
    std::vector<client::UnsentWork> m_works;
    PlainLabel* m_store;
    PlainLabel* m_kept;
    PlainLabel* m_unsent;
    QListWidget* m_list;
    QPlainTextEdit* m_text;
    QPushButton* m_closeButton;
};

/// Until when the customers stay on this computer without contact with the server.
[[nodiscard]] QString keptUntilWords(const client::StoreStatus& status);

} // namespace visage::ui
