// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <QDateTime>
#include <QWidget>

class QButtonGroup;
class QDateTimeEdit;
class QPushButton;

namespace visage::ui {

/// When a customer is called back: in an hour, this afternoon, tomorrow morning, or any day and time. In the
/// machine's time zone. GUI thread.
class WhenField : public QWidget {
    Q_OBJECT
public:
    explicit WhenField(QWidget* parent = nullptr);

    /// Choices as of this moment; an hour from now is chosen.
    void start(Timestamp now);
    /// The same with another time chosen.
    void start(Timestamp now, Timestamp dueAt, Timestamp dueUntil);
    [[nodiscard]] Timestamp dueAt() const { return m_dueAt; }
    /// None: at dueAt() itself.
    [[nodiscard]] Timestamp dueUntil() const { return m_dueUntil; }
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    enum Choice : int { InAnHour, Afternoon, TomorrowMorning };
    void choose(int choice);
    void set(Timestamp dueAt, Timestamp dueUntil);
    [[nodiscard]] QDateTime today(int hour, int days = 0) const;

    Timestamp m_now;
    Timestamp m_dueAt;
    Timestamp m_dueUntil;
    QButtonGroup* m_choices;
    QDateTimeEdit* m_edit;
};

} // namespace visage::ui
