// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/client/views.h"
#include "ui/shell/surroundings.h"

#include <QFrame>

class QLineEdit;
class QPushButton;

namespace visage::ui {

class PlainLabel;

/// Says above the record that the session has ended at the store, and logs in again in place. It takes no
/// focus and closes nothing: calls, texts and all local work go on beside it. Hidden while the session is
/// well.
class SessionPanel : public QFrame {
    Q_OBJECT
public:
    explicit SessionPanel(const Surroundings& around, QWidget* parent = nullptr);

    /// A new log-in is the remedy for this refusal.
    [[nodiscard]] static bool asksAfter(ErrorCode code);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void follow();
    void submit();
    void setBusy(bool busy);
    void showProblem(const Error& error);
    void retranslate();

    Surroundings m_around;
    PlainLabel* m_sentence;
    PlainLabel* m_passwordLabel;
    QLineEdit* m_password;
    QPushButton* m_button;
    PlainLabel* m_problemLabel;
    Error m_problem{ErrorCode::None, {}};
    bool m_busy = false;
};

} // namespace visage::ui
