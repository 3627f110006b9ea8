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

QString callTitle(Direction direction, InteractionState state) {
    if (direction == Direction::Out)
        return state == InteractionState::Missed ? Words::tr("Outgoing call, no answer")
                                                 : Words::tr("Outgoing call");
    switch (state) {
    case InteractionState::Missed:
        return Words::tr("Missed call");
    case InteractionState::Rejected:
        return Words::tr("Rejected call");
    default:
        return Words::tr("Incoming call");
    }
}

} // namespace

QString word(Channel value) {
    switch (value) {
    case Channel::Phone:
        return Words::tr("Phone");
    case Channel::Email:
        return Words::tr("E-mail");
    case Channel::Chat:
        return Words::tr("Chat");
    case Channel::Form:
        return Words::tr("Contact form");
    case Channel::Facebook:
        return QStringLiteral("Facebook");
    case Channel::Messenger:
        return QStringLiteral("Messenger");
    case Channel::Instagram:
        return QStringLiteral("Instagram");
    case Channel::Whatsapp:
        return QStringLiteral("WhatsApp");
    case Channel::X:
        return QStringLiteral("X");
    case Channel::Linkedin:
        return QStringLiteral("LinkedIn");
    case Channel::Telegram:
        return QStringLiteral("Telegram");
    case Channel::Mastodon:
        return QStringLiteral("Mastodon");
    case Channel::Sms:
        return Words::tr("SMS");
    case Channel::Post:
        return Words::tr("Letter");
    case Channel::Visit:
        return Words::tr("Shop visit");
    case Channel::App:
        return Words::tr("Mobile app");
    case Channel::Forum:
        return Words::tr("Forum");
    case Channel::Video:
        return Words::tr("Video");
    case Channel::Note:
        return Words::tr("Internal note");
    }
    return Words::other();
}

QString word(Direction value) {
    switch (value) {
    case Direction::In:
        return Words::tr("Received");
    case Direction::Out:
        return Words::tr("Sent");
    case Direction::Internal:
        return Words::tr("Internal");
    }
    return Words::other();
}

QString word(InteractionState value) {
    switch (value) {
    case InteractionState::Ongoing:
        return Words::tr("Ongoing");
    case InteractionState::Done:
        return Words::tr("Done");
    case InteractionState::Missed:
        return Words::tr("Missed");
    case InteractionState::Rejected:
        return Words::tr("Rejected");
    case InteractionState::Failed:
        return Words::tr("Failed");
    case InteractionState::Queued:
        return Words::tr("Waiting for a connected channel");
    case InteractionState::Cancelled:
        return Words::tr("Taken back");
    }
    return Words::other();
}

QString contactTitle(Channel channel, Direction direction, InteractionState state) {
    if (channel == Channel::Phone)
        return callTitle(direction, state);
    // Nothing has been sent yet, or ever: its state says so beside.
    if (state == InteractionState::Queued || state == InteractionState::Cancelled)
        return word(channel);
    if (channel == Channel::Visit || channel == Channel::Note || channel == Channel::Form)
        return word(channel);
    //: a channel and a direction: "E-mail received"
    return Words::tr("%1 %2").arg(word(channel), word(direction).toLower());
}

QString iconOf(Channel channel) {
    switch (channel) {
    case Channel::Phone:
        return QStringLiteral("phone");
    case Channel::Email:
        return QStringLiteral("mail");
    case Channel::Chat:
        return QStringLiteral("messages-square");
    case Channel::Form:
        return QStringLiteral("clipboard-list");
    case Channel::Sms:
        return QStringLiteral("smartphone");
    case Channel::Post:
        return QStringLiteral("mailbox");
    case Channel::Visit:
        return QStringLiteral("store");
    case Channel::App:
        return QStringLiteral("tablet-smartphone");
    case Channel::Forum:
        return QStringLiteral("users");
    case Channel::Video:
        return QStringLiteral("video");
    case Channel::Note:
        return QStringLiteral("sticky-note");
    case Channel::Whatsapp:
    case Channel::Messenger:
    case Channel::Telegram:
        return QStringLiteral("message-circle");
    default:
        return QStringLiteral("at-sign");
    }
}

QString iconOf(Channel channel, Direction direction, InteractionState state) {
    if (channel != Channel::Phone)
        return iconOf(channel);
    if (state == InteractionState::Missed)
        return QStringLiteral("phone-missed");
    return direction == Direction::Out ? QStringLiteral("phone-outgoing") : QStringLiteral("phone-incoming");
}

} // namespace visage::ui
