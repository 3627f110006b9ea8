// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/prepared_workspace.h"

#include "core/base/text.h"

#include <QPointer>

#include <algorithm>

namespace visage::testing {

using namespace client;

namespace {

QString shown(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

template <class T> std::vector<T> ofCustomer(const std::vector<T>& rows, CustomerId customer) {
    std::vector<T> found;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(found),
                 [&](const T& row) { return row.customer == customer; });
    return found;
}

template <class T>
std::vector<T> ofGroup(const std::vector<T>& rows, const Customer& survivor,
                       const std::vector<Customer>& joined) {
    std::vector<T> all = ofCustomer(rows, survivor.id);
    for (const Customer& one : joined)
        for (T& row : ofCustomer(rows, one.id))
            all.push_back(std::move(row));
    return all;
}

bool isOpen(const Case& row) {
    return row.status != CaseStatus::Closed && row.status != CaseStatus::Merged;
}

bool wants(const TimelineFilter& filter, const TimelineEntry& entry) {
    if (!filter.kinds.empty() &&
        std::find(filter.kinds.begin(), filter.kinds.end(), entry.kind) == filter.kinds.end())
        return false;
    if (filter.channels.empty())
        return true;
    const auto* contact = std::get_if<Interaction>(&entry.row);
    return contact != nullptr && std::find(filter.channels.begin(), filter.channels.end(),
                                           contact->channel) != filter.channels.end();
}

} // namespace

PreparedWorkspace::PreparedWorkspace(PreparedData prepared, QObject* parent)
    : Workspace(parent)
    , data(std::move(prepared)) {
    m_status.state = StoreStatus::State::Live;
    m_status.server = QStringLiteral("ws://127.0.0.1:7420/sync");
    m_status.since = data.now - std::chrono::minutes(12);
}

template <class T> void PreparedWorkspace::answer(QObject* context, std::function<void(T)> done, T value) {
    QMetaObject::invokeMethod(
        this,
        [context = QPointer<QObject>(context), done = std::move(done), value = std::move(value)] {
            if (context)
                done(value);
        },
        Qt::QueuedConnection);
}

void PreparedWorkspace::enter() {
    const User& user = data.users.front();
    m_session = {user.id, shown(user.name), shown(user.displayName), user.role};
    Q_EMIT sessionChanged();
}

void PreparedWorkspace::setStatus(const StoreStatus& status) {
    m_status = status;
    Q_EMIT statusChanged();
}

void PreparedWorkspace::setState(StoreStatus::State state) {
    m_status.state = state;
    m_status.since = data.now;
    Q_EMIT statusChanged();
}

void PreparedWorkspace::sendAll() {
    m_unsent.clear();
    m_status.unsent = 0;
    Q_EMIT statusChanged();
    Q_EMIT everythingChanged();
}

void PreparedWorkspace::refuse(RefusedWork work) {
    m_refused.push_back(std::move(work));
    m_status.refused = static_cast<int>(m_refused.size());
    Q_EMIT refusedWorkChanged();
    Q_EMIT statusChanged();
}

const Customer* PreparedWorkspace::customer(CustomerId id) const {
    const auto it = std::find_if(data.customers.begin(), data.customers.end(),
                                 [id](const Customer& c) { return c.id == id; });
    return it == data.customers.end() ? nullptr : &*it;
}

void PreparedWorkspace::logIn(const QString& user, const QString& given, QObject* context,
                              std::function<void(Result<Session>)> done) {
    Result<Session> outcome = Error{ErrorCode::WrongCredentials, "The user name or the password is wrong."};
    if (logInFault)
        outcome = *logInFault;
    else
        for (const User& known : data.users)
            if (shown(known.name) == user && given == password)
                outcome = Session{known.id, user, shown(known.displayName), known.role};
    if (outcome)
        m_session = outcome.value();
    answer(context, std::move(done), outcome);
    if (outcome)
        QMetaObject::invokeMethod(this, &Workspace::sessionChanged, Qt::QueuedConnection);
}

void PreparedWorkspace::logOut() {
    m_session = {};
    Q_EMIT sessionChanged();
}

SearchHit PreparedWorkspace::hitOf(const Customer& customer) const {
    SearchHit hit;
    hit.customer = customer.id;
    hit.kind = customer.kind;
    hit.civility = customer.civility;
    hit.organisation = shown(customer.organisation);
    hit.name = customer.kind == CustomerKind::Organisation
                   ? hit.organisation
                   : shown(customer.givenName + " " + customer.familyName).trimmed();
    hit.town = shown(customer.town);
    hit.postcode = shown(customer.postcode);
    hit.birthYear = customer.birthDate.year();
    hit.unsent = m_unsent.contains(customer.id.uuid);
    hit.onlyDay = m_stubs.contains(customer.id);
    for (const Interaction& contact : data.interactions)
        if (contact.customer == customer.id && contact.at > hit.lastContact) {
            hit.lastContact = contact.at;
            hit.lastChannel = contact.channel;
        }
    return hit;
}

bool PreparedWorkspace::matches(const Customer& customer, const std::string& word) const {
    std::string all = customer.givenName + " " + customer.familyName + " " + customer.organisation + " " +
                      customer.town + " " + customer.postcode + " " + customer.birthDate.toIso();
    for (const Identity& identity : data.identities)
        if (identity.customer == customer.id && !identity.removedAt)
            all += " " + identity.valueNorm + " 0" +
                   (identity.valueNorm.size() > 3 ? identity.valueNorm.substr(3) : "");
    const std::string folded = " " + text::fold(all);
    return folded.find(" " + word) != std::string::npos;
}

void PreparedWorkspace::holdPart(std::vector<CustomerId> onlyAtTheStore, std::vector<CustomerId> stubs,
                                 std::int64_t customersKnown) {
    m_elsewhere.insert(onlyAtTheStore.begin(), onlyAtTheStore.end());
    m_stubs.insert(onlyAtTheStore.begin(), onlyAtTheStore.end());
    m_stubs.insert(stubs.begin(), stubs.end());
    m_status.partial = true;
    m_status.customersKnown = customersKnown;
    Q_EMIT everythingChanged();
    Q_EMIT statusChanged();
}

void PreparedWorkspace::fetched(CustomerId customer) {
    m_elsewhere.erase(customer);
    m_found.erase(customer);
    m_stubs.erase(customer);
    Q_EMIT customersChanged({customer});
}

std::vector<SearchHit> PreparedWorkspace::findElsewhere(const QString& text) {
    askedOfTheStore.push_back(text);
    std::vector<SearchHit> hits;
    const std::vector<std::string> words = text::foldedWords(text.toStdString());
    for (const Customer& customer : data.customers)
        if (m_elsewhere.contains(customer.id) && !words.empty() &&
            std::all_of(words.begin(), words.end(),
                        [&](const auto& word) { return matches(customer, word); })) {
            hits.push_back(hitOf(customer));
            m_found.insert(customer.id);
        }
    return hits;
}

void PreparedWorkspace::findAtStore(const QStringList& questions, QObject* context,
                                    std::function<void(bool)> done) {
    const bool asked = m_status.partial && reachable();
    for (const QString& question : questions)
        if (asked)
            (void)findElsewhere(question);
    answer(context, std::move(done), bool(asked));
}

void PreparedWorkspace::searchStore(const QString& text, int limit, QObject* context,
                                    std::function<void(StoreAnswer)> done) {
    StoreAnswer found;
    found.query = text;
    found.asked = m_status.partial && reachable();
    if (found.asked) {
        found.hits = findElsewhere(text);
        found.more = static_cast<int>(found.hits.size()) > limit;
    }
    answer(context, std::move(done), found);
}

void PreparedWorkspace::findCallerAtStore(const std::string& value, QObject* context,
                                          std::function<void(bool)> done) {
    bool found = false;
    if (m_status.partial && reachable()) {
        askedOfTheStore.push_back(shown(value));
        for (const Identity& identity : data.identities)
            if (identity.valueNorm == value && m_elsewhere.contains(identity.customer)) {
                m_found.insert(identity.customer);
                found = true;
            }
    }
    answer(context, std::move(done), found);
}

void PreparedWorkspace::keepHere(CustomerId customer) {
    if (m_stubs.contains(customer))
        kept.push_back(customer);
}

void PreparedWorkspace::search(const QString& typed, int limit, QObject* context,
                               std::function<void(SearchAnswer)> done) {
    SearchAnswer found;
    found.query = typed;
    found.customersHere = static_cast<std::int64_t>(data.customers.size() - m_elsewhere.size());
    found.complete = m_status.state != StoreStatus::State::FirstSync;
    const std::vector<std::string> words = text::foldedWords(typed.toStdString());
    for (const Customer& customer : data.customers) {
        if (words.empty() || m_elsewhere.contains(customer.id) ||
            !std::all_of(words.begin(), words.end(), [&](const auto& w) { return matches(customer, w); }))
            continue;
        const CustomerId survivor = survivorOf(customer.id);
        if (std::any_of(found.hits.begin(), found.hits.end(),
                        [&](const SearchHit& hit) { return hit.customer == survivor; }))
            continue;
        found.hits.push_back(hitOf(*this->customer(survivor)));
        for (const Identity& identity : data.identities)
            if (identity.customer == customer.id && identity.type != IdentityType::Phone &&
                !identity.removedAt && shown(identity.valueNorm) == typed.trimmed())
                found.hits.back().exact = true;
    }
    std::stable_sort(found.hits.begin(), found.hits.end(),
                     [](const SearchHit& a, const SearchHit& b) { return a.lastContact > b.lastContact; });
    found.more = static_cast<int>(found.hits.size()) > limit;
    if (found.more)
        found.hits.resize(static_cast<std::size_t>(limit));
    answer(context, std::move(done), found);
}

CustomerId PreparedWorkspace::survivorOf(CustomerId id) const {
    const Customer* known = customer(id);
    while (known != nullptr && known->mergedInto)
        known = customer(known->mergedInto);
    return known == nullptr ? id : known->id;
}

std::vector<Identity> PreparedWorkspace::identitiesOf(CustomerId id) const {
    return ofCustomer(data.identities, id);
}

Result<CustomerRecord> PreparedWorkspace::recordOf(CustomerId id) const {
    const Customer* known = customer(survivorOf(id));
    if (known == nullptr || (m_elsewhere.contains(id) && !m_found.contains(id)))
        return Error{ErrorCode::NotFound, "This customer is not on this device."};
    CustomerRecord record;
    record.customer = *known;
    record.historyHere = !m_stubs.contains(id);
    if (!record.historyHere) {
        for (const Identity& identity : ofCustomer(data.identities, id))
            record.identities.push_back(identity);
        for (const Note& note : ofCustomer(data.notes, id))
            if (m_unsent.contains(note.id.uuid))
                record.notes.push_back(note);
        record.unsent.assign(m_unsent.begin(), m_unsent.end());
        return record;
    }
    for (const Customer& one : data.customers)
        if (one.id != known->id && survivorOf(one.id) == known->id)
            record.joined.push_back(one);
    const auto rowsOf = [&](const auto& rows) { return ofGroup(rows, record.customer, record.joined); };
    for (const Identity& identity : rowsOf(data.identities))
        (identity.removedAt ? record.removedIdentities : record.identities).push_back(identity);
    record.consents = rowsOf(data.consents);
    record.tags = rowsOf(data.tags);
    std::erase_if(record.tags, [](const CustomerTag& tag) { return !tag.stands(); });
    record.fieldVersions = rowsOf(data.fieldVersions);
    std::reverse(record.fieldVersions.begin(), record.fieldVersions.end());
    std::stable_sort(record.fieldVersions.begin(), record.fieldVersions.end(),
                     [](const FieldVersion& a, const FieldVersion& b) { return a.at > b.at; });
    record.fieldStamps = rowsOf(data.fieldStamps);
    record.orders = rowsOf(data.orders);
    record.notes = rowsOf(data.notes);
    record.cases = rowsOf(data.cases);
    for (const Alert& alert : rowsOf(data.alerts))
        if (!alert.removedAt && (!alert.expiresAt || alert.expiresAt > data.now))
            record.alerts.push_back(alert);
    const auto newest = [](const auto& a, const auto& b) { return a.createdAt > b.createdAt; };
    std::stable_sort(record.alerts.begin(), record.alerts.end(), newest);
    std::stable_sort(record.notes.begin(), record.notes.end(), newest);
    std::stable_sort(record.orders.begin(), record.orders.end(),
                     [](const Order& a, const Order& b) { return a.placedAt > b.placedAt; });
    std::stable_sort(record.cases.begin(), record.cases.end(), [](const Case& a, const Case& b) {
        if (isOpen(a) != isOpen(b))
            return isOpen(a);
        return isOpen(a) ? std::tie(a.priority, a.openedAt) < std::tie(b.priority, b.openedAt)
                         : a.closedAt > b.closedAt;
    });
    for (const Interaction& contact : rowsOf(data.interactions)) {
        ++record.interactions;
        if (!record.lastContact || contact.at > record.lastContact->at)
            record.lastContact = contact;
        if (contact.direction == Direction::In && contact.at > data.now - std::chrono::hours(8 * 24))
            ++record.contactsLast8Days;
    }
    record.callbacks = ofCustomer(data.callbacks, id);
    std::ranges::sort(record.callbacks, {}, [](const Callback& callback) {
        return std::tuple(callback.state != CallbackState::Open, callback.dueAt, callback.id);
    });
    for (const Interaction& contact : ofCustomer(data.interactions, id))
        if (contact.state == InteractionState::Queued)
            record.waitingReplies.push_back(contact);
    record.unsent.assign(m_unsent.begin(), m_unsent.end());
    return record;
}

void PreparedWorkspace::loadRecord(CustomerId id, QObject* context,
                                   std::function<void(Result<CustomerRecord>)> done) {
    answer(context, std::move(done), recordOf(id));
}

std::vector<TimelineEntry> PreparedWorkspace::entriesOf(CustomerId id) const {
    std::vector<TimelineEntry> entries;
    const auto add = [&](TimelineKind kind, Timestamp at, Row row, CaseId about) {
        TimelineEntry entry{kind, at, std::move(row), {}, {}, false};
        entry.unsent = m_unsent.contains(idOf(entry.row));
        for (const Case& known : data.cases)
            if (about && known.id == about) {
                entry.caseNumbers.push_back(known.number);
                entry.caseSubject = shown(known.subject);
            }
        entries.push_back(std::move(entry));
    };
    for (const Interaction& row : ofCustomer(data.interactions, id)) {
        const auto link = std::find_if(data.interactionCases.begin(), data.interactionCases.end(),
                                       [&](const InteractionCase& l) { return l.interaction == row.id; });
        add(TimelineKind::Interaction, row.at, row,
            link == data.interactionCases.end() ? CaseId() : link->caseId);
    }
    for (const Note& row : ofCustomer(data.notes, id))
        add(TimelineKind::Note, row.createdAt, row, row.caseId);
    for (const CaseEvent& row : ofCustomer(data.caseEvents, id))
        add(TimelineKind::CaseEvent, row.at, row, row.caseId);
    for (const Order& row : ofCustomer(data.orders, id))
        add(TimelineKind::Order, row.placedAt, row, {});
    std::sort(entries.begin(), entries.end(), [](const TimelineEntry& a, const TimelineEntry& b) {
        return std::pair(a.at, idOf(a.row)) > std::pair(b.at, idOf(b.row));
    });
    return entries;
}

TimelinePage PreparedWorkspace::pageOf(CustomerId id, const TimelineFilter& filter, Timestamp before,
                                       const Uuid& beforeId, int limit) const {
    TimelinePage page;
    std::vector<std::int64_t> wanted;
    for (const Case& known : data.cases)
        if (filter.caseId && known.id == filter.caseId)
            wanted.push_back(known.number);
    for (TimelineEntry& entry : entriesOf(id)) {
        if (m_stubs.contains(id) && !entry.unsent)
            continue;
        if (before && std::pair(entry.at, idOf(entry.row)) >= std::pair(before, beforeId))
            continue;
        if (!wants(filter, entry) || (filter.caseId && entry.caseNumbers != wanted))
            continue;
        if (static_cast<int>(page.entries.size()) == limit) {
            page.more = true;
            break;
        }
        page.entries.push_back(std::move(entry));
    }
    return page;
}

void PreparedWorkspace::loadTimeline(CustomerId id, const TimelineFilter& filter, Timestamp before,
                                     const Uuid& beforeId, int limit, QObject* context,
                                     std::function<void(TimelinePage)> done) {
    answer(context, std::move(done), pageOf(id, filter, before, beforeId, limit));
}

CallerCandidate PreparedWorkspace::candidateOf(const Customer& customer, MatchBasis basis) const {
    CallerCandidate candidate{hitOf(customer), basis, 0, false};
    for (const Case& known : data.cases)
        candidate.openCases += known.customer == customer.id && isOpen(known) ? 1 : 0;
    for (const Interaction& contact : data.interactions)
        if (contact.customer == customer.id && contact.channel == Channel::Phone &&
            contact.at > data.now - std::chrono::hours(12))
            candidate.calledToday = true;
    return candidate;
}

void PreparedWorkspace::identifyCaller(const std::vector<std::pair<MatchBasis, std::string>>& identifiers,
                                       const std::string& lineCalled, QObject* context,
                                       std::function<void(CallerAnswer)> done) {
    CallerAnswer found;
    for (const Line& line : data.lines)
        if (line.address == lineCalled)
            found.line = line;
    found.kind = CallerAnswer::Kind::Hidden;
    for (const auto& [basis, value] : identifiers) {
        if (value.empty())
            continue;
        found.kind = CallerAnswer::Kind::Unknown;
        for (const Identity& identity : data.identities)
            if (identity.valueNorm == value && !identity.removedAt && found.candidates.size() < 9 &&
                (!m_elsewhere.contains(identity.customer) || m_found.contains(identity.customer)))
                found.candidates.push_back(candidateOf(*customer(identity.customer), basis));
        if (!found.candidates.empty())
            break;
    }
    std::stable_sort(found.candidates.begin(), found.candidates.end(),
                     [](const auto& a, const auto& b) { return a.hit.lastContact > b.hit.lastContact; });
    if (found.candidates.size() > 1)
        found.kind = CallerAnswer::Kind::Several;
    if (found.candidates.size() == 1) {
        found.kind = CallerAnswer::Kind::One;
        const CustomerId id = found.candidates.front().hit.customer;
        found.record = recordOf(id).value();
        found.timeline = pageOf(id, {}, {}, {}, 50);
    }
    answer(context, std::move(done), found);
}

void PreparedWorkspace::loadWork(int limit, QObject* context, std::function<void(WorkList)> done) {
    const UserId me = m_session.user;
    const auto mine = queuesOf(data.queues, data.queueMembers, me, m_session.role);
    const auto isMine = [&](QueueId queue) { return std::ranges::find(mine, queue) != mine.end(); };
    const auto item = [&](WorkItem::Kind kind, const auto& row) {
        WorkItem made;
        made.kind = kind;
        made.id = row.id.uuid;
        made.customer = row.customer;
        if (const Customer* known = customer(row.customer))
            made.name = hitOf(*known).name;
        made.unsent = m_unsent.contains(row.id.uuid);
        return made;
    };
    WorkList list;
    list.groups.resize(2);
    list.groups[1].kind = WorkGroup::Kind::MyCases;
    for (const QueueId queue : mine)
        list.groups.push_back({.kind = WorkGroup::Kind::Queue, .queue = queue, .items = {}});
    list.groups.push_back({.kind = WorkGroup::Kind::Replies, .queue = {}, .items = {}});
    for (const Callback& row : data.callbacks)
        if (row.state == CallbackState::Open &&
            (row.assignee == me || (!row.assignee && (!row.queue || isMine(row.queue))))) {
            WorkItem made = item(WorkItem::Kind::Callback, row);
            made.what = shown(row.text);
            made.dueAt = row.dueAt;
            made.dueUntil = row.dueUntil;
            made.since = row.bookedAt;
            made.attempts = row.attempts;
            list.groups[0].items.push_back(made);
        }
    for (const Case& row : data.cases) {
        WorkItem made = item(WorkItem::Kind::Case, row);
        made.what = shown(row.subject);
        made.caseNumber = row.number;
        made.priority = row.priority;
        made.status = row.status;
        made.dueAt = row.dueAt;
        made.since = row.openedAt;
        for (WorkGroup& group : list.groups)
            if (isOpen(row) &&
                (group.kind == WorkGroup::Kind::MyCases
                     ? row.owner == me
                     : group.kind == WorkGroup::Kind::Queue && !row.owner && row.queue == group.queue))
                group.items.push_back(made);
    }
    for (const Interaction& row : data.interactions)
        if (row.state == InteractionState::Queued && row.author == me) {
            WorkItem made = item(WorkItem::Kind::Reply, row);
            made.what = shown(row.subject.empty() ? row.text : row.subject);
            made.channel = row.channel;
            made.since = row.at;
            list.groups.back().items.push_back(made);
        }
    for (const CustomerList& row : data.lists) {
        WorkGroup& group = list.groups.emplace_back();
        group.kind = WorkGroup::Kind::List;
        group.list = row.id;
        group.label = shown(row.label);
        for (const ScopeMember& member : data.members)
            if (member.scope == scopeOf(row.id)) {
                WorkItem made = item(WorkItem::Kind::Customer, member);
                made.what = shown(customer(member.customer)->town);
                made.lastContact = customer(member.customer)->lastContactOn;
                group.items.push_back(made);
            }
    }
    for (WorkGroup& group : list.groups) {
        std::ranges::sort(group.items, [&](const WorkItem& one, const WorkItem& other) {
            return standsBefore(one, other, data.now);
        });
        group.count = static_cast<std::int64_t>(group.items.size());
        group.late =
            std::ranges::count_if(group.items, [&](const auto& one) { return one.isLate(data.now); });
        group.items.resize(std::min(group.items.size(), static_cast<std::size_t>(limit)));
    }
    answer(context, std::move(done), list);
}

void PreparedWorkspace::loadNoteVersions(NoteId note, QObject* context,
                                         std::function<void(std::vector<NoteVersion>)> done) {
    std::vector<NoteVersion> versions;
    for (const NoteVersion& version : data.noteVersions)
        if (version.note == note)
            versions.push_back(version);
    answer(context, std::move(done), versions);
}

void PreparedWorkspace::loadTagsInUse(QObject* context, std::function<void(QStringList)> done) {
    QStringList texts;
    for (const CustomerTag& tag : data.tags)
        if (tag.stands() && !texts.contains(shown(tag.text)))
            texts << shown(tag.text);
    answer(context, std::move(done), texts);
}

void PreparedWorkspace::loadCreatedHere(QObject* context, std::function<void(std::vector<CustomerId>)> done) {
    std::vector<CustomerId> created;
    for (const Command& command : submitted)
        if (const auto* made = std::get_if<CreateCustomer>(&command))
            created.insert(created.begin(), made->customer);
    answer(context, std::move(done), created);
}

void PreparedWorkspace::loadLookAlikes(CustomerId id, QObject* context,
                                       std::function<void(std::vector<LookAlike>)> done) {
    std::vector<LookAlike> found;
    const Customer* mine = customer(id);
    for (const Customer& other : data.customers) {
        if (mine == nullptr || mine->mergedInto || other.mergedInto ||
            (m_elsewhere.contains(other.id) && !m_found.contains(other.id)))
            continue;
        const auto why = rules::likeness({*mine, identitiesOf(id)}, {other, identitiesOf(other.id)});
        if (why != rules::Likeness::None)
            found.push_back({hitOf(*mine), hitOf(other), why});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const LookAlike& a, const LookAlike& b) { return a.why > b.why; });
    answer(context, std::move(done), found);
}

void PreparedWorkspace::loadLookAlikeQuestions(CustomerId id, QObject* context,
                                               std::function<void(QStringList)> done) {
    QStringList questions;
    if (const Customer* mine = customer(id); mine != nullptr && !m_unsent.contains(id.uuid)) {
        for (const Identity& identity : identitiesOf(id))
            questions << shown(identity.valueNorm);
        for (const std::string& besides : {mine->birthDate.toIso(), mine->postcode})
            if (!besides.empty())
                questions << shown(mine->givenName + " " + mine->familyName + " " + besides);
    }
    answer(context, std::move(done), questions);
}

void PreparedWorkspace::loadUnsentWork(QObject* context, std::function<void(std::vector<UnsentWork>)> done) {
    std::vector<UnsentWork> works;
    const auto sent =
        submitted.size() -
        static_cast<std::size_t>(std::min<int>(m_status.unsent, static_cast<int>(submitted.size())));
    for (std::size_t n = sent; n < submitted.size(); ++n)
        works.push_back({data.now, submitted[n], {}});
    answer(context, std::move(done), std::move(works));
}

void PreparedWorkspace::loadRefusedWork(QObject* context,
                                        std::function<void(std::vector<RefusedWork>)> done) {
    answer(context, std::move(done), m_refused);
}

void PreparedWorkspace::dismissRefusedWork(std::int64_t mseq) {
    std::erase_if(m_refused, [mseq](const RefusedWork& work) { return work.mseq == mseq; });
    m_status.refused = static_cast<int>(m_refused.size());
    Q_EMIT refusedWorkChanged();
    Q_EMIT statusChanged();
}

void PreparedWorkspace::await(std::vector<WaitingWork> works) {
    m_session.role = Role::Lead;
    m_reviews = std::move(works);
    m_status.reviews = static_cast<int>(m_reviews.size());
    Q_EMIT sessionChanged();
    Q_EMIT statusChanged();
}

void PreparedWorkspace::loadReviews(const client::WhichReviews& which, QObject* context,
                                    std::function<void(Result<client::ReviewPage>)> done) {
    if (!reachable())
        return answer(context, std::move(done),
                      Result<client::ReviewPage>(Error{ErrorCode::Unavailable, "away"}));
    const auto& all = which.discarded ? m_thrownAway : m_reviews;
    auto next = std::ranges::find(all, which.after, &WaitingWork::mid);
    next = next == all.end() ? all.begin() : std::next(next);
    client::ReviewPage page;
    for (; next != all.end() && page.works.size() < reviewsAPage; ++next)
        page.works.push_back(*next);
    page.more = next != all.end();
    answer(context, std::move(done), Result<client::ReviewPage>(std::move(page)));
}

void PreparedWorkspace::decideReviews(protocol::ReviewChoice choice, const std::vector<MutationId>& which,
                                      QObject* context,
                                      std::function<void(std::vector<ReviewOutcome>)> done) {
    std::vector<ReviewOutcome> outcomes;
    for (const MutationId mid : which) {
        const auto fault = reviewFaults.find(mid);
        const Error why = !reachable()                  ? Error{ErrorCode::Unavailable, "away"}
                          : fault != reviewFaults.end() ? fault->second
                                                        : Error{ErrorCode::None, {}};
        outcomes.push_back({mid, why.code, shown(why.sentence)});
        if (why.code == ErrorCode::None)
            decided.emplace_back(choice, mid);
        if (why.code == ErrorCode::None || why.code == ErrorCode::Conflict)
            settleReview(choice, mid);
    }
    m_status.reviews = static_cast<int>(m_reviews.size());
    answer(context, std::move(done), std::move(outcomes));
    QMetaObject::invokeMethod(this, &PreparedWorkspace::statusChanged, Qt::QueuedConnection);
}

void PreparedWorkspace::settleReview(protocol::ReviewChoice choice, MutationId mid) {
    const bool back = choice == protocol::ReviewChoice::BringBack;
    auto& from = back ? m_thrownAway : m_reviews;
    const auto found = std::ranges::find(from, mid, &WaitingWork::mid);
    if (found == from.end())
        return;
    WaitingWork work = std::move(*found);
    from.erase(found);
    work.decidedBy = back ? UserId() : m_session.user;
    work.decidedAt = back ? Timestamp() : now();
    if (choice != protocol::ReviewChoice::Apply)
        (back ? m_reviews : m_thrownAway).push_back(std::move(work));
}

void PreparedWorkspace::submit(const Command& command, QObject* context,
                               std::function<void(Result<void>)> done) {
    if (submitFault) {
        answer(context, std::move(done), Result<void>(*submitFault));
        submitFault.reset();
        return;
    }
    const std::vector<CustomerId> concerned = carryOut(command);
    if (m_refusal) {
        answer(context, std::move(done), Result<void>(*std::exchange(m_refusal, {})));
        return;
    }
    submitted.push_back(command);
    ++m_status.unsent;
    answer(context, std::move(done), Result<void>());
    QMetaObject::invokeMethod(
        this,
        [this, concerned] {
            Q_EMIT statusChanged();
            Q_EMIT customersChanged(concerned);
        },
        Qt::QueuedConnection);
}

void PreparedWorkspace::saveDraft(const QString& key, const QString& text) {
    if (text.isEmpty())
        m_drafts.remove(key);
    else
        m_drafts.insert(key, text);
}

void PreparedWorkspace::loadDraft(const QString& key, QObject* context, std::function<void(QString)> done) {
    answer(context, std::move(done), m_drafts.value(key));
}

} // namespace visage::testing
