// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/intents.h"

#include "app/sim/people.h"
#include "core/rules/commands/decide.h"

#include <sstream>

namespace visage::sim {
namespace {

/// A moment that does not matter to the test at hand.
constexpr Timestamp someTime{1'700'000'000'000};

/// The same id whoever asks; `space` tells the kinds apart.
template <class IdType> IdType shared(std::uint8_t space, std::uint64_t which) {
    Uuid id;
    id.bytes[0] = space;
    id.bytes[15] = static_cast<std::uint8_t>(which);
    return IdType(id);
}

/// Few, so that desktops take off and put back the same ones.
constexpr std::uint64_t sharedNumbers = 6;

IdentityId sharedNumber(std::uint64_t which) {
    return shared<IdentityId>(0x70, which);
}

/// Enough that some live long, few enough that desktops meet over them.
constexpr std::uint64_t sharedCustomers = 12;

CustomerId sharedCustomer(std::uint64_t which) {
    return shared<CustomerId>(0x71, which);
}

/// Few, so that desktops tell of the same ones, and say different things of them.
constexpr std::uint64_t sharedCalls = 5;

InteractionId sharedCall(std::uint64_t which) {
    return shared<InteractionId>(0x77, which);
}

MatchBasis someBasis(Random& random) {
    return random.below(2) == 0 ? MatchBasis::ChosenByAgent : MatchBasis::CallerNumber;
}

/// What one desktop tells of a call that rang on several.
RecordCall someCall(CustomerId customer, Random& random) {
    constexpr InteractionState ends[] = {InteractionState::Ongoing, InteractionState::Done,
                                         InteractionState::Missed};
    RecordCall call;
    call.interaction = sharedCall(random.below(sharedCalls));
    if (random.below(3) > 0)
        call.customer = customer;
    call.matchedBy = call.customer ? someBasis(random) : MatchBasis::None;
    call.startedAt = someTime;
    call.callId = "call@pbx";
    call.peer = "+33639980001";
    call.state = ends[random.below(3)];
    call.talkMs = static_cast<std::int64_t>(random.below(3));
    return call;
}

CreateCustomer create(CustomerId id) {
    CreateCustomer command;
    command.customer = id;
    command.familyName = "Lefevre";
    return command;
}

/// A row of the kind that is seen; null where none is.
const Row* anyOf(EntityKind kind, const Rows& seen, Random& random) {
    const auto rows = seen.of(kind);
    return rows.empty() ? nullptr : &rows[random.below(rows.size())].row();
}

/// What its author sees; now and then an older desktop, which does not say.
Uuid seenOfMessage(const Row& contact, Random& random) {
    const auto& message = std::get<Interaction>(contact);
    return random.below(8) == 0 ? Uuid() : shownMessage(message.subject, message.text);
}

/// A word more, or another word, somewhere in what the author sees.
EditNote editOf(const Note& note, const Uuid& id, Random& random) {
    constexpr std::size_t mostWords = 12;
    std::vector<std::string> words;
    std::istringstream text(note.text);
    for (std::string word; text >> word;)
        words.push_back(std::move(word));
    const std::string word = "w" + std::to_string(random.below(1000));
    const std::size_t place = words.empty() ? 0 : random.below(words.size());
    if (words.size() >= mostWords)
        words[place] = word;
    else
        words.insert(words.begin() + static_cast<std::ptrdiff_t>(place), word);
    EditNote edit{note.id, NoteVersionId(id), note.version, {}};
    for (const std::string& one : words)
        edit.text += one + ' ';
    edit.base = note.current ? note.current : NoteVersionId(note.id.uuid);
    return edit;
}

/// Each is decided by the store's own rules, and may well be refused: for being late, or about nobody.
Command somethingOfACustomer(const Rows& seen, Random& random) {
    const CustomerId customer = sharedCustomer(random.below(sharedCustomers));
    const auto id = makeUuidV7(someTime, random);
    const auto other = makeUuidV7(someTime, random);
    const auto* callback = anyOf(EntityKind::Callback, seen, random);
    const auto* contact = anyOf(EntityKind::Interaction, seen, random);
    const auto* opened = anyOf(EntityKind::Case, seen, random);
    const auto* note = anyOf(EntityKind::Note, seen, random);
    const InteractionId call = sharedCall(random.below(sharedCalls));
    switch (random.below(22)) {
    case 0:
        return BookCallback{CallbackId(id), customer, {}, "0639980001", "later", someTime, {}, {}, {}};
    case 1:
        if (callback)
            return MoveCallback{CallbackId(idOf(*callback)),
                                std::get<Callback>(*callback).dueAt,
                                someTime + Milliseconds(static_cast<std::int64_t>(1 + random.below(3))),
                                {},
                                random.below(2) == 0};
        break;
    case 2:
        if (callback)
            return CloseCallback{CallbackId(idOf(*callback)), CallbackState::Open, CallbackState::Done, "ok"};
        break;
    case 3:
        return QueueReply{InteractionId(id),
                          customer,
                          opened ? CaseId(idOf(*opened)) : CaseId(),
                          Channel::Email,
                          {},
                          "anne@example.org",
                          {},
                          "soon"};
    case 4:
        if (contact)
            return EditReply{InteractionId(idOf(*contact)),
                             {},
                             "sooner " + std::to_string(random.below(100)),
                             seenOfMessage(*contact, random)};
        break;
    case 5:
        if (contact)
            return CancelReply{InteractionId(idOf(*contact)), seenOfMessage(*contact, random)};
        break;
    case 6:
        return LogContact{
            InteractionId(id), customer, Channel::Visit, Direction::In, {}, {}, {}, "was here", {}, {}};
    case 7:
        return OpenCase{CaseId(id), CaseEventId(other), customer, "late", {}, Priority::P3, {}, {}};
    case 8:
        if (opened)
            return AssignCase{CaseId(idOf(*opened)), CaseEventId(id), std::get<Case>(*opened).owner, {}};
        break;
    case 9:
    case 10:
        return MergeCustomers{customer, sharedCustomer(random.below(sharedCustomers))};
    case 11:
        return UnmergeCustomers{customer};
    case 12:
        if (random.below(3) == 0)
            return EraseCustomer{customer, ErasureReason::Requested};
        break;
    case 13:
        return WriteNote{NoteId(id), customer, {}, {}, "about somebody"};
    case 14:
        if (note && std::get<Note>(*note).customer)
            return editOf(std::get<Note>(*note), id, random);
        break;
    case 15:
    case 16:
        return someCall(customer, random);
    case 17:
        return QualifyInteraction{call, static_cast<CallOutcome>(1 + random.below(3)), {}, 0};
    case 18:
        return AssignInteraction{call, customer, someBasis(random)};
    case 19:
        if (opened)
            return LinkInteraction{contact && random.below(2) == 0 ? InteractionId(idOf(*contact)) : call,
                                   CaseId(idOf(*opened))};
        break;
    case 20:
        if (opened)
            return ChangeCaseStatus{CaseId(idOf(*opened)),
                                    CaseEventId(id),
                                    std::get<Case>(*opened).status,
                                    random.below(2) == 0 ? CaseStatus::WaitingCustomer : CaseStatus::Open,
                                    {},
                                    {}};
        break;
    default:
        break;
    }
    return create(customer);
}

} // namespace

bool isByRules(const Command& command) {
    const auto* note = std::get_if<WriteNote>(&command);
    const auto* edit = std::get_if<EditNote>(&command);
    return (edit && edit->base) || std::holds_alternative<CreateCustomer>(command) ||
           kindOf(command) > CommandKind::DetachIdentity || std::holds_alternative<OpenCase>(command) ||
           std::holds_alternative<ChangeCaseStatus>(command) || std::holds_alternative<RecordCall>(command) ||
           std::holds_alternative<QualifyInteraction>(command) ||
           std::holds_alternative<AssignInteraction>(command) ||
           std::holds_alternative<LinkInteraction>(command) || (note && note->customer);
}

bool isNew(EntityKind kind) {
    return kind == EntityKind::Callback;
}

bool isNew(const Command& command) {
    return std::holds_alternative<BookCallback>(command) || std::holds_alternative<MoveCallback>(command) ||
           std::holds_alternative<CloseCallback>(command);
}

RowKey targetOf(const Command& command) {
    // The rules give an identity an id of their own; here it is the one that is named.
    if (const auto* attached = std::get_if<AttachIdentity>(&command))
        return {EntityKind::Identity, attached->identity.uuid};
    if (isOfConflicts(command))
        return targetOfConflict(command);
    const rules::Key key = rules::keysOf(command).front();
    return {key.kind, key.id};
}

bool makesRow(const Command& command) {
    if (isOfConflicts(command))
        return conflictMakesRow(command);
    switch (kindOf(command)) {
    case CommandKind::WriteNote:
    case CommandKind::PinAlert:
    case CommandKind::AttachIdentity:
    case CommandKind::CreateCustomer:
    case CommandKind::OpenCase:
    case CommandKind::BookCallback:
    case CommandKind::QueueReply:
    case CommandKind::LogContact:
    case CommandKind::RecordCall:
    case CommandKind::QualifyInteraction:
    case CommandKind::AssignInteraction:
    case CommandKind::LinkInteraction:
        return true;
    default:
        return false;
    }
}

Command something(const Rows& seen, Random& random) {
    if (random.below(2) == 0)
        return somethingOfACustomer(seen, random);
    const auto choice = random.below(20);
    if (choice >= 14)
        return someConflict(seen, random);
    const auto id = makeUuidV7(someTime, random);
    if (choice < 2 && !seen.empty()) {
        const RowKey& key = (seen.begin() + static_cast<std::ptrdiff_t>(random.below(seen.size())))->key;
        if (key.first == EntityKind::Note)
            return EditNote{NoteId(key.second), NoteVersionId(id), 1, "edited"};
        if (key.first == EntityKind::Alert)
            return UnpinAlert{AlertId(key.second)};
    }
    if (choice < 4)
        return PinAlert{AlertId(id), {}, "pinned", {}};
    if (choice >= 10) {
        // As numbers are: their ids follow from what they say, so two desktops make the same row.
        const IdentityId number = sharedNumber(random.below(sharedNumbers));
        if (choice < 12)
            return DetachIdentity{number};
        AttachIdentity attach;
        attach.identity = number;
        attach.valueRaw = attach.valueNorm = "+33639980001";
        return attach;
    }
    return WriteNote{NoteId(id), {}, {}, {}, choice == 4 ? "!refused" : "written"};
}

Command somePin(DeviceId device, Random& random) {
    return PinCustomer{sharedCustomer(random.below(sharedCustomers)), device};
}

std::string someQuestion(Random& random) {
    return std::to_string(random.below(sharedCustomers));
}

bool isAbout(std::string_view question, CustomerId customer) {
    return std::to_string(customer.uuid.bytes[15]) == question;
}

CustomerId customerOf(const Command& command) {
    return std::visit(
        [](const auto& one) -> CustomerId {
            if constexpr (requires { one.customer; })
                return one.customer;
            else
                return {};
        },
        command);
}

} // namespace visage::sim
