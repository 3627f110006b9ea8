// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/call/account.h"
#include "core/telephony/engine_phone.h"
#include "ui/phone/call_desk.h"
#include "ui/shell/surroundings.h"

#include <QObject>

namespace visage::ui {
class MainWindow;
class RecordPage;
} // namespace visage::ui

namespace visage::desktop {

/// The telephone of one window: engine, what happens between calls and records, and its pane at the top.
class PhoneSet : public QObject {
    Q_OBJECT
public:
    struct Line {
        call::PhoneAccount account;
        telephony::EngineOptions engine;
    };

    PhoneSet(Line line, const Clock& clock, const ui::Surroundings& around, ui::MainWindow& window,
             ui::RecordPage& record);

private:
    void followSession(bool inside);
    void dial(const QString& number, CustomerId customer, ui::MainWindow& window);

    Line m_line;
    telephony::EnginePhone m_phone;
    ui::CallDesk m_desk;
    bool m_started = false;
};

} // namespace visage::desktop
