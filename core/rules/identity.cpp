// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/identity.h"

#include "core/base/text.h"
#include "core/rules/mail.h"
#include "core/rules/phone.h"

namespace visage::rules {
namespace {

constexpr std::size_t maxValueBytes = 400;

std::string firstNumber(std::string_view raw) {
    const auto numbers = readPhoneNumbers(raw);
    return numbers.empty() ? std::string() : numbers.front().e164;
}

std::string lowerAscii(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 32);
    return text;
}

/// Names of accounts are the same in either case, and people write "@" before them or not.
std::string accountName(std::string_view raw) {
    std::string name = lowerAscii(text::oneLine(text::trimmed(raw), maxValueBytes));
    return name.starts_with('@') ? name.substr(1) : name;
}

} // namespace

std::string normaliseReference(std::string_view text) {
    std::string out;
    for (const char c : text::oneLine(text, maxValueBytes)) {
        if (c == ' ')
            continue;
        out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    }
    return out;
}

std::string normaliseIdentity(IdentityType type, std::string_view raw) {
    switch (type) {
    case IdentityType::Phone:
    case IdentityType::WhatsappId:
        return firstNumber(raw);
    case IdentityType::Email:
        return normaliseMail(raw);
    case IdentityType::Loyalty:
    case IdentityType::CrmRef:
        return normaliseReference(raw);
    case IdentityType::XId:
    case IdentityType::MastodonAccount:
        return accountName(raw);
    default:
        return text::oneLine(text::trimmed(raw), maxValueBytes);
    }
}

std::optional<IdentityType> identityTypeOf(Channel channel) {
    switch (channel) {
    case Channel::Phone:
    case Channel::Sms:
        return IdentityType::Phone;
    case Channel::Email:
    case Channel::Form:
        return IdentityType::Email;
    case Channel::Chat:
    case Channel::App:
        return IdentityType::WebToken;
    case Channel::Facebook:
        return IdentityType::FacebookId;
    case Channel::Messenger:
        return IdentityType::MessengerId;
    case Channel::Instagram:
        return IdentityType::InstagramId;
    case Channel::Whatsapp:
        return IdentityType::WhatsappId;
    case Channel::X:
        return IdentityType::XId;
    case Channel::Linkedin:
        return IdentityType::LinkedinUrn;
    case Channel::Telegram:
        return IdentityType::TelegramId;
    case Channel::Mastodon:
        return IdentityType::MastodonAccount;
    default:
        return std::nullopt;
    }
}

} // namespace visage::rules
