// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/filled_desk.h"
#include "app/bench/filled_store.h"
#include "app/bench/store_subjects.h"
#include "core/store/bulk_writer.h"

namespace visage::bench {
namespace {

constexpr std::int64_t smallCases = 2000;
constexpr int smallContacts = 6;
constexpr std::int64_t largeCases = 100;
constexpr int largeContacts = 200;

/// Cases 1 to 2,000 have 6 contacts each, the hundred after them 200.
std::vector<Row> caseOf(const Company& company, std::int64_t number, int contacts, Random& random) {
    const Timestamp opened{1'750'000'000'000 + number * 1000};
    Case one;
    one.id = CaseId(makeUuidV7(opened, random));
    one.customer = company.customerId(number * 17 % company.customers());
    one.subject = "Livraison incomplète";
    one.openedAt = opened;
    CaseEvent event;
    event.id = CaseEventId(makeUuidV7(opened, random));
    event.caseId = one.id;
    event.customer = one.customer;
    event.at = opened;
    std::vector<Row> rows{one, event};
    for (int i = 0; i < contacts; ++i) {
        Interaction contact = company.interaction(i);
        contact.id = InteractionId(makeUuidV7(opened, random));
        contact.customer = one.customer;
        contact.at = opened + Milliseconds(i * 60'000);
        InteractionCase link;
        link.id = interactionCaseId(contact.id, one.id);
        link.interaction = contact.id;
        link.caseId = one.id;
        link.customer = one.customer;
        rows.emplace_back(std::move(contact));
        rows.emplace_back(link);
    }
    return rows;
}

Result<void> addCases(store::Backend& backend, const Company& company) {
    const auto last = backend.caseNumbered(smallCases + largeCases);
    if (!last || *last)
        return last ? Result<void>() : Result<void>(last.error());
    SystemClock clock;
    SystemRandom random;
    store::BulkWriter writer(backend, clock, {store::BulkWriter::aloneChunkRows, {}, {}});
    for (std::int64_t number = 1; number <= smallCases + largeCases; ++number) {
        const int contacts = number <= smallCases ? smallContacts : largeContacts;
        if (auto added = writer.addNew(caseOf(company, number, contacts, random)); !added)
            return added;
    }
    return writer.flush();
}

/// All that a page of the case shows. Returns how many rows that is.
Result<std::size_t> readCase(store::Backend& backend, std::int64_t number, std::size_t contacts) {
    const auto opened = backend.caseNumbered(number);
    if (!opened)
        return opened.error();
    if (!*opened)
        return Error{ErrorCode::NotFound, "The data set lacks a case: remove it from --folder."};
    const auto customer = backend.load({EntityKind::Customer, (*opened)->customer.uuid});
    if (!customer)
        return customer.error();
    const auto identities = backend.rowsOf(EntityKind::Identity, (*opened)->customer, 0);
    if (!identities)
        return identities.error();
    const auto messages = backend.interactionsOf((*opened)->id);
    if (!messages)
        return messages.error();
    if (messages->size() != contacts)
        return Error{ErrorCode::Internal, "A case does not have the contacts that it was given."};
    const auto events = backend.rowsOf(EntityKind::CaseEvent, (*opened)->customer, 0);
    if (!events)
        return events.error();
    return 2 + identities->size() + messages->size() + events->size();
}

/// The keys of a case's contacts, found without reading the contacts.
Result<std::vector<InteractionId>> contactsOf(storage::Connection& db, std::int64_t number) {
    std::vector<InteractionId> contacts;
    auto rows = db.prepare("SELECT interaction FROM interaction_case WHERE case_id="
                           "(SELECT id FROM cases WHERE number=?1 AND number>0)",
                           number);
    for (auto stepped = rows.step();; stepped = rows.step()) {
        if (!stepped)
            return stepped.error();
        if (*stepped == storage::Step::Done)
            return contacts;
        contacts.push_back(rows.id<InteractionId>(0));
    }
}

/// The limit beside it: so many rows fetched one by one from one table by their keys, and thrown away.
Result<void> readRows(storage::Connection& db, const std::vector<InteractionId>& keys, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        if (auto read = db.run("SELECT * FROM interaction WHERE id=?1", keys[i % keys.size()]); !read)
            return read;
    return {};
}

/// A case of either size and the limit beside it, over different cases, so that neither warms the other's
/// pages.
struct Size {
    std::int64_t first = 1;
    std::int64_t cases = 0;
    std::size_t contacts = 0;
    Figure ours;
    Figure alone;

    Result<void> measure(store::SqliteBackend& backend, Random& random) {
        const auto some = [&] {
            return first + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(cases)));
        };
        Result<std::size_t> rows(0);
        ours.samples.push_back(timed([&] { rows = readCase(backend, some(), contacts); }));
        if (!rows)
            return rows.error();
        const auto keys = contactsOf(backend.connection(), some());
        if (!keys)
            return keys.error();
        Result<void> read;
        alone.samples.push_back(timed([&] { read = readRows(backend.connection(), *keys, *rows); }));
        return read;
    }
};

} // namespace

Result<std::vector<Figure>> openCase(const Options& options) {
    const Company company = companyOf(options, 1'000'000, 5'000'000);
    const auto folder = filledStore(options, company);
    if (!folder)
        return folder.error();
    auto backend = folder->open();
    if (!backend)
        return backend.error();
    if (auto added = addCases(**backend, company); !added)
        return added.error();
    const std::string data = dataNameOf(company);
    Size sizes[] = {{1,
                     smallCases,
                     smallContacts,
                     {"case of 6 contacts, read in the store", data, {}, 3, "p99"},
                     {"beside: SQLite alone, as many rows by their keys from one table", data, {}, 0, {}}},
                    {smallCases + 1,
                     largeCases,
                     largeContacts,
                     {"case of 200 contacts, read in the store", data, {}, 10, "p99"},
                     {"beside: SQLite alone, as many rows by their keys from one table", data, {}, 0, {}}}};
    const int rounds = options.rounds > 0 ? options.rounds : 5000;
    SeededRandom random(options.seed);
    for (int round = 0; round < rounds; ++round)
        for (Size& size : sizes)
            if (auto measured = size.measure(**backend, random); !measured)
                return measured.error();
    std::vector<Figure> figures;
    for (Size& size : sizes) {
        figures.push_back(std::move(size.ours));
        figures.push_back(std::move(size.alone));
    }
    return figures;
}

} // namespace visage::bench
