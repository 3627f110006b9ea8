// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/reply_targets.h"

#include "ui/common/phone_format.h"
#include "ui/common/words.h"
#include "ui/timeline/names.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace visage::ui {
namespace {

class Targets {
    Q_DECLARE_TR_FUNCTIONS(visage::ui::Targets)
};

/// On which channel one writes to an identity; none where one cannot.
std::optional<Channel> channelOf(IdentityType type) {
    switch (type) {
    case IdentityType::Email:
        return Channel::Email;
    case IdentityType::Phone:
        return Channel::Sms;
    case IdentityType::WhatsappId:
        return Channel::Whatsapp;
    case IdentityType::MessengerId:
        return Channel::Messenger;
    case IdentityType::InstagramId:
        return Channel::Instagram;
    case IdentityType::FacebookId:
        return Channel::Facebook;
    case IdentityType::XId:
        return Channel::X;
    case IdentityType::LinkedinUrn:
        return Channel::Linkedin;
    case IdentityType::TelegramId:
        return Channel::Telegram;
    case IdentityType::MastodonAccount:
        return Channel::Mastodon;
    default:
        return std::nullopt;
    }
}

/// The channels in the order in which one writes on them.
int rankOf(const Identity& identity) {
    return (identity.deliverable ? 0 : 100) + static_cast<int>(channelOf(identity.type).value()) * 2 -
           (identity.primary ? 1 : 0);
}

std::string postalAddress(const Customer& customer) {
    std::string address;
    for (const std::string& part :
         {customer.addressLine1, customer.addressLine2, customer.postcode + " " + customer.town})
        if (part.size() > 1)
            address += (address.empty() ? "" : ", ") + part;
    return customer.addressLine1.empty() ? std::string() : address;
}

} // namespace

std::vector<ReplyTarget> targetsOf(const client::CustomerRecord& record) {
    std::vector<Identity> written;
    std::ranges::copy_if(record.identities, std::back_inserter(written),
                         [](const Identity& identity) { return channelOf(identity.type).has_value(); });
    std::ranges::stable_sort(written, {}, rankOf);
    std::vector<ReplyTarget> targets;
    for (const Identity& identity : written)
        targets.push_back({*channelOf(identity.type), identity.valueNorm, identity.account});
    if (const std::string address = postalAddress(record.customer); !address.empty())
        targets.push_back({Channel::Post, address});
    return targets;
}

ReplyTarget answerTo(const Interaction& contact) {
    ReplyTarget target{contact.channel, contact.peer, contact.account, contact.subject};
    if (contact.channel == Channel::Phone)
        target.channel = Channel::Sms;
    if (contact.channel == Channel::Form)
        target.channel = Channel::Email;
    if (!hasSubject(target.channel))
        target.subject.clear();
    else if (!target.subject.empty() && !target.subject.starts_with("Re:"))
        target.subject.insert(0, "Re: ");
    // A number called is no account to write from.
    if (target.channel != contact.channel)
        target.account.clear();
    return target;
}

QString nameOf(const ReplyTarget& target) {
    const bool number = target.channel == Channel::Sms;
    const QString peer = number ? formatPhone(target.peer) : QString();
    //: a channel, then the address on it
    return Targets::tr("%1 to %2")
        .arg(word(target.channel), peer.isEmpty() ? oneLine(target.peer, 200) : peer);
}

bool hasSubject(Channel channel) {
    return channel == Channel::Email || channel == Channel::Post || channel == Channel::Form ||
           channel == Channel::Forum;
}

} // namespace visage::ui
