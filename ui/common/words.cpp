// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/words.h"

#include <QCoreApplication>

#include <span>

namespace visage::ui {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
public:
    static QString other() { return tr("Other"); }
};

} // namespace

QString word(Role value) {
    switch (value) {
    case Role::Agent:
        return Words::tr("Agent");
    case Role::Lead:
        return Words::tr("Lead");
    case Role::Admin:
        return Words::tr("Administrator");
    }
    return Words::other();
}

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

QString word(CustomerKind value) {
    switch (value) {
    case CustomerKind::Person:
        return Words::tr("Person");
    case CustomerKind::Organisation:
        return Words::tr("Organisation");
    }
    return Words::other();
}

QString word(Civility value) {
    switch (value) {
    case Civility::None:
        return {};
    case Civility::Madam:
        return Words::tr("Ms");
    case Civility::Sir:
        return Words::tr("Mr");
    }
    return {};
}

QString word(Tier value) {
    switch (value) {
    case Tier::None:
        return {};
    case Tier::Bronze:
        return Words::tr("Bronze");
    case Tier::Silver:
        return Words::tr("Silver");
    case Tier::Gold:
        return Words::tr("Gold");
    case Tier::Platinum:
        return Words::tr("Platinum");
    }
    return Words::other();
}

QString word(IdentityType value) {
    switch (value) {
    case IdentityType::Email:
        return Words::tr("E-mail");
    case IdentityType::Phone:
        return Words::tr("Phone");
    case IdentityType::WhatsappId:
    case IdentityType::WhatsappScoped:
        return QStringLiteral("WhatsApp");
    case IdentityType::MessengerId:
        return QStringLiteral("Messenger");
    case IdentityType::InstagramId:
        return QStringLiteral("Instagram");
    case IdentityType::XId:
        return QStringLiteral("X");
    case IdentityType::LinkedinUrn:
        return QStringLiteral("LinkedIn");
    case IdentityType::TelegramId:
        return QStringLiteral("Telegram");
    case IdentityType::MastodonAccount:
        return QStringLiteral("Mastodon");
    case IdentityType::WebToken:
        return Words::tr("Web site");
    case IdentityType::CrmRef:
        return Words::tr("Customer number");
    case IdentityType::Postal:
        return Words::tr("Postal address");
    case IdentityType::Loyalty:
        return Words::tr("Loyalty card");
    case IdentityType::FacebookId:
        return QStringLiteral("Facebook");
    }
    return Words::other();
}

QString word(ConsentState value) {
    switch (value) {
    case ConsentState::Unknown:
        return Words::tr("not asked");
    case ConsentState::Granted:
        return Words::tr("agreed");
    case ConsentState::Refused:
        return Words::tr("objected");
    }
    return Words::other();
}

QString word(ConsentTopic value) {
    switch (value) {
    case ConsentTopic::Email:
        return Words::tr("E-mail");
    case ConsentTopic::Sms:
        return Words::tr("SMS");
    case ConsentTopic::Phone:
        return Words::tr("Phone");
    case ConsentTopic::Post:
        return Words::tr("Letter");
    case ConsentTopic::Social:
        return Words::tr("Social networks");
    }
    return Words::other();
}

QString word(OrderStatus value) {
    switch (value) {
    case OrderStatus::Placed:
        return Words::tr("Placed");
    case OrderStatus::Paid:
        return Words::tr("Paid");
    case OrderStatus::Shipped:
        return Words::tr("Shipped");
    case OrderStatus::Delivered:
        return Words::tr("Delivered");
    case OrderStatus::Cancelled:
        return Words::tr("Cancelled");
    case OrderStatus::Returned:
        return Words::tr("Returned");
    }
    return Words::other();
}

QString word(CaseStatus value) {
    switch (value) {
    case CaseStatus::New:
        return Words::tr("New");
    case CaseStatus::Open:
        return Words::tr("Open");
    case CaseStatus::WaitingCustomer:
        return Words::tr("Waiting for the customer");
    case CaseStatus::WaitingInternal:
        return Words::tr("Waiting for a colleague");
    case CaseStatus::Snoozed:
        return Words::tr("Snoozed");
    case CaseStatus::Solved:
        return Words::tr("Solved");
    case CaseStatus::Closed:
        return Words::tr("Closed");
    case CaseStatus::Merged:
        return Words::tr("Merged");
    }
    return Words::other();
}

QString word(Priority value) {
    switch (value) {
    case Priority::P1:
        return QStringLiteral("P1");
    case Priority::P2:
        return QStringLiteral("P2");
    case Priority::P3:
        return QStringLiteral("P3");
    }
    return Words::other();
}

QString word(CaseEventKind value) {
    switch (value) {
    case CaseEventKind::Opened:
        return Words::tr("Case opened");
    case CaseEventKind::StatusChanged:
        return Words::tr("Status changed");
    case CaseEventKind::OwnerChanged:
        return Words::tr("Owner changed");
    case CaseEventKind::ReasonChanged:
        return Words::tr("Reason changed");
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
    }
    return Words::other();
}

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

namespace {

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

QString contactTitle(Channel channel, Direction direction, InteractionState state) {
    if (channel == Channel::Phone)
        return callTitle(direction, state);
    if (channel == Channel::Visit || channel == Channel::Note || channel == Channel::Form)
        return word(channel);
    //: a channel and a direction: "E-mail received"
    return Words::tr("%1 %2").arg(word(channel), word(direction).toLower());
}

namespace {

/// Sentences of core that agents meet. What core adds in parentheses is a detail and stays as it is.
constexpr const char* const sentencesOfCore[] = {
    QT_TRANSLATE_NOOP("Words", "This is too long to be kept: shorten it."),
    QT_TRANSLATE_NOOP(
        "Words", "The local copy was damaged and has been set aside: it is fetched again from the server. "
                 "Your unsent work is not touched."),
    QT_TRANSLATE_NOOP("Words",
                      "The file of unsent work was damaged: what could be read of it will be sent. Keep the "
                      "file that was set aside beside it."),
    QT_TRANSLATE_NOOP("Words",
                      "The file of unsent work was damaged, and no unsent work could be read in it. Keep the "
                      "file that was set aside beside it."),
    QT_TRANSLATE_NOOP("Words", "The server sent a message that is not due now."),
    QT_TRANSLATE_NOOP("Words", "The server sent a message that is too large."),
    QT_TRANSLATE_NOOP("Words", "The server sent a message that cannot be read."),
    QT_TRANSLATE_NOOP("Words", "Type your user name."),
    QT_TRANSLATE_NOOP("Words", "This customer is not on this desktop."),
    QT_TRANSLATE_NOOP(
        "Words", "This server is another one than this desktop has worked with: check the address of the "
                 "server, or use another profile for it."),
    QT_TRANSLATE_NOOP("Words", "This customer does not exist, or exists no more: search for them again."),
    QT_TRANSLATE_NOOP("Words", "This number or address is not on the record, or no longer."),
    QT_TRANSLATE_NOOP("Words", "This case does not exist, or exists no more."),
    QT_TRANSLATE_NOOP("Words", "This note does not exist, or exists no more: write a new one."),
    QT_TRANSLATE_NOOP("Words", "This reason does not exist: choose another one."),
    QT_TRANSLATE_NOOP("Words", "The note is empty: write something first."),
    QT_TRANSLATE_NOOP("Words", "The note is empty: write something, or leave it as it was."),
    QT_TRANSLATE_NOOP("Words", "The alert is empty: write what everybody must know."),
    QT_TRANSLATE_NOOP("Words", "The alert would have expired already: choose a later day."),
    QT_TRANSLATE_NOOP("Words", "Say why the case is closed: choose a reason or write a sentence."),
    QT_TRANSLATE_NOOP("Words", "Say in a few words what the case is about."),
    QT_TRANSLATE_NOOP("Words", "This is no number, address or account that can be kept: check it."),
    QT_TRANSLATE_NOOP("Words", "A customer needs a name: type at least a surname."),
    QT_TRANSLATE_NOOP("Words", "An organisation needs a name."),
    QT_TRANSLATE_NOOP("Words",
                      "The birth date lies in the future or does not exist: correct it or leave it empty."),
    QT_TRANSLATE_NOOP("Words", "This alert does not exist."),
    QT_TRANSLATE_NOOP("Words", "The case of this note does not exist."),
    QT_TRANSLATE_NOOP("Words", "Another case has this id already: open the case again."),
    QT_TRANSLATE_NOOP("Words", "Somebody changed the status of this case before: look at it again."),
    QT_TRANSLATE_NOOP("Words", "The case has this status already."),
    QT_TRANSLATE_NOOP("Words",
                      "A merged case has no status of its own: work on the case it was merged into."),
    QT_TRANSLATE_NOOP("Words", "The note is too long: shorten it to"),
    QT_TRANSLATE_NOOP("Words", "The text is too long: shorten it to"),
    QT_TRANSLATE_NOOP("Words", "The alert is too long: shorten it to"),
    QT_TRANSLATE_NOOP("Words", "The subject is too long: shorten it to"),
    QT_TRANSLATE_NOOP("Words", "A name is too long: shorten it to"),
    QT_TRANSLATE_NOOP(
        "Words", "The server could not keep this change: enter it again, and if that fails too, show this "
                 "to your administrator:"),
};

/// Why something is refused to this person, where core says more than that it is.
constexpr const char* const refusalsOfCore[] = {
    QT_TRANSLATE_NOOP("Words", "This account is switched off: ask your administrator."),
    QT_TRANSLATE_NOOP("Words", "Somebody else pinned this alert: ask them or a lead to remove it."),
};

/// Empty for a sentence that is not among them.
QString translated(std::span<const char* const> sentences, const QString& sentence) {
    for (const char* known : sentences) {
        const QLatin1String start(known);
        if (sentence.startsWith(start))
            return Words::tr(known) + sentence.mid(start.size());
    }
    return {};
}

QString sentenceOfCore(const QString& sentence) {
    const QString known = translated(sentencesOfCore, sentence);
    return known.isEmpty() ? sentence : known;
}

QString refusalOf(const Error& error) {
    const QString known = translated(refusalsOfCore, QString::fromStdString(error.sentence));
    return known.isEmpty() ? Words::tr("Your role does not allow this. Ask a lead.") : known;
}

} // namespace

QString sentenceOf(const Error& error) {
    switch (error.code) {
    case ErrorCode::Unavailable:
        return Words::tr("The server cannot be reached. Your work is kept here and sent later.");
    case ErrorCode::Busy:
        return Words::tr("This is being used elsewhere at the moment. Try again.");
    case ErrorCode::StorageFull:
        return Words::tr("The disk is full. Free some space, then try again.");
    case ErrorCode::StoreFull:
        return Words::tr(
            "The server's disk is full. Your work is kept here and sent when there is room again: tell your "
            "administrator.");
    case ErrorCode::RateLimited:
        return Words::tr("Too many attempts. Wait a minute, then try again.");
    case ErrorCode::Denied:
        return refusalOf(error);
    case ErrorCode::WrongCredentials:
        return Words::tr("The user name or the password is wrong.");
    case ErrorCode::Locked:
        return Words::tr(
            "Too many wrong passwords: this account is locked for a while. Ask an administrator.");
    case ErrorCode::SessionExpired:
        return Words::tr("Your session has ended. Log in again.");
    case ErrorCode::TooOld:
        return Words::tr(
            "The server speaks a newer version of the protocol. Update Visage on this computer.");
    case ErrorCode::TooNew:
        return Words::tr("These data were written by a newer version. Update Visage on this computer.");
    case ErrorCode::UnknownIssuer:
        return Words::tr(
            "The server's certificate comes from an authority that this computer does not trust. Have your "
            "administrator install that authority here, or check the server's address.");
    case ErrorCode::OtherCertificate:
        return Words::tr(
            "The server's certificate is for another name than the address says. Correct the address, or "
            "tell your administrator.");
    case ErrorCode::ExpiredCertificate:
        return Words::tr(
            "The server's certificate is not valid today. Check the date of this computer, or have your "
            "administrator renew the certificate.");
    case ErrorCode::StoreTooOld:
        return Words::tr(
            "The server is older than this Visage. It must be updated first: tell your administrator.");
    case ErrorCode::Superseded:
        return Words::tr("Visage was opened with this profile elsewhere, which took over.");
    default:
        break;
    }
    return sentenceOfCore(QString::fromStdString(error.sentence));
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
