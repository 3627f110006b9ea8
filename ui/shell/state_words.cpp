// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/state_words.h"

#include "ui/common/formats.h"
#include "ui/common/words.h"

#include <QCoreApplication>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

class StateTexts {
    Q_DECLARE_TR_FUNCTIONS(StateTexts)
};

QString withRetry(const QString& text, Timestamp retryAt, Timestamp now) {
    if (retryAt <= now)
        return text;
    return text + u", "_s + StateTexts::tr("next attempt %1", "in 8 s").arg(formatDue(retryAt, now, true));
}

/// Why nothing comes or goes, where it is not the network.
QString offlineText(ErrorCode code) {
    switch (code) {
    case ErrorCode::StoreFull:
        return StateTexts::tr("Server: its disk is full");
    case ErrorCode::StorageFull:
        return StateTexts::tr("Server: waiting, the disk of this computer is full");
    case ErrorCode::UnknownIssuer:
    case ErrorCode::OtherCertificate:
    case ErrorCode::ExpiredCertificate:
        return StateTexts::tr("Server: certificate not accepted");
    default:
        return StateTexts::tr("Server: not reachable");
    }
}

QString firstSync(const client::StoreStatus& status) {
    if (status.rowsTotal <= 0)
        return StateTexts::tr("Server: first synchronisation");
    return StateTexts::tr("Server: first synchronisation, %1 of %2")
        .arg(formatNumber(status.rowsDone), formatNumber(status.rowsTotal));
}

} // namespace

StateWords storeWords(const client::StoreStatus& status, Timestamp now) {
    using State = client::StoreStatus::State;
    switch (status.state) {
    case State::Live:
        return {StateTexts::tr("Server: connected"), u"circle-check"_s, &Tokens::good};
    case State::CatchingUp:
        return {StateTexts::tr("Server: catching up"), u"refresh-cw"_s, &Tokens::accent};
    case State::FirstSync:
        return {firstSync(status), u"refresh-cw"_s, &Tokens::accent};
    case State::Connecting:
        return {StateTexts::tr("Server: connecting"), u"refresh-cw"_s, &Tokens::textMuted};
    case State::LoggingIn:
        return {StateTexts::tr("Server: logging in"), u"refresh-cw"_s, &Tokens::textMuted};
    case State::Refused:
        return {StateTexts::tr("Server: access refused"), u"circle-x"_s, &Tokens::bad};
    case State::Offline:
        break;
    }
    return {withRetry(offlineText(status.code), status.retryAt, now), u"cloud-off"_s, &Tokens::warn};
}

StateWords phoneWords(telephony::Phone::State state, const Error& trouble, Timestamp retryAt, Timestamp now) {
    using State = telephony::Phone::State;
    const QString text = StateTexts::tr("Phone: %1", "a state").arg(word(state));
    switch (state) {
    case State::Ready:
        return {text, u"circle-check"_s, &Tokens::good};
    case State::Starting:
    case State::Registering:
        return {text, u"refresh-cw"_s, &Tokens::textMuted};
    case State::Failed:
        return {withRetry(text, retryAt, now), trouble.transient() ? u"triangle-alert"_s : u"circle-x"_s,
                trouble.transient() ? &Tokens::warn : &Tokens::bad};
    case State::Off:
        break;
    }
    return {text, u"phone-off"_s, &Tokens::textMuted};
}

} // namespace visage::ui
