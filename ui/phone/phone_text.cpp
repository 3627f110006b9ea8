// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/phone_text.h"

#include "core/base/text.h"
#include "ui/common/formats.h"

#include <QCoreApplication>

namespace visage::ui {
namespace {

class PopWords {
    Q_DECLARE_TR_FUNCTIONS(PopWords)
};

QString clean(std::string_view outsiders) {
    constexpr std::size_t longestText = 400;
    return text(text::oneLine(outsiders, longestText));
}

} // namespace

QString phoneTroubleText(telephony::Phone::State state, const Error& trouble) {
    using State = telephony::Phone::State;
    switch (state) {
    case State::Ready:
        return {};
    case State::Off:
        return PopWords::tr("No telephone is set up on this computer.");
    case State::Starting:
    case State::Registering:
        return PopWords::tr("The telephone is connecting…");
    case State::Failed:
        break;
    }
    switch (trouble.code) {
    case ErrorCode::WrongCredentials:
        return PopWords::tr("Phone not registered: the exchange refuses user or password.");
    case ErrorCode::Unavailable:
        return PopWords::tr("Phone not registered: the exchange does not answer.");
    default:
        return PopWords::tr("Phone not registered: %1").arg(clean(trouble.sentence));
    }
}

QString phoneNoticeText(const Error& what) {
    switch (what.code) {
    case ErrorCode::Unavailable:
        return PopWords::tr("The telephone is not connected: the number was not dialled.");
    case ErrorCode::Busy:
        return PopWords::tr("There are too many calls: end one before the next.");
    case ErrorCode::NotFound:
        return PopWords::tr(
            "This computer has no microphone or no loudspeaker: calls are taken without sound.");
    default:
        return PopWords::tr("Telephone: %1").arg(clean(what.sentence));
    }
}

} // namespace visage::ui
