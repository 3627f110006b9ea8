// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/phone_commands.h"

#include "ui/phone/call_desk.h"
#include "ui/phone/pop_text.h"

#include <QCoreApplication>

#include <array>

namespace visage::ui {
namespace {

class PhoneCommands {
    Q_DECLARE_TR_FUNCTIONS(PhoneCommands)
};

struct Quick {
    CallOutcome outcome;
    const char* id;
    Qt::Key key;
};
constexpr std::array quicks{Quick{CallOutcome::WrongNumber, "phone.wrong-number", Qt::Key_F5},
                            Quick{CallOutcome::Silent, "phone.silent", Qt::Key_F6},
                            Quick{CallOutcome::Canvassing, "phone.canvassing", Qt::Key_F7},
                            Quick{CallOutcome::Internal, "phone.internal", Qt::Key_F8}};

QString quickText(CallOutcome outcome) {
    switch (outcome) {
    case CallOutcome::WrongNumber:
        return PhoneCommands::tr("Qualify: wrong number");
    case CallOutcome::Silent:
        return PhoneCommands::tr("Qualify: silent call");
    case CallOutcome::Canvassing:
        return PhoneCommands::tr("Qualify: canvassing");
    default:
        return PhoneCommands::tr("Qualify: internal call");
    }
}

class Adder {
public:
    explicit Adder(CommandRegistry& registry)
        : m_registry(registry) {}

    void add(const char* id, std::function<QString()> text, QKeySequence key, std::function<void()> run,
             const char* icon = "") {
        QAction* action = m_registry.add({QString::fromLatin1(id), std::move(text), std::move(key),
                                          std::move(run), QString::fromLatin1(icon)});
        action->setAutoRepeat(false); // a key held down is one wish
    }

private:
    CommandRegistry& m_registry;
};

void addCallCommands(Adder& adder, CallDesk& desk) {
    adder.add(
        phone_command::answer, [] { return PhoneCommands::tr("Answer the call"); }, Qt::Key_F9,
        [&desk] {
            if (desk.armed())
                desk.answer();
        },
        "phone-incoming");
    // No key: a call is refused on purpose only.
    adder.add(
        phone_command::reject, [] { return PhoneCommands::tr("Reject the call"); }, {},
        [&desk] {
            if (desk.armed())
                desk.reject();
        },
        "phone-off");
    adder.add(
        phone_command::hangUp, [] { return PhoneCommands::tr("Hang up"); }, Qt::SHIFT | Qt::Key_F9,
        [&desk] { desk.hangUp(); }, "phone-off");
    adder.add(
        phone_command::hold, [] { return PhoneCommands::tr("Hold or resume the call"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_H, [&desk] { desk.toggleHold(); }, "pause");
    adder.add(
        phone_command::mute, [] { return PhoneCommands::tr("Mute or unmute the microphone"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_M, [&desk] { desk.toggleMute(); }, "mic-off");
    adder.add(
        phone_command::finish, [] { return PhoneCommands::tr("Finish the call"); }, Qt::CTRL | Qt::Key_F9,
        [&desk] { desk.finish(); }, "check");
    adder.add(
        phone_command::other, [] { return PhoneCommands::tr("The caller is somebody else"); }, {},
        [&desk] { desk.chooseAgain(); }, "users");
    adder.add(
        phone_command::pause, [] { return PhoneCommands::tr("Take a break, or end it"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_P, [&desk] { desk.setOnBreak(!desk.onBreak()); }, "clock");
    for (const Quick& quick : quicks)
        adder.add(
            quick.id, [quick] { return quickText(quick.outcome); }, Qt::CTRL | quick.key,
            [&desk, quick] { desk.qualifyAtOnce(quick.outcome); });
}

void addPlaceCommands(Adder& adder, CallDesk& desk, const PhonePlaces& places) {
    adder.add(
        phone_command::take, [] { return PhoneCommands::tr("Go to the call"); }, Qt::Key_F8,
        [&desk, places] {
            desk.take();
            places.call();
        },
        "phone-call");
    adder.add(
        phone_command::note, [] { return PhoneCommands::tr("Go to the call note"); },
        Qt::CTRL | Qt::SHIFT | Qt::Key_N,
        [&desk, places] {
            if (const CallCard* card = desk.shown(); card && !card->taken)
                desk.take();
            places.callNote();
        },
        "sticky-note");
    adder.add(
        phone_command::dial, [] { return PhoneCommands::tr("Go to the dial field"); }, Qt::CTRL | Qt::Key_D,
        [places] { places.dialField(); }, "phone-outgoing");
    for (int number = 1; number <= 9; ++number)
        adder.add(
            qPrintable(QStringLiteral("phone.choose-%1").arg(number)),
            [number] { return PhoneCommands::tr("Choose customer %1 of the list").arg(number); },
            Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number), [places, number] { places.choose(number); });
}

void enable(CommandRegistry& registry, const char* id, bool possible, const QString& whyNot) {
    registry.setEnabled(QString::fromLatin1(id), possible, whyNot);
}

} // namespace

QString phoneCommandOf(CallOutcome outcome) {
    for (const Quick& quick : quicks)
        if (quick.outcome == outcome)
            return QString::fromLatin1(quick.id);
    return {};
}

void addPhoneCommands(CommandRegistry& registry, CallDesk& desk, const PhonePlaces& places) {
    Adder adder(registry);
    addCallCommands(adder, desk);
    addPlaceCommands(adder, desk, places);
}

void refreshPhoneCommands(CommandRegistry& registry, const CallDesk& desk) {
    const CallCard* shown = desk.shown();
    const QString noRinging = PhoneCommands::tr("No call is ringing.");
    const QString noCall = PhoneCommands::tr("There is no call.");
    enable(registry, phone_command::answer, desk.answerable(), noRinging);
    enable(registry, phone_command::reject, desk.answerable(), noRinging);
    enable(registry, phone_command::hangUp, desk.hangable(), noCall);
    enable(registry, phone_command::hold, desk.talking(), noCall);
    enable(registry, phone_command::mute, desk.talking(), noCall);
    enable(registry, phone_command::take, shown, noCall);
    enable(registry, phone_command::note, shown, noCall);
    enable(registry, phone_command::finish, shown && shown->ended(),
           PhoneCommands::tr("No call has to be finished."));
    enable(registry, phone_command::other, shown && (shown->customer || shown->ended()), noCall);
    enable(registry, phone_command::dial, desk.canDial(), desk.phoneTrouble());
    for (const Quick& quick : quicks)
        enable(registry, quick.id, shown && shown->answered(), noCall);
    for (int number = 1; number <= 9; ++number)
        registry.setEnabled(QStringLiteral("phone.choose-%1").arg(number), shown && shown->lookedUp, noCall);
}

} // namespace visage::ui
