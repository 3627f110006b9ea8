// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/enums.h"

namespace visage {

#define VISAGE_NAMES(E, ...)                                                                                 \
    template <> std::span<const EnumName<E>> enumNames<E>() {                                                \
        using enum E;                                                                                        \
        static constexpr EnumName<E> names[] = {__VA_ARGS__};                                                \
        return names;                                                                                        \
    }

VISAGE_NAMES(Role, {Agent, "agent"}, {Lead, "lead"}, {Admin, "admin"})
VISAGE_NAMES(Channel, {Phone, "phone"}, {Email, "email"}, {Chat, "chat"}, {Form, "form"},
             {Facebook, "facebook"}, {Messenger, "messenger"}, {Instagram, "instagram"},
             {Whatsapp, "whatsapp"}, {X, "x"}, {Linkedin, "linkedin"}, {Telegram, "telegram"},
             {Mastodon, "mastodon"}, {Sms, "sms"}, {Post, "post"}, {Visit, "visit"}, {App, "app"},
             {Forum, "forum"}, {Video, "video"}, {Note, "note"})
VISAGE_NAMES(Direction, {In, "in"}, {Out, "out"}, {Internal, "internal"})
VISAGE_NAMES(CustomerKind, {Person, "person"}, {Organisation, "organisation"})
VISAGE_NAMES(Civility, {None, ""}, {Madam, "mme"}, {Sir, "m"})
VISAGE_NAMES(Tier, {None, "none"}, {Bronze, "bronze"}, {Silver, "silver"}, {Gold, "gold"},
             {Platinum, "platinum"})
VISAGE_NAMES(IdentityType, {Email, "email"}, {Phone, "phone"}, {WhatsappId, "wa_id"},
             {WhatsappScoped, "wa_bsuid"}, {MessengerId, "psid"}, {InstagramId, "igsid"}, {XId, "x_id"},
             {LinkedinUrn, "li_urn"}, {TelegramId, "tg_id"}, {MastodonAccount, "masto_acct"},
             {WebToken, "web_token"}, {CrmRef, "crm_ref"}, {Postal, "postal"}, {Loyalty, "loyalty"},
             {FacebookId, "fb_id"})
VISAGE_NAMES(ConsentState, {Unknown, "unknown"}, {Granted, "granted"}, {Refused, "refused"})
VISAGE_NAMES(ConsentTopic, {Email, "email"}, {Sms, "sms"}, {Phone, "phone"}, {Post, "post"},
             {Social, "social"})
VISAGE_NAMES(OrderStatus, {Placed, "placed"}, {Paid, "paid"}, {Shipped, "shipped"}, {Delivered, "delivered"},
             {Cancelled, "cancelled"}, {Returned, "returned"})
VISAGE_NAMES(CaseStatus, {New, "new"}, {Open, "open"}, {WaitingCustomer, "waiting_customer"},
             {WaitingInternal, "waiting_internal"}, {Snoozed, "snoozed"}, {Solved, "solved"},
             {Closed, "closed"}, {Merged, "merged"})
VISAGE_NAMES(Priority, {P1, "P1"}, {P2, "P2"}, {P3, "P3"})
VISAGE_NAMES(CaseEventKind, {Opened, "opened"}, {StatusChanged, "status_changed"},
             {OwnerChanged, "owner_changed"}, {ReasonChanged, "reason_changed"},
             {QueueChanged, "queue_changed"})
VISAGE_NAMES(InteractionState, {Ongoing, "ongoing"}, {Done, "done"}, {Missed, "missed"},
             {Rejected, "rejected"}, {Failed, "failed"}, {Queued, "queued"}, {Cancelled, "cancelled"})
VISAGE_NAMES(CallbackState, {Open, "open"}, {Done, "done"}, {Cancelled, "cancelled"}, {Failed, "failed"})
VISAGE_NAMES(ErasureReason, {Requested, "requested"}, {Expired, "expired"}, {Mistake, "mistake"})
VISAGE_NAMES(CallOutcome, {None, ""}, {Handled, "handled"}, {WrongNumber, "wrong_number"}, {Silent, "silent"},
             {Canvassing, "canvassing"}, {Internal, "internal"}, {CallBackPromised, "call_back_promised"})
VISAGE_NAMES(DecidedBy, {Import, "import"}, {Rules, "rules"}, {Person, "person"})
VISAGE_NAMES(MatchBasis, {None, ""}, {CustomerNumber, "customer_number"}, {AssertedNumber, "asserted_number"},
             {CallerNumber, "caller_number"}, {ChosenByAgent, "chosen_by_agent"}, {Created, "created"})
VISAGE_NAMES(VersionState, {Replaced, "replaced"}, {Lost, "lost"}, {Disputed, "disputed"},
             {Settled, "settled"})
VISAGE_NAMES(SettleChoice, {Confirm, "confirm"}, {Take, "take"}, {KeepBoth, "keep_both"})

} // namespace visage
