// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/words.h"

#include <QCoreApplication>

namespace visage::ui {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
public:
    static QString other() { return tr("Other"); }
};

} // namespace

QString word(CallOutcome value) {
    switch (value) {
    case CallOutcome::None:
        return {};
    case CallOutcome::Handled:
        return Words::tr("Handled");
    case CallOutcome::WrongNumber:
        return Words::tr("Wrong number");
    case CallOutcome::Silent:
        return Words::tr("Silent call");
    case CallOutcome::Canvassing:
        return Words::tr("Canvassing");
    case CallOutcome::Internal:
        return Words::tr("Internal call");
    case CallOutcome::CallBackPromised:
        return Words::tr("Call-back promised");
    }
    return Words::other();
}

QString word(MatchBasis value) {
    switch (value) {
    case MatchBasis::None:
        return {};
    case MatchBasis::CustomerNumber:
        return Words::tr("recognised by the customer number");
    case MatchBasis::AssertedNumber:
        return Words::tr("recognised by the number, confirmed by the network");
    case MatchBasis::CallerNumber:
        return Words::tr("recognised by the number shown, not confirmed by the network");
    case MatchBasis::ChosenByAgent:
        return Words::tr("chosen by the agent");
    case MatchBasis::Created:
        return Words::tr("created during the call");
    }
    return Words::other();
}

QString word(call::CallState value) {
    switch (value) {
    case call::CallState::Ringing:
        return Words::tr("ringing");
    case call::CallState::Dialling:
        return Words::tr("dialling");
    case call::CallState::Active:
        return Words::tr("on the line");
    case call::CallState::Held:
        return Words::tr("on hold");
    case call::CallState::Ended:
        return Words::tr("ended");
    }
    return Words::other();
}

QString word(call::EndCause value) {
    switch (value) {
    case call::EndCause::None:
        return {};
    case call::EndCause::HungUpByUs:
        return Words::tr("you hung up");
    case call::EndCause::HungUpByPeer:
        return Words::tr("the other side hung up");
    case call::EndCause::RejectedByUs:
        return Words::tr("rejected");
    case call::EndCause::Cancelled:
        return Words::tr("missed call");
    case call::EndCause::AnsweredElsewhere:
        return Words::tr("answered by a colleague");
    case call::EndCause::Busy:
        return Words::tr("busy");
    case call::EndCause::NoAnswer:
        return Words::tr("no answer");
    case call::EndCause::Refused:
        return Words::tr("refused by the other side");
    case call::EndCause::Failed:
        return Words::tr("failed");
    case call::EndCause::EngineLost:
        return Words::tr("the phone was restarted");
    }
    return Words::other();
}

QString word(telephony::Phone::State value) {
    using State = telephony::Phone::State;
    switch (value) {
    case State::Off:
        return Words::tr("off");
    case State::Starting:
        return Words::tr("starting");
    case State::Registering:
        return Words::tr("connecting");
    case State::Ready:
        return Words::tr("ready");
    case State::Failed:
        return Words::tr("not reachable");
    }
    return Words::other();
}

} // namespace visage::ui
