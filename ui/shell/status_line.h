// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/state_words.h"
#include "ui/shell/surroundings.h"

#include <QFrame>
#include <QTimer>

class QPushButton;

namespace visage::ui {

class IconLabel;
class PlainLabel;

/// The line at the bottom that tells the truth: store and phone as two states, what has not been sent, what
/// was refused, and who works here.
class StatusLine : public QFrame {
    Q_OBJECT
public:
    explicit StatusLine(const Surroundings& around, QWidget* parent = nullptr);

    /// Null: this desktop has no phone. The phone outlives the line or says so by its destruction.
    void setPhone(telephony::Phone* phone);
    /// Customers made here who may be somebody who is there already.
    void setLookAlikes(int count);

Q_SIGNALS:
    /// The person wants to see what is not sent yet, and how long all this stays here.
    void desktopStateWanted();
    /// The person wants to see what the store refused.
    void refusedWorkWanted();
    /// The lead wants to see what awaits a decision.
    void reviewsWanted();
    /// The person wants to see who may be the same.
    void lookAlikesWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Part {
        IconLabel* icon = nullptr;
        PlainLabel* label = nullptr;
    };

    Part addPart(const QString& name);
    void build();
    void refresh();
    void show(const Part& part, const StateWords& words, const QString& sentence);
    void showUnsent();

    Surroundings m_around;
    telephony::Phone* m_phone = nullptr;
    Part m_store;
    Part m_phonePart;
    QPushButton* m_unsent;
    Part m_user;
    QPushButton* m_refused;
    QPushButton* m_reviews;
    QPushButton* m_toLookAt;
    int m_lookAlikes = 0;
    QTimer m_tick; ///< while a countdown is shown
};

} // namespace visage::ui
