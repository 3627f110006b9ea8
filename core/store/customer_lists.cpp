// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/customer_lists.h"

#include "core/base/text.h"
#include "core/rules/identity.h"
#include "core/store/catalogue_parts.h"
#include "core/store/queues.h"
#include "core/store/scopes/upkeep.h"

#include <algorithm>
#include <span>

namespace visage::store {
namespace {

CustomerListId listIdOf(std::string_view code) {
    return CustomerListId(makeUuidV5(companySpace, std::string("list ").append(code)));
}

constexpr std::size_t linesAtOnce = 500;
constexpr int membersAtOnce = 1000;

} // namespace

Result<CustomerList> CustomerLists::create(const std::string& code, const std::string& label,
                                           const std::string& queueCode) {
    if (const auto fine = checkCode(code, "spring-campaign"); !fine)
        return fine.error();
    CustomerList list;
    list.id = listIdOf(code);
    list.code = code;
    list.label = labelOf(label.empty() ? code : label);
    Row row;
    const auto done = inBatch(m_backend, m_clock, [&](ChangeWriter& writer) -> Result<void> {
        const auto there = m_backend.load({EntityKind::CustomerList, list.id.uuid});
        if (!there)
            return there.error();
        if (*there)
            return Error{ErrorCode::Conflict, "There is a list \"" + code + "\" already."};
        if (!queueCode.empty()) {
            list.queue = queueIdOf(queueCode);
            const auto queue = m_backend.load({EntityKind::Queue, list.queue.uuid});
            if (!queue)
                return queue.error();
            if (!*queue)
                return Error{ErrorCode::NotFound, "There is no queue \"" + labelOf(queueCode) +
                                                      "\": \"queue list\" says which there are."};
        }
        row = list;
        return writer.write(row);
    });
    return done ? Result<CustomerList>(std::get<CustomerList>(row)) : done.error();
}

Result<std::vector<CustomerList>> CustomerLists::lists() {
    auto all = allOf<CustomerList>(m_backend);
    if (all)
        std::ranges::sort(*all, {}, &CustomerList::code);
    return all;
}

Result<CustomerList> CustomerLists::listWith(const std::string& code) {
    auto row = m_backend.load({EntityKind::CustomerList, listIdOf(code).uuid});
    if (!row)
        return row.error();
    if (!*row)
        return Error{ErrorCode::NotFound,
                     "There is no list \"" + labelOf(code) + "\": \"list show\" says which there are."};
    return std::get<CustomerList>(std::move(**row));
}

Result<std::vector<CustomerId>> CustomerLists::customers(const std::string& code) {
    const auto list = listWith(code);
    if (!list)
        return list.error();
    std::vector<CustomerId> customers;
    for (CustomerId last;;) {
        const auto some = m_backend.membersOf(scopeOf(list->id), last, membersAtOnce);
        if (!some)
            return some.error();
        for (const ScopeMember& member : *some)
            customers.push_back(member.customer);
        if (some->size() < static_cast<std::size_t>(membersAtOnce))
            return customers;
        last = some->back().customer;
    }
}

/// Null for nobody, and for a number that several customers share.
Result<CustomerId> CustomerLists::named(const std::string& line) {
    if (const auto id = Uuid::parse(line)) {
        const auto row = m_backend.load({EntityKind::Customer, *id});
        if (!row)
            return row.error();
        return *row ? CustomerId(*id) : CustomerId();
    }
    for (const IdentityType type : {IdentityType::Email, IdentityType::CrmRef, IdentityType::Phone}) {
        const std::string value = rules::normaliseIdentity(type, line);
        if (value.empty())
            continue;
        const auto customers = m_backend.customersWith(type, value);
        if (!customers)
            return customers.error();
        if (!customers->empty())
            return customers->size() == 1 ? customers->front() : CustomerId();
    }
    return CustomerId();
}

Result<CustomerLists::Outcome> CustomerLists::add(const std::string& code,
                                                  const std::vector<std::string>& lines) {
    return change(code, lines, true);
}

Result<CustomerLists::Outcome> CustomerLists::remove(const std::string& code,
                                                     const std::vector<std::string>& lines) {
    return change(code, lines, false);
}

Result<CustomerLists::Outcome> CustomerLists::change(const std::string& code,
                                                     const std::vector<std::string>& lines, bool listed) {
    const auto list = listWith(code);
    if (!list)
        return list.error();
    const std::string scope = scopeOf(list->id);
    Outcome outcome;
    const auto changeOne = [&](ChangeWriter& writer, CustomerId customer) -> Result<void> {
        const auto records = recordsOf(m_backend, customer);
        if (!records)
            return records.error();
        for (const Customer& record : *records) {
            ScopeMember member;
            member.id = scopeMemberId(scope, record.id);
            member.scope = scope;
            member.customer = record.id;
            Row row = member;
            auto done = listed ? writer.write(row) : writer.erase({EntityKind::ScopeMember, member.id.uuid});
            if (!done)
                return done;
        }
        ++outcome.customers;
        return {};
    };
    for (std::span<const std::string> rest(lines); !rest.empty();) {
        const auto some = rest.first(std::min(rest.size(), linesAtOnce));
        rest = rest.subspan(some.size());
        const auto done = inBatch(m_backend, m_clock, [&](ChangeWriter& writer) -> Result<void> {
            for (const std::string& line : some) {
                const std::string name(text::trimmed(line));
                if (name.empty())
                    continue;
                const auto customer = named(name);
                if (!customer)
                    return customer.error();
                if (!*customer)
                    outcome.nobody.push_back(name);
                else if (auto changed = changeOne(writer, *customer); !changed)
                    return changed;
            }
            return {};
        });
        if (!done)
            return done.error();
    }
    return outcome;
}

} // namespace visage::store
