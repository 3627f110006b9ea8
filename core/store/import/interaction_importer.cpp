// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"
#include "core/base/text.h"
#include "core/rules/identity.h"
#include "core/store/import/import_ids.h"
#include "core/store/import/importer.h"
#include "core/store/import/row_values.h"

namespace visage::store {
namespace {

constexpr std::size_t longestLine = 500;
/// Rows travel in frames of 256 KiB at most.
constexpr std::size_t longestText = 128 * 1024;

Error rejected(std::string sentence) {
    return {ErrorCode::BadInput, std::move(sentence)};
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + 32);
    return text;
}

Result<void> takeChannel(Interaction& contact, const RowValues& values) {
    const auto channel = fromName<Channel>(lower(values[ImportField::Channel]));
    if (!channel)
        return rejected("The channel \"" + values[ImportField::Channel] + "\" does not exist.");
    const std::string& way = values[ImportField::Direction];
    const auto direction = way.empty() ? std::optional(Direction::In) : fromName<Direction>(lower(way));
    if (!direction)
        return rejected("The direction \"" + way + "\" is none of in, out and internal.");
    contact.channel = *channel;
    contact.direction = *direction;
    return {};
}

Result<void> takeMoment(Interaction& contact, const RowValues& values) {
    const auto at = parseIsoTimestamp(values[ImportField::At]);
    if (!at)
        return rejected("The moment \"" + values[ImportField::At] +
                        "\" cannot be read: write it as 2026-03-27T16:00:00+01:00.");
    contact.at = *at;
    contact.endedAt = *at;
    return {};
}

Result<std::optional<IdentityType>> typeOf(const Interaction& contact, const RowValues& values) {
    const std::string& name = values[ImportField::IdentityType];
    if (name.empty())
        return rules::identityTypeOf(contact.channel);
    const auto type = fromName<IdentityType>(lower(name));
    if (!type)
        return rejected("The identity type \"" + name + "\" does not exist.");
    return std::optional(*type);
}

void takeTexts(Interaction& contact, const RowValues& values) {
    contact.account = text::oneLine(values[ImportField::Account], longestLine);
    contact.providerId = text::oneLine(values[ImportField::ProviderId], longestLine);
    contact.subject = text::oneLine(values[ImportField::Subject], longestLine);
    contact.text = text::multiLine(values[ImportField::Text], longestText);
}

class InteractionImporter final : public Importer {
public:
    using Importer::Importer;

    Importer::Prepared prepare(const Record& record) override {
        auto prepared = std::make_shared<NewContact>(record, m_setting.columns);
        const RowValues& values = prepared->values;
        if (auto fine = takeChannel(prepared->contact, values); !fine)
            return refuse(fine.error());
        if (auto fine = takeMoment(prepared->contact, values); !fine)
            return refuse(fine.error());
        const auto type = typeOf(prepared->contact, values);
        if (!type)
            return refuse(type.error());
        prepared->type = *type;
        std::vector<std::string> remarks = unreadable(record, m_setting.columns);
        if (const std::string& identity = values[ImportField::Identity]; *type) {
            prepared->contact.peer = rules::normaliseIdentity(**type, identity);
            if (prepared->contact.peer.empty() && !identity.empty())
                remarks.push_back(
                    leftOut("identity", identity, "it is none of the type " + std::string(nameOf(**type))));
        }
        takeTexts(prepared->contact, values);
        const std::string& ownId = values[ImportField::OwnId];
        prepared->source =
            m_setting.sources.recordOf(record, ownId.empty() ? prepared->contact.providerId : ownId);
        return {[this, prepared](ImportOutcome& outcome) { return take(*prepared, outcome); },
                std::move(remarks)};
    }

private:
    struct NewContact {
        NewContact(const Record& record, ColumnNames& columns)
            : values(record, columns) {}
        RowValues values;
        Interaction contact;
        std::optional<IdentityType> type; ///< of what the contact came from
        SourceRecord source;
    };

    Result<void> take(NewContact& prepared, ImportOutcome& outcome) {
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
        if (auto fine = takeCustomer(prepared.contact, prepared.type); !fine)
            return fine;
        (source->standing == SourceRows::Standing::New ? outcome.created : outcome.updated) += 1;
        return store(std::move(prepared.contact), source->record);
    }

    /// One customer with this identifier is whose contact it was; several leave it open.
    Result<void> takeCustomer(Interaction& contact, std::optional<IdentityType> type) {
        if (contact.peer.empty())
            return {};
        const auto customers = m_setting.backend.customersWith(*type, contact.peer);
        if (!customers)
            return customers.error();
        if (customers->size() != 1)
            return {};
        contact.customer = customers->front();
        contact.matchedBy = *type == IdentityType::CrmRef || *type == IdentityType::Loyalty
                                ? MatchBasis::CustomerNumber
                                : MatchBasis::CallerNumber;
        return {};
    }

    Result<void> store(Interaction contact, const SourceRecord& source) {
        contact.id = contact.providerId.empty()
                         ? interactionIdOf(source.id)
                         : interactionIdOf(nameOf(contact.channel), contact.account, contact.providerId);
        contact.state = InteractionState::Done;
        contact.receivedAt = m_setting.now;
        // A row that says something else now must not take back whose contact it is.
        const auto there = m_setting.backend.load({EntityKind::Interaction, contact.id.uuid});
        if (!there)
            return there.error();
        if (*there)
            keepDecided(contact, std::get<Interaction>(**there));
        remember(source);
        return write({Row(std::move(contact)), Row(source)});
    }

    static void keepDecided(Interaction& contact, const Interaction& there) {
        contact.receivedAt = there.receivedAt;
        contact.reason = there.reason;
        contact.outcome = there.outcome;
        contact.author = there.author;
        if (!there.customer)
            return;
        contact.customer = there.customer;
        contact.matchedBy = there.matchedBy;
    }
};

} // namespace

std::unique_ptr<Importer> makeInteractionImporter(Importer::Setting setting) {
    return std::make_unique<InteractionImporter>(std::move(setting));
}

} // namespace visage::store
