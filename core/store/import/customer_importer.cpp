// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/customer_row.h"
#include "core/store/import/import_ids.h"
#include "core/store/import/importer.h"
#include "core/store/import/joiner.h"

#include <unordered_set>

namespace visage::store {
namespace {

void fill(std::string& there, const std::string& said) {
    if (there.empty())
        there = said;
}

/// What the row knows and the record does not. A whole first name replaces its initial.
void fillCustomer(Customer& there, const Customer& said) {
    if (there.givenName.size() <= 2 && said.givenName.size() > there.givenName.size())
        there.givenName = said.givenName;
    fill(there.familyName, said.familyName);
    fill(there.birthName, said.birthName);
    fill(there.organisation, said.organisation);
    fill(there.language, said.language);
    fill(there.country, said.country);
    if (there.civility == Civility::None)
        there.civility = said.civility;
    if (!there.birthDate)
        there.birthDate = said.birthDate;
    if (there.tier == Tier::None)
        there.tier = said.tier;
    if (there.points == 0)
        there.points = said.points;
    if (!there.customerSince)
        there.customerSince = said.customerSince;
    // An address is taken whole, or it would name a house that does not exist.
    if (there.addressLine1.empty() && (there.postcode.empty() || there.postcode == said.postcode)) {
        fill(there.addressLine1, said.addressLine1);
        fill(there.addressLine2, said.addressLine2);
        fill(there.postcode, said.postcode);
        fill(there.town, said.town);
    }
}

class CustomerImporter final : public Importer {
public:
    explicit CustomerImporter(Setting setting)
        : Importer(std::move(setting))
        , m_joiner(m_setting.backend) {}

    Result<void> take(const Record& record, ImportOutcome& outcome) override {
        auto row = readCustomerRow(record, m_setting.columns, m_setting.now);
        if (!row)
            return row.error();
        auto source = m_setting.sources.find(record, row->ownId);
        if (!source)
            return source.error();
        if (source->standing == SourceRows::Standing::Unchanged) {
            ++outcome.unchanged;
            return {};
        }
        if (source->standing == SourceRows::Standing::Changed)
            return takeChanged(*row, source->record, outcome);
        return takeNew(*row, source->record, outcome);
    }

    void written() override {
        Importer::written();
        m_joiner.written();
        m_waitingIdentities.clear();
    }

private:
    Result<void> takeNew(CustomerRow& row, const SourceRecord& source, ImportOutcome& outcome) {
        const auto found = m_joiner.find(row.customer, row.identities);
        if (!found)
            return found.error();
        if (const Customer* there = *found) {
            ++outcome.joined;
            std::vector<Row> together;
            addMembership(together, source, there->id);
            addNote(together, source, there->id, row.note);
            return writeInto(*there, row, source, std::move(together));
        }
        ++outcome.created;
        Customer customer = std::move(row.customer);
        customer.id = CustomerId(makeUuidV7(m_setting.now, m_setting.random));
        customer.createdAt = m_setting.now;
        std::vector<Row> together{Row(customer)};
        addIdentities(together, customer.id, row.identities, true);
        addMembership(together, source, customer.id);
        addNote(together, source, customer.id, row.note);
        return remember(source, customer, row.identities, std::move(together));
    }

    Result<void> takeChanged(CustomerRow& row, const SourceRecord& source, ImportOutcome& outcome) {
        ++outcome.updated;
        const auto membership =
            m_setting.backend.load({EntityKind::Membership, membershipIdOf(source.id).uuid});
        if (!membership)
            return membership.error();
        const CustomerId id = *membership ? std::get<Membership>(**membership).customer : CustomerId();
        auto there = m_joiner.load(id);
        if (!there)
            return there.error();
        if (!*there)
            return Error{ErrorCode::BadInput, "The customer that this row became exists no more."};
        // Whose the row is stays as it was decided, perhaps by a person since.
        return writeInto(**there, row, source, {Row(source)});
    }

    Result<void> writeInto(const Customer& there, CustomerRow& row, const SourceRecord& source,
                           std::vector<Row> together) {
        Customer customer = there;
        fillCustomer(customer, row.customer);
        if (customer != there)
            together.emplace_back(customer);
        auto fresh = identitiesNotThere(customer.id, row.identities);
        if (!fresh)
            return fresh.error();
        addIdentities(together, customer.id, *fresh, false);
        return remember(source, customer, row.identities, std::move(together));
    }

    Result<std::vector<Identity>> identitiesNotThere(CustomerId customer, const std::vector<Identity>& said) {
        std::vector<Identity> fresh;
        for (const Identity& identity : said) {
            const IdentityId id = identityId(customer, identity.type, identity.account, identity.valueNorm);
            if (m_waitingIdentities.contains(id))
                continue;
            const auto there = m_setting.backend.load({EntityKind::Identity, id.uuid});
            if (!there)
                return there.error();
            if (!*there)
                fresh.push_back(identity);
        }
        return fresh;
    }

    void addIdentities(std::vector<Row>& together, CustomerId customer, std::vector<Identity> identities,
                       bool first) {
        bool phone = false;
        bool mail = false;
        for (Identity& identity : identities) {
            identity.id = identityId(customer, identity.type, identity.account, identity.valueNorm);
            identity.customer = customer;
            identity.source = m_setting.file;
            identity.createdAt = m_setting.now;
            bool& seen = identity.type == IdentityType::Phone ? phone : mail;
            const bool ranked = identity.type == IdentityType::Phone || identity.type == IdentityType::Email;
            identity.primary = first && ranked && !seen;
            seen = seen || ranked;
            m_waitingIdentities.insert(identity.id);
            together.emplace_back(std::move(identity));
        }
    }

    static void addMembership(std::vector<Row>& together, const SourceRecord& source, CustomerId customer) {
        Membership membership;
        membership.id = membershipIdOf(source.id);
        membership.record = source.id;
        membership.customer = customer;
        membership.decidedBy = DecidedBy::Import;
        membership.at = source.importedAt;
        together.emplace_back(source);
        together.emplace_back(std::move(membership));
    }

    void addNote(std::vector<Row>& together, const SourceRecord& source, CustomerId customer,
                 const std::string& text) {
        if (text.empty())
            return;
        Note note;
        note.id = noteIdOf(source.id);
        note.customer = customer;
        note.createdAt = m_setting.now;
        note.text = text;
        together.emplace_back(std::move(note));
    }

    /// What goes to the writer must be found by the rows after it, before it can be read back.
    Result<void> remember(const SourceRecord& source, const Customer& customer,
                          const std::vector<Identity>& identities, std::vector<Row> together) {
        m_setting.sources.remember(source);
        m_joiner.remember(customer, identities);
        return write(std::move(together));
    }

    std::unordered_set<IdentityId> m_waitingIdentities;
    Joiner m_joiner;
};

} // namespace

std::unique_ptr<Importer> makeCustomerImporter(Importer::Setting setting) {
    return std::make_unique<CustomerImporter>(std::move(setting));
}

} // namespace visage::store
