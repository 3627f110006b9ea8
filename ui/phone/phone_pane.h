// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <set>

namespace visage::ui {

class CallBanner;
class CallDesk;
class CommandRegistry;
class PhoneBar;
class PlainLabel;
class PopPanel;
class Theme;
class Tracer;
class TypingWatch;

/// Everything of the telephone in one widget for the top of the window: the bar; below it, while there are
/// calls, the banners and the screen pop. Adds the telephone's commands to the registry. The record beside it
/// belongs to the window, which listens to CallDesk::recordReady() and customerChosen(). GUI thread.
class PhonePane : public QWidget {
    Q_OBJECT
public:
    PhonePane(CallDesk& desk, const Theme& theme, CommandRegistry& commands, Tracer& tracer,
              QWidget* parent = nullptr);

    void refresh();

protected:
    void changeEvent(QEvent* event) override;

private:
    void addCommands();
    void dress();
    void enter(const std::function<void()>& place);
    void leavePop();
    void onRang(int key);
    void onPainted(int key);
    void choose(int number);
    void sayBelow();

    CallDesk& m_desk;
    const Theme& m_theme;
    CommandRegistry& m_commands;
    Tracer& m_tracer;
    PhoneBar* m_bar = nullptr;
    CallBanner* m_banner = nullptr;
    PopPanel* m_pop = nullptr;
    PlainLabel* m_below = nullptr; ///< that the record below is not the caller's
    QPointer<QWidget> m_cameFrom;  ///< had the focus before a key led into the pop
    QTimer m_tick;                 ///< the timers on the screen
    std::set<int> m_painted;       ///< cards whose first picture was traced
};

} // namespace visage::ui
