// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/telephony/scripted_phone.h"
#include "tests/support/prepared_workspace.h"
#include "ui/common/command_registry.h"
#include "ui/common/theme.h"
#include "ui/common/tracer.h"
#include "ui/phone/call_desk.h"
#include "ui/phone/phone_pane.h"

#include <QPlainTextEdit>
#include <QTest>
#include <QVBoxLayout>
#include <QWidget>

#include <memory>

namespace visage::testing {

/// Time that stands still until a test moves it.
class StillClock final : public Clock {
public:
    explicit StillClock(Timestamp start)
        : m_now(start) {}
    [[nodiscard]] Timestamp now() const override { return m_now; }
    void advance(Milliseconds by) { m_now = m_now + by; }

private:
    Timestamp m_now;
};

/// The account of the tests: believes the exchange's number and its customer number.
[[nodiscard]] inline call::PhoneAccount deskAccount() {
    call::PhoneAccount account;
    account.aor = "sip:amelie@pbx.example.org";
    account.registrarHost = "pbx.example.org";
    account.customerNumberHeaders = {"x-customer-id"};
    account.internalDigits = 4;
    return account;
}

/// A call to the service line from a number, as an INVITE tells it.
[[nodiscard]] inline call::CallFacts callFrom(const std::string& number, const std::string& name = {}) {
    static int calls = 0;
    call::CallFacts facts;
    facts.callId = "call-" + std::to_string(++calls) + "@pbx.example.org";
    facts.fromTag = "tag";
    facts.fromUri = "sip:" + number + "@pbx.example.org";
    facts.fromName = name;
    facts.toUri = std::string("sip:") + PreparedData::serviceLine + "@pbx.example.org";
    facts.requestUri = "sip:amelie@10.0.0.7";
    return facts;
}

[[nodiscard]] inline call::CallFacts hiddenCall() {
    call::CallFacts facts = callFrom("anonymous", "Anonymous");
    facts.fromUri = "sip:anonymous@anonymous.invalid";
    return facts;
}

/// An agent at work: prepared customers, a telephone driven by hand, the pane, and an editor below it.
struct AtTheDesk {
    AtTheDesk() {
        workspace.enter();
        phone.start(deskAccount());
        desk = std::make_unique<ui::CallDesk>(phone, workspace, clock);
        desk->setAccount(deskAccount());
    }

    /// The window with the pane on top, shown and active.
    void open() {
        theme.apply(ui::Theme::Choice::Light);
        window = std::make_unique<QWidget>();
        commands = new ui::CommandRegistry(window.get());
        pane = new ui::PhonePane(*desk, theme, *commands, tracer, window.get());
        editor = new QPlainTextEdit(window.get());
        auto* column = new QVBoxLayout(window.get());
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(pane);
        column->addWidget(editor, 1);
        window->resize(1366, 700);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }

    std::uint32_t ring(const call::CallFacts& facts) { return phone.simulateIncoming(facts); }
    /// Rings, and the deaf moment is over.
    std::uint32_t ringLong(const call::CallFacts& facts) {
        const std::uint32_t call = ring(facts);
        advance(Milliseconds(3000));
        return call;
    }
    /// The window with a call that may be answered, its caller looked up.
    void openOnCall(const call::CallFacts& facts) {
        open();
        ringLong(facts);
        QTRY_VERIFY(lookedUp());
    }
    void advance(Milliseconds by) {
        clock.advance(by);
        workspace.setNow(clock.now());
    }
    [[nodiscard]] bool lookedUp() const { return desk->shown() && desk->shown()->lookedUp; }
    [[nodiscard]] client::CallerAnswer::Kind kind() const { return desk->shown()->answer.kind; }

    template <class T> [[nodiscard]] std::vector<T> submitted() const {
        std::vector<T> found;
        for (const Command& command : workspace.submitted)
            if (const T* match = std::get_if<T>(&command))
                found.push_back(*match);
        return found;
    }
    template <class T> [[nodiscard]] T* child(const char* name) const {
        return window->findChild<T*>(QString::fromLatin1(name));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWidget* focus = window->focusWidget();
        QTest::keyClick(focus ? focus : window.get(), static_cast<Qt::Key>(key), modifiers);
    }

    PreparedWorkspace workspace;
    StillClock clock{workspace.now()};
    telephony::ScriptedPhone phone{clock};
    ui::Theme theme;
    ui::Tracer tracer;
    std::unique_ptr<ui::CallDesk> desk;
    std::unique_ptr<QWidget> window;
    ui::CommandRegistry* commands = nullptr;
    ui::PhonePane* pane = nullptr;
    QPlainTextEdit* editor = nullptr;
};

} // namespace visage::testing
