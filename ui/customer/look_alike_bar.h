// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QFrame>

class QPushButton;

namespace visage::ui {

class LookAlikes;
class PlainLabel;
class Theme;

/// Says on a record that it may be somebody who is there already, and asks. Hidden while nobody is. GUI
/// thread.
class LookAlikeBar : public QFrame {
    Q_OBJECT
public:
    explicit LookAlikeBar(const Theme& theme, QWidget* parent = nullptr);

    /// Null: nothing is proposed any more. Outlives the bar, or says so by its destruction.
    void follow(LookAlikes* lookAlikes);
    void show(const Customer& customer);

Q_SIGNALS:
    /// A person wants to see both, and perhaps to join them.
    void joinRequested(visage::CustomerId other);

protected:
    void changeEvent(QEvent* event) override;

private:
    void write();

    LookAlikes* m_lookAlikes = nullptr;
    Customer m_customer;
    CustomerId m_other;
    PlainLabel* m_words;
    QPushButton* m_join;
    QPushButton* m_different;
};

} // namespace visage::ui
