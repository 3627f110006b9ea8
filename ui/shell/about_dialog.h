// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;

namespace visage::ui {

class PlainLabel;

/// What this is, which version, under which licence, and where its parts come from.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    PlainLabel* m_text;
    QPushButton* m_close;
};

} // namespace visage::ui
