// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/rows.h"
#include "core/domain/fields.h"
#include "tests/support/prepared_workspace.h"

#include <algorithm>

// What each command does to the prepared data: the least a page can see, mostly without the checks of
// rules/commands.

namespace visage::testing {
namespace {

template <class T, class IdType> T* findIn(std::vector<T>& rows, IdType id) {
    const auto it = std::find_if(rows.begin(), rows.end(), [&](const T& row) { return row.id == id; });
    return it == rows.end() ? nullptr : &*it;
}

} // namespace

std::vector<CustomerId> PreparedWorkspace::carryOut(const Command& command) {
    const CustomerId concerned = std::visit([this](const auto& intent) { return carryOut(intent); }, command);
    if (!concerned)
        return {};
    const CustomerId survivor = survivorOf(concerned);
    std::vector<CustomerId> all{concerned};
    if (survivor != concerned)
        all.push_back(survivor);
    if (const auto* unmerged = std::get_if<UnmergeCustomers>(&command))
        for (const Customer& one : data.customers)
            if (one.id != unmerged->loser)
                all.push_back(one.id);
    return all;
}

CustomerId PreparedWorkspace::carryOut(const WriteNote& c) {
    Note note;
    note.id = c.note;
    note.customer = c.customer;
    note.caseId = c.caseId;
    note.interaction = c.interaction;
    note.author = m_session.user;
    note.createdAt = data.now;
    note.text = c.text;
    data.notes.push_back(note);
    m_unsent.insert(c.note.uuid);
    return c.customer;
}

CustomerId PreparedWorkspace::carryOut(const EditNote& c) {
    Note* note = findIn(data.notes, c.note);
    if (note == nullptr)
        return {};
    data.noteVersions.push_back({{},
                                 c.version,
                                 note->id,
                                 note->customer,
                                 note->version + 1,
                                 c.baseVersion,
                                 m_session.user,
                                 data.now,
                                 c.text});
    ++note->version;
    note->text = c.text;
    note->current = c.version;
    note->editedAt = data.now;
    m_unsent.insert(note->id.uuid);
    return note->customer;
}

void PreparedWorkspace::addEvent(const Case& about, CaseEventId id, CaseEventKind kind, CaseStatus from,
                                 ReasonId reason) {
    data.caseEvents.push_back({{},
                               id,
                               about.id,
                               about.customer,
                               kind,
                               data.now,
                               m_session.user,
                               from,
                               about.status,
                               reason,
                               about.queue,
                               about.owner});
    m_unsent.insert(id.uuid);
    m_unsent.insert(about.id.uuid);
}

CustomerId PreparedWorkspace::carryOut(const OpenCase& c) {
    Case made;
    made.id = c.caseId;
    made.customer = c.customer;
    made.subject = c.subject;
    made.reason = c.reason;
    made.priority = c.priority;
    made.owner = made.openedBy = m_session.user;
    made.openedAt = data.now;
    data.cases.push_back(made);
    addEvent(made, c.event, CaseEventKind::Opened, CaseStatus::New, c.reason);
    if (c.interaction)
        (void)carryOut(LinkInteraction{c.interaction, c.caseId});
    return c.customer;
}

CustomerId PreparedWorkspace::carryOut(const ChangeCaseStatus& c) {
    Case* known = findIn(data.cases, c.caseId);
    if (known == nullptr)
        return {};
    const CaseStatus from = known->status;
    known->status = c.status;
    if (c.status == CaseStatus::Closed) {
        known->closedAt = data.now;
        known->closeReason = c.reason;
        known->closeText = c.text;
    }
    addEvent(*known, c.event, CaseEventKind::StatusChanged, from, c.reason);
    return known->customer;
}

Interaction& PreparedWorkspace::interactionFor(InteractionId id) {
    if (Interaction* known = findIn(data.interactions, id))
        return *known;
    Interaction made;
    made.id = id;
    made.at = data.now;
    data.interactions.push_back(made);
    m_unsent.insert(id.uuid);
    return data.interactions.back();
}

CustomerId PreparedWorkspace::carryOut(const RecordCall& c) {
    Interaction& call = interactionFor(c.interaction);
    if (c.customer)
        call.customer = c.customer;
    call.channel = Channel::Phone;
    call.direction = c.direction;
    call.at = c.startedAt;
    call.endedAt = c.endedAt;
    call.account = c.account;
    call.providerId = c.callId;
    call.peer = c.peer;
    call.peerName = c.peerName;
    call.author = m_session.user;
    call.state = c.state;
    call.matchedBy = c.matchedBy;
    call.ringMs = c.ringMs;
    call.talkMs = c.talkMs;
    call.holdMs = c.holdMs;
    return call.customer;
}

CustomerId PreparedWorkspace::carryOut(const QualifyInteraction& c) {
    Interaction& call = interactionFor(c.interaction);
    call.outcome = c.outcome;
    call.reason = c.reason;
    call.wrapMs = c.wrapMs;
    return call.customer;
}

CustomerId PreparedWorkspace::carryOut(const AssignInteraction& c) {
    Interaction& call = interactionFor(c.interaction);
    call.customer = c.customer;
    call.matchedBy = c.matchedBy;
    return c.customer;
}

CustomerId PreparedWorkspace::carryOut(const LinkInteraction& c) {
    const CustomerId concerned = interactionFor(c.interaction).customer;
    data.interactionCases.push_back(
        {{}, interactionCaseId(c.interaction, c.caseId), c.interaction, c.caseId, concerned});
    return concerned;
}

CustomerId PreparedWorkspace::carryOut(const CreateCustomer& c) {
    Customer made;
    made.id = c.customer;
    made.kind = c.kind;
    made.civility = c.civility;
    made.givenName = c.givenName;
    made.familyName = c.familyName;
    made.organisation = c.organisation;
    made.birthDate = c.birthDate;
    made.postcode = c.postcode;
    made.town = c.town;
    made.createdAt = data.now;
    data.customers.push_back(made);
    m_unsent.insert(c.customer.uuid);
    return c.customer;
}

CustomerId PreparedWorkspace::carryOut(const AttachIdentity& c) {
    if (Identity* there = findIn(data.identities, c.identity)) {
        there->removedAt = {};
        there->removedBy = {};
        return c.customer;
    }
    Identity made;
    made.id = c.identity;
    made.customer = c.customer;
    made.type = c.type;
    made.valueRaw = c.valueRaw;
    made.valueNorm = c.valueNorm;
    made.label = c.label;
    made.source = c.source;
    made.account = c.account;
    made.verified = c.verified;
    made.primary = c.primary;
    made.deliverable = c.deliverable;
    made.createdAt = data.now;
    data.identities.push_back(made);
    m_unsent.insert(c.identity.uuid);
    return c.customer;
}

CustomerId PreparedWorkspace::carryOut(const DetachIdentity& c) {
    Identity* identity = findIn(data.identities, c.identity);
    if (identity == nullptr)
        return {};
    identity->removedAt = data.now;
    identity->removedBy = m_session.user;
    return identity->customer;
}

CustomerId PreparedWorkspace::carryOut(const PinAlert& c) {
    data.alerts.push_back({{}, c.alert, c.customer, c.text, m_session.user, data.now, c.expiresAt, {}});
    m_unsent.insert(c.alert.uuid);
    return c.customer;
}

CustomerId PreparedWorkspace::carryOut(const UnpinAlert& c) {
    Alert* alert = findIn(data.alerts, c.alert);
    if (alert == nullptr)
        return {};
    alert->removedAt = data.now;
    return alert->customer;
}

namespace {

/// Calls visit(rows) for the rows of one kind that the rules may want to see or change.
template <class Visit> void withRows(PreparedData& data, EntityKind kind, Visit&& visit) {
    switch (kind) {
    case EntityKind::Customer:
        return visit(data.customers);
    case EntityKind::Identity:
        return visit(data.identities);
    case EntityKind::User:
        return visit(data.users);
    case EntityKind::Reason:
        return visit(data.reasons);
    case EntityKind::Queue:
        return visit(data.queues);
    case EntityKind::Case:
        return visit(data.cases);
    case EntityKind::CaseEvent:
        return visit(data.caseEvents);
    case EntityKind::Interaction:
        return visit(data.interactions);
    case EntityKind::InteractionCase:
        return visit(data.interactionCases);
    case EntityKind::Callback:
        return visit(data.callbacks);
    case EntityKind::Consent:
        return visit(data.consents);
    case EntityKind::FieldStamp:
        return visit(data.fieldStamps);
    case EntityKind::FieldVersion:
        return visit(data.fieldVersions);
    case EntityKind::CustomerTag:
        return visit(data.tags);
    default:
        return;
    }
}

std::optional<Row> rowOf(PreparedData& data, const rules::Key& key) {
    std::optional<Row> found;
    withRows(data, key.kind, [&]<class T>(std::vector<T>& rows) {
        if (const T* row = findIn(rows, decltype(T::id)(key.id)))
            found = Row(*row);
    });
    return found;
}

class PreparedRows final : public rules::RowSource {
public:
    explicit PreparedRows(PreparedData& data)
        : m_data(data) {}
    Result<std::optional<Row>> find(const rules::Key& key) override { return rowOf(m_data, key); }
    /// Only an erasure asks, which no page over prepared data does.
    Result<std::vector<Row>> rowsOf(EntityKind, CustomerId) override { return std::vector<Row>{}; }

private:
    PreparedData& m_data;
};

void write(PreparedData& data, const Row& changed) {
    withRows(data, kindOf(changed), [&]<class T>(std::vector<T>& rows) {
        const T& row = std::get<T>(changed);
        if (T* there = findIn(rows, row.id))
            *there = row;
        else
            rows.push_back(row);
    });
}

} // namespace

CustomerId PreparedWorkspace::decide(const Command& command) {
    PreparedRows rows(data);
    const auto loaded = rules::load(command, rows);
    rules::CommandContext context;
    context.actor = m_session.user;
    context.role = m_session.role;
    context.now = context.enteredAt = data.now;
    HybridClock clock(loaded->newestStamp());
    context.hlc = clock.issue(data.now);
    const auto decision = rules::decide(*loaded, command, context);
    CustomerId concerned;
    if (!decision) {
        m_refusal = decision.error();
        return concerned;
    }
    for (const RowChange& change : decision->changes) {
        write(data, change.row);
        m_unsent.insert(idOf(change.row));
        concerned = client::customerOf(change.row);
    }
    return concerned;
}

} // namespace visage::testing
