// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/demo/demo.h"

#include "core/store/bulk_writer.h"
#include "core/store/demo/callbacks.h"
#include "core/store/demo/company.h"
#include "core/store/demo/episodes.h"
#include "core/store/demo/people.h"

namespace visage::store {
namespace {

using namespace demo;

constexpr std::int64_t customersBetweenReports = 2000;

Result<std::vector<User>> usersOf(Backend& backend) {
    auto rows = backend.all(EntityKind::User);
    if (!rows)
        return rows.error();
    std::vector<User> users;
    for (Row& row : *rows)
        users.push_back(std::get<User>(std::move(row)));
    return users;
}

Result<void> requireEmpty(Backend& backend) {
    const auto counts = backend.counts();
    if (!counts)
        return counts.error();
    for (const TableCount& count : *counts)
        if (count.table == Fields<Customer>::name && count.rows > 0)
            return Error{ErrorCode::Conflict,
                         "This store has customers already: make the demo in an empty folder."};
    return {};
}

BulkWriter::Options optionsOf(const DemoRequest& request) {
    BulkWriter::Options options;
    options.chunkRows = request.alone ? BulkWriter::aloneChunkRows : BulkWriter::liveChunkRows;
    return options;
}

class Run {
public:
    Run(Backend& backend, const DemoRequest& request, const Clock& clock, const Company& company)
        : m_request(request)
        , m_company(company)
        , m_dice(request.seed)
        , m_people(request.customers, clock.now(), m_dice)
        , m_episodes(company, clock.now(), m_dice)
        , m_callbacks(clock.now(), request.seed)
        , m_unclaimed(request.seed + 2)
        , m_writer(backend, clock, optionsOf(request)) {}

    Result<DemoOutcome> make() {
        if (auto written = writeCompany(); !written)
            return written.error();
        for (std::vector<Person> unit = m_people.knownPeople(); m_outcome.customers < m_request.customers;
             unit = m_people.nextUnit())
            for (Person& person : unit)
                if (auto written = write(person); !written)
                    return written.error();
        if (auto written = writeCases(); !written)
            return written.error();
        if (auto flushed = m_writer.flush(); !flushed)
            return flushed.error();
        return m_outcome;
    }

private:
    Result<void> writeCompany() {
        std::vector<Row> rows(m_company.reasons().begin(), m_company.reasons().end());
        rows.insert(rows.end(), m_company.lines().begin(), m_company.lines().end());
        rows.insert(rows.end(), m_company.queues().begin(), m_company.queues().end());
        rows.insert(rows.end(), m_company.members().begin(), m_company.members().end());
        return m_writer.add(std::move(rows));
    }

    Result<void> write(Person& person) {
        if (m_outcome.customers == m_request.customers)
            return {};
        History history = m_episodes.of(person);
        m_outcome.identities += static_cast<std::int64_t>(person.identities.size());
        m_outcome.orders += static_cast<std::int64_t>(person.orders.size());
        m_outcome.interactions += history.interactions;
        m_outcome.notes += history.notes;
        std::vector<Row> rows{Row(std::move(person.customer))};
        append(rows, person.identities);
        append(rows, person.orders);
        append(rows, person.consents);
        append(rows, history.rows);
        append(m_cases, history.cases);
        if (++m_outcome.customers % customersBetweenReports == 0 && m_request.progress)
            m_request.progress(m_outcome.customers);
        return m_writer.addNew(std::move(rows));
    }

    template <class To, class From> static void append(std::vector<To>& to, std::vector<From>& from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    }

    /// Some of what is new has been taken by nobody yet: there is something to take in every queue.
    void leaveToQueue(History::OpenedCase& opened) {
        if (opened.row.status != CaseStatus::Open || !m_unclaimed.chance(30))
            return;
        opened.row.owner = {};
        for (CaseEvent& event : opened.events)
            event.owner = {};
    }

    /// Oldest first: the store numbers them as they come.
    Result<void> writeCases() {
        std::sort(m_cases.begin(), m_cases.end(), [](const auto& one, const auto& other) {
            return std::pair(one.row.openedAt, one.row.id) < std::pair(other.row.openedAt, other.row.id);
        });
        m_outcome.cases = static_cast<std::int64_t>(m_cases.size());
        for (History::OpenedCase& opened : m_cases) {
            leaveToQueue(opened);
            std::vector<Row> rows = m_callbacks.of(opened.row);
            rows.insert(rows.begin(), Row(std::move(opened.row)));
            append(rows, opened.events);
            if (auto written = m_writer.addNew(std::move(rows)); !written)
                return written;
        }
        return {};
    }

    const DemoRequest& m_request;
    const Company& m_company;
    Dice m_dice;
    People m_people;
    Episodes m_episodes;
    Callbacks m_callbacks;
    Dice m_unclaimed; ///< of its own, so that nothing else of the company depends on it
    BulkWriter m_writer;
    std::vector<History::OpenedCase> m_cases;
    DemoOutcome m_outcome;
};

} // namespace

Result<DemoOutcome> makeDemo(Backend& backend, const DemoRequest& request, const Clock& clock) {
    if (request.customers < 1 || request.customers > 100'000'000)
        return Error{ErrorCode::BadInput,
                     "The demo needs at least one customer, and no more than 100 million."};
    if (auto empty = requireEmpty(backend); !empty)
        return empty.error();
    const auto users = usersOf(backend);
    if (!users)
        return users.error();
    const Company company(*users);
    return Run(backend, request, clock, company).make();
}

} // namespace visage::store
