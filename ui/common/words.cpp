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
    case CaseEventKind::QueueChanged:
        return Words::tr("Queue changed");
    }
    return Words::other();
}

} // namespace visage::ui
