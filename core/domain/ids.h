// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/uuid.h"

namespace visage {

using UserId = Id<struct UserTag>;
using ReasonId = Id<struct ReasonTag>;
using LineId = Id<struct LineTag>;
using CustomerId = Id<struct CustomerIdTag>;
using IdentityId = Id<struct IdentityTag>;
using ConsentId = Id<struct ConsentTag>;
using AlertId = Id<struct AlertTag>;
using OrderId = Id<struct OrderTag>;
using CaseId = Id<struct CaseTag>;
using CaseEventId = Id<struct CaseEventTag>;
using InteractionId = Id<struct InteractionTag>;
using InteractionCaseId = Id<struct InteractionCaseTag>;
using NoteId = Id<struct NoteTag>;
using NoteVersionId = Id<struct NoteVersionTag>;
using SourceRecordId = Id<struct SourceRecordTag>;
using MembershipId = Id<struct MembershipTag>;
using FieldStampId = Id<struct FieldStampTag>;
using FieldVersionId = Id<struct FieldVersionTag>;
using CustomerTagId = Id<struct CustomerTagTag>;
/// A row of any kind.
using ObjectId = Id<struct ObjectTag>;
/// One act of changing fields: what it leaves behind is found again under ids made from this one.
using EditId = Id<struct EditTag>;
using CallbackId = Id<struct CallbackTag>;
using QueueId = Id<struct QueueTag>;
using QueueMemberId = Id<struct QueueMemberTag>;
using ScopeMemberId = Id<struct ScopeMemberTag>;
using CustomerListId = Id<struct CustomerListTag>;
using ErasureId = Id<struct ErasureTag>;
using DeviceId = Id<struct DeviceTag>;
using StoreId = Id<struct StoreTag>;
/// Id of one intent of one desktop: what makes a push idempotent.
using MutationId = Id<struct MutationTag>;

/// A number in the store's one dense order of changes; 0 is "before everything".
using Seq = std::int64_t;

} // namespace visage
