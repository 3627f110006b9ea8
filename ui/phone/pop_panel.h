// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QStackedWidget;

namespace visage::ui {

class CallDesk;
class CallNote;
class CallSide;
class CallerView;
class CommandRegistry;
class Theme;
class WrapUpForm;
struct CallCard;

/// The screen pop: the shown call in full. Its height and its three columns are the same from the first ring
/// to the end of the wrap-up. Never takes the focus by itself. GUI thread.
class PopPanel : public QFrame {
    Q_OBJECT
public:
    PopPanel(CallDesk& desk, const Theme& theme, CommandRegistry& commands, QWidget* parent = nullptr);

    void present(const CallCard& card);
    void focusCall();
    void focusNote();
    void choose(int number);

Q_SIGNALS:
    /// The panel has been painted with what was looked up for this card.
    void painted(int key);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    CallDesk& m_desk;
    CommandRegistry& m_commands;
    CallerView* m_caller;
    WrapUpForm* m_wrapUp;
    QStackedWidget* m_left;
    CallNote* m_note;
    CallSide* m_side;
    int m_known = 0; ///< key of the card whose answer is on the panel
};

} // namespace visage::ui
