// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/customer_row.h"
#include "core/store/import/import_ids.h"
#include "core/store/import/importer.h"
#include "core/store/import/joiner.h"

#include <memory>

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

    Importer::Prepared prepare(const Record& record) override {
        auto row = readCustomerRow(record, m_setting.columns, m_setting.now);
        if (!row)
            return refuse(row.error());
        auto prepared = std::make_shared<NewRow>();
        prepared->source = m_setting.sources.recordOf(record, std::move(row->ownId));
        prepared->row = std::move(*row);
        // As if it were a new customer, which most are.
        CustomerRow& said = prepared->row;
        said.customer.id = customerIdInOrder(m_setting.now, ++m_customers, m_setting.random);
        said.customer.createdAt = m_setting.now;
        complete(said.identities, said.customer.id, true);
        prepared->terms = rules::searchTerms({&said.customer, said.identities, {}});
        auto remarks = std::move(said.remarks);
        return {[this, prepared](ImportOutcome& outcome) { return take(*prepared, outcome); },
                std::move(remarks)};
    }

private:
    struct NewRow {
        SourceRecord source;
        CustomerRow row;
        rules::SearchTerms terms; ///< of the customer that the row alone makes
    };

    Result<void> take(NewRow& prepared, ImportOutcome& outcome) {
        auto source = m_setting.sources.find(std::move(prepared.source));
        if (!source)
            return source.error();
        if (source->standing == SourceRows::Standing::Erased) {
            ++outcome.erased;
            return {};
        }
        if (source->standing == SourceRows::Standing::Unchanged) {
            ++outcome.unchanged;
            return {};
        }
        Importer::remember(source->record);
        if (source->standing == SourceRows::Standing::Changed)
            return takeChanged(prepared.row, source->record, outcome);
        return takeNew(prepared, source->record, outcome);
    }

    Result<void> takeNew(NewRow& prepared, SourceRecord& source, ImportOutcome& outcome) {
        CustomerRow& row = prepared.row;
        const auto found = m_joiner.find(row.customer, row.identities);
        if (!found)
            return found.error();
        std::vector<Row> together;
        together.reserve(row.identities.size() + 4);
        if (const Customer* there = *found) {
            ++outcome.joined;
            addNote(together, source.id, there->id, row.note);
            addMembership(together, source, there->id);
            return writeInto(*there, row, std::move(together));
        }
        ++outcome.created;
        remember(row.customer, row.identities);
        const CustomerId id = row.customer.id;
        together.emplace_back(std::move(row.customer));
        for (Identity& identity : row.identities)
            together.emplace_back(std::move(identity));
        addNote(together, source.id, id, row.note);
        addMembership(together, source, id);
        return writeNew(std::move(together), prepared.terms);
    }

    Result<void> takeChanged(CustomerRow& row, const SourceRecord& source, ImportOutcome& outcome) {
        ++outcome.updated;
        const auto membership =
            m_setting.backend.load({EntityKind::Membership, membershipIdOf(source.id).uuid});
        if (!membership)
            return membership.error();
        const CustomerId id = *membership ? std::get<Membership>(**membership).customer : CustomerId();
        const auto there = m_joiner.load(id);
        if (!there)
            return there.error();
        if (!*there)
            return Error{ErrorCode::BadInput, "The customer that this row became exists no more."};
        // Whose the row is stays as it was decided, perhaps by a person since.
        return writeInto(**there, row, {Row(source)});
    }

    Result<void> writeInto(const Customer& there, CustomerRow& row, std::vector<Row> together) {
        Customer customer = there;
        fillCustomer(customer, row.customer);
        if (customer != there)
            together.emplace_back(customer);
        complete(row.identities, customer.id, false);
        std::vector<Identity> hold;
        for (Identity& identity : row.identities) {
            const auto known = m_setting.backend.load({EntityKind::Identity, identity.id.uuid});
            if (!known)
                return known.error();
            if (!*known)
                together.emplace_back(identity);
            // What somebody took off the record stays off, whatever files go on saying.
            if (!*known || !std::get<Identity>(**known).removedAt)
                hold.push_back(std::move(identity));
        }
        remember(customer, hold);
        return write(std::move(together));
    }

    /// What an identity of a customer has beside its value. `first`: the customer has no others yet.
    void complete(std::vector<Identity>& identities, CustomerId customer, bool first) const {
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
        }
    }

    static void addMembership(std::vector<Row>& together, SourceRecord& source, CustomerId customer) {
        Membership membership;
        membership.id = membershipIdOf(source.id);
        membership.record = source.id;
        membership.customer = customer;
        membership.decidedBy = DecidedBy::Import;
        membership.at = source.importedAt;
        together.emplace_back(std::move(source));
        together.emplace_back(std::move(membership));
    }

    void addNote(std::vector<Row>& together, SourceRecordId source, CustomerId customer,
                 std::string& text) const {
        if (text.empty())
            return;
        Note note;
        note.id = noteIdOf(source);
        note.customer = customer;
        note.createdAt = m_setting.now;
        note.text = std::move(text);
        together.emplace_back(std::move(note));
    }

    void remember(const Customer& customer, const std::vector<Identity>& identities) {
        if (m_setting.dryRun)
            m_joiner.remember(customer, identities);
    }

    Joiner m_joiner;
    std::uint32_t m_customers = 0; ///< prepared so far
};

} // namespace

std::unique_ptr<Importer> makeCustomerImporter(Importer::Setting setting) {
    return std::make_unique<CustomerImporter>(std::move(setting));
}

} // namespace visage::store
