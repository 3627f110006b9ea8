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

/// All that a page of the case shows.
Result<void> readCase(store::Backend& backend, std::int64_t number, std::size_t contacts) {
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
    return events ? Result<void>() : Result<void>(events.error());
}

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
    Figure small{"case of 6 contacts, read in the store", data, {}, 3, "p99"};
    Figure large{"case of 200 contacts, read in the store", data, {}, 10, "p99"};
    const int rounds = options.rounds > 0 ? options.rounds : 5000;
    SeededRandom random(options.seed);
    for (int round = 0; round < rounds; ++round)
        for (Figure* figure : {&small, &large}) {
            const bool isSmall = figure == &small;
            const auto number = static_cast<std::int64_t>(
                isSmall ? 1 + random.below(smallCases) : smallCases + 1 + random.below(largeCases));
            Result<void> outcome;
            figure->samples.push_back(timed(
                [&] { outcome = readCase(**backend, number, isSmall ? smallContacts : largeContacts); }));
            if (!outcome)
                return outcome.error();
        }
    return std::vector{std::move(small), std::move(large)};
}

} // namespace visage::bench
