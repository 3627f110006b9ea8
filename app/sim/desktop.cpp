// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/desktop.h"

#include "app/sim/people.h"
#include "core/protocol/codec.h"
#include "core/sync/mutants.h"

namespace visage::sim {
namespace {

using sync::Mutant;
using sync::mutated;

/// A moment that does not matter to the test at hand.
constexpr Timestamp someTime{1'700'000'000'000};

/// From the slowest clock to the fastest.
constexpr Milliseconds mostClockError{240'000};

/// Few, so that desktops take off and put back the same ones.
constexpr std::uint64_t sharedNumbers = 6;

IdentityId sharedNumber(std::uint64_t which) {
    Uuid id;
    id.bytes[0] = 0x70;
    id.bytes[15] = static_cast<std::uint8_t>(which);
    return IdentityId(id);
}

/// Enough that some live long, few enough that desktops meet over them.
constexpr std::uint64_t sharedCustomers = 12;

CustomerId sharedCustomer(std::uint64_t which) {
    Uuid id;
    id.bytes[0] = 0x71;
    id.bytes[15] = static_cast<std::uint8_t>(which);
    return CustomerId(id);
}

constexpr std::int64_t schemaOf(bool older) {
    return protocol::schemaVersion - (older ? 1 : 0);
}

template <class Item> void leaveOutWhatIsNew(std::vector<Item>& items) {
    std::erase_if(items, [](const Item& item) {
        if constexpr (std::is_same_v<Item, RowChange>)
            return isNew(kindOf(item.row));
        else
            return isNew(kindOf(item));
    });
}

/// The program before this one cannot read rows of kinds that came later.
std::string asOlderProgramReads(std::string frame) {
    const auto type = protocol::typeOf(frame);
    if (type != protocol::FrameType::Snap && type != protocol::FrameType::Changes)
        return frame;
    auto read = protocol::decode(frame);
    if (auto* part = read ? std::get_if<protocol::Snap>(&*read) : nullptr)
        leaveOutWhatIsNew(part->rows);
    else if (auto* changes = read ? std::get_if<protocol::Changes>(&*read) : nullptr)
        leaveOutWhatIsNew(changes->changes);
    return protocol::encode(*read);
}

CreateCustomer create(CustomerId id) {
    CreateCustomer command;
    command.customer = id;
    command.familyName = "Lefevre";
    return command;
}

} // namespace

Desktop::Desktop(std::string user, bool older, Referee& referee, Random& random)
    : m_referee(referee)
    , m_random(random)
    , m_user(std::move(user))
    , m_older(older)
    , m_disk(DeviceId(makeUuidV7(someTime, random)), schemaOf(older))
    , m_clockError(static_cast<std::int64_t>(random.below(mostClockError.count())) -
                   mostClockError.count() / 2) {
    start();
}

void Desktop::start() {
    auto state = m_disk.state();
    m_session.emplace(sync::ClientSession::Options{"sim", "desk", schemaOf(m_older)}, std::move(state),
                      m_disk.unanswered());
    m_session->setToken(m_disk.token());
    m_wake = {};
    m_crashed = false;
    m_cloned = false;
    m_reoffer.reset();
    m_dirty = true;
}

void Desktop::update() {
    m_referee.tell([&] { return shown(m_disk.state().device) + " is updated"; });
    m_older = false;
    crash();
}

void Desktop::crash() {
    m_referee.tell([&] { return shown(m_disk.state().device) + " starts anew"; });
    if (m_line)
        m_line->desktopEnd = false;
    m_line.reset();
    start();
}

void Desktop::putProfileBack() {
    if (!m_copy)
        return;
    m_referee.happened(Fault::ProfilePutBack);
    m_disk = *m_copy;
    // What was entered after the copy was only here; nobody can bring that back.
    m_promised.clear();
    for (const auto& entry : m_disk.outbox())
        if (entry.makes)
            m_promised.insert(entry.target);
    crash();
}

bool Desktop::dies() {
    if (m_crashOdds > 0 && m_random.below(m_crashOdds) == 0)
        m_crashed = true;
    if (m_crashed)
        m_referee.happened(Fault::DesktopDies);
    return m_crashed;
}

void Desktop::perform(sync::ClientEffects effects, Timestamp now) {
    m_dirty = m_dirty || !effects.empty();
    for (;;) {
        for (const auto& effect : effects) {
            if (!dies())
                std::visit([this](const auto& one) { carryOut(one); }, effect);
            if (m_crashed)
                return crash();
        }
        if (m_cloned) {
            m_disk.renumber(DeviceId(makeUuidV7(now, m_random)));
            return crash();
        }
        if (!m_reoffer)
            return;
        auto again = m_disk.reopen(*m_reoffer);
        m_reoffer.reset();
        effects = m_session->reoffered(std::move(again), now);
    }
}

void Desktop::carryOut(const sync::effect::Send& send) {
    if (m_line && m_line->storeEnd)
        m_line->up.push_back(send.bytes);
}

void Desktop::carryOut(const sync::effect::Close& close) {
    m_referee.tell([&] { return shown(m_disk.state().device) + " closes: " + close.why.sentence; });
    if (m_line)
        m_line->desktopEnd = false;
    m_line.reset();
}

void Desktop::carryOut(const sync::effect::RecordAck& answer) {
    m_disk.recordAck(answer.ack);
}

void Desktop::carryOut(const sync::effect::Refused& refused) {
    m_referee.tell([&] { return shown(m_disk.state().device) + " hears: " + refused.error.sentence; });
    m_cloned = m_cloned || refused.error.code == ErrorCode::ClonedDevice;
}

void Desktop::carryOut(const sync::effect::ApplyChanges& changes) {
    if (!mutated(Mutant::RowsApartFromCursor)) {
        m_disk.applyRows(changes.changes);
        m_disk.saveCursors(changes.cursors);
        return;
    }
    m_disk.saveCursors(changes.cursors);
    if (!dies())
        m_disk.applyRows(changes.changes);
}

void Desktop::connect(std::shared_ptr<Line> line, Timestamp now) {
    m_line = std::move(line);
    perform(m_session->opened(now), now);
    if (m_line && m_disk.token().empty())
        perform(m_session->logIn(m_user, "secret", now), now);
}

void Desktop::receive(Timestamp now) {
    std::string frame = std::move(m_line->down.front());
    m_line->down.pop_front();
    perform(m_session->received(m_older ? asOlderProgramReads(std::move(frame)) : frame, now), now);
}

void Desktop::lineLost(Timestamp now) {
    m_line->desktopEnd = false;
    m_line.reset();
    perform(m_session->closed(now), now);
}

void Desktop::tick(Timestamp now) {
    if (m_wake && now >= m_wake)
        perform(m_session->tick(now), now);
}

const Row* Desktop::anyOf(EntityKind kind) {
    const auto& cache = m_disk.cache();
    const auto first = cache.lower_bound({kind, {}});
    std::vector<const Row*> rows;
    for (auto at = first; at != cache.end() && at->first.first == kind; ++at)
        rows.push_back(&at->second);
    return rows.empty() ? nullptr : rows[m_random.below(rows.size())];
}

/// Each is decided by the store's own rules, and may well be refused: for being late, or about nobody.
Command Desktop::somethingOfACustomer() {
    const CustomerId customer = sharedCustomer(m_random.below(sharedCustomers));
    const auto id = makeUuidV7(someTime, m_random);
    const auto other = makeUuidV7(someTime, m_random);
    const auto* callback = anyOf(EntityKind::Callback);
    const auto* contact = anyOf(EntityKind::Interaction);
    const auto* opened = anyOf(EntityKind::Case);
    switch (m_random.below(16)) {
    case 0:
        return BookCallback{CallbackId(id), customer, {}, "0639980001", "later", someTime, {}, {}, {}};
    case 1:
        if (callback)
            return MoveCallback{CallbackId(idOf(*callback)),
                                std::get<Callback>(*callback).dueAt,
                                someTime + Milliseconds(static_cast<std::int64_t>(1 + m_random.below(3))),
                                {},
                                m_random.below(2) == 0};
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
            return EditReply{InteractionId(idOf(*contact)), {}, "sooner"};
        break;
    case 5:
        if (contact)
            return CancelReply{InteractionId(idOf(*contact))};
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
        return MergeCustomers{customer, sharedCustomer(m_random.below(sharedCustomers))};
    case 11:
        return UnmergeCustomers{customer};
    case 12:
        if (m_random.below(3) == 0)
            return EraseCustomer{customer, ErasureReason::Requested};
        break;
    case 13:
        return WriteNote{NoteId(id), customer, {}, {}, "about somebody"};
    default:
        break;
    }
    return create(customer);
}

Command Desktop::something() {
    if (m_random.below(2) == 0)
        return somethingOfACustomer();
    const auto choice = m_random.below(20);
    if (choice >= 14)
        return someConflict(m_disk.cache(), m_random);
    const auto id = makeUuidV7(someTime, m_random);
    if (choice < 2 && !m_disk.cache().empty()) {
        auto at = m_disk.cache().begin();
        std::advance(at, static_cast<std::ptrdiff_t>(m_random.below(m_disk.cache().size())));
        if (at->first.first == EntityKind::Note)
            return EditNote{NoteId(at->first.second), NoteVersionId(id), 1, "edited"};
    }
    if (choice < 4)
        return PinAlert{AlertId(id), {}, "pinned", {}};
    if (choice >= 10) {
        // As numbers are: their ids follow from what they say, so two desktops make the same row.
        const IdentityId number = sharedNumber(m_random.below(sharedNumbers));
        if (choice < 12)
            return DetachIdentity{number};
        AttachIdentity attach;
        attach.identity = number;
        attach.valueRaw = attach.valueNorm = "+33639980001";
        return attach;
    }
    return WriteNote{NoteId(id), {}, {}, {}, choice == 4 ? "!refused" : "written"};
}

void Desktop::write(Timestamp now) {
    const Timestamp mine = now + m_clockError;
    Command command = something();
    while (m_older && isNew(command))
        command = something();
    sync::PendingPush push{m_session->lastMseq() + 1, MutationId(makeUuidV7(now, m_random)), mine, 0,
                           std::move(command)};
    push.hlc = stampFor(push.command, m_disk.cache(), m_disk.lastStamp(), mine);
    const RowKey target = targetOf(push.command);
    const bool makes = makesRow(push.command);
    if (mutated(Mutant::OutboxApartFromEffect) && makes)
        m_promised.insert(target);
    if (dies())
        return crash();
    ++m_intents;
    m_referee.tell([&] {
        return shown(m_disk.state().device) + " enters push " + std::to_string(push.mseq) + ", command " +
               std::to_string(static_cast<int>(kindOf(push.command))) + " on " + shown(target);
    });
    m_disk.addEntry(push);
    if (makes)
        m_promised.insert(target);
    perform(m_session->submit(std::move(push), now), now);
}

void Desktop::check(const ModelStore& store) {
    if (!m_dirty)
        return;
    m_dirty = false;
    if (!m_disk.rowsRise())
        return m_referee.fail("a row was replaced by an older one");
    if (m_disk.replacedRows())
        m_referee.tried(Rule::MonotonicReads);
    checkScreen();
    checkCache(store);
}

void Desktop::checkScreen() const {
    if (!m_promised.empty())
        m_referee.tried(Rule::ReadYourWrites);
    for (const auto& key : m_promised) {
        if (m_referee.wasErased(key) || m_disk.cache().contains(key))
            continue;
        const auto place = m_disk.placeOf(key);
        if (!place || *place == sync::OutboxPlace::Cache)
            return m_referee.fail("something that an agent had saved is not on the screen");
    }
}

void Desktop::checkCache(const ModelStore& store) const {
    if (m_disk.state().incarnation != store.facts().incarnation || m_disk.state().schema != schemaOf(m_older))
        return;
    if (m_disk.cursor() > store.head())
        return m_referee.fail("a cursor is ahead of the store");
    for (const auto& [key, row] : store.rows()) {
        const auto mine = m_disk.cache().find(key);
        if (knows(key.first) && revOf(row) <= m_disk.cursor() &&
            (mine == m_disk.cache().end() || revOf(mine->second) != revOf(row)))
            return m_referee.fail("a cache lacks a change that its cursor has passed");
    }
    if (m_disk.cursor() == 0)
        return;
    for (const auto& [key, row] : m_disk.cache())
        if (!store.rows().contains(key) && store.removedAt(key) <= m_disk.cursor())
            return m_referee.fail("a cache holds a row that was gone before its cursor");
}

} // namespace visage::sim
