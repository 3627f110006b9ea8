// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/style_sheet.h"

#include <QFrame>

#include <functional>

class QPushButton;
class QToolButton;

namespace visage::ui {

class IconLabel;
class PlainLabel;
class Theme;

/// A message inside the window that takes no focus and stays until it is dealt with or closed. One message at
/// a time: a newer one replaces the older. Hidden while it has nothing to say.
class Banner : public QFrame {
    Q_OBJECT
public:
    /// Asked again when the language changes.
    using Text = std::function<QString()>;
    struct Action {
        Text text;
        std::function<void()> run;
    };

    explicit Banner(const Theme& theme, QWidget* parent = nullptr);

    /// `look`: Accent (to know), Warn or Bad. `topic`: for withdraw().
    void tell(Look look, Text text, Action action = {}, const QString& topic = {});
    void dismiss();
    /// What was told of this topic is over; another message stays.
    void withdraw(const QString& topic);
    /// Of what it says now.
    [[nodiscard]] const QString& topic() const { return m_topic; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    Text m_text;
    QString m_topic;
    Action m_action;
    IconLabel* m_icon;
    PlainLabel* m_label;
    QPushButton* m_button;
    QToolButton* m_close;
};

} // namespace visage::ui
