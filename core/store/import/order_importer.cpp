// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"
#include "core/base/text.h"
#include "core/rules/birth_date.h"
#include "core/rules/identity.h"
#include "core/store/import/import_ids.h"
#include "core/store/import/importer.h"
#include "core/store/import/row_values.h"

namespace visage::store {
namespace {

constexpr std::size_t longestLine = 500;

Error rejected(std::string sentence) {
    return {ErrorCode::BadInput, std::move(sentence)};
}

/// "1 234,50 €", "1,234.50", "49.9": the last comma or dot with one or two digits behind it parts the cents.
std::optional<std::int64_t> readCents(std::string_view text) {
    const std::size_t point = text.find_last_of(",.");
    std::int64_t whole = 0;
    std::int64_t cents = 0;
    int decimals = 0;
    bool any = false;
    std::size_t behind = 0;
    for (std::size_t i = point == std::string_view::npos ? text.size() : point + 1; i < text.size(); ++i)
        behind += text[i] >= '0' && text[i] <= '9' ? 1u : 0u;
    const bool hasCents = behind == 1 || behind == 2;
    for (std::size_t i = 0; i < text.size() && i < 40; ++i) {
        if (text[i] < '0' || text[i] > '9')
            continue;
        any = true;
        if (hasCents && i > point) {
            cents = cents * 10 + (text[i] - '0');
            ++decimals;
        } else if (whole < 1'000'000'000'000) {
            whole = whole * 10 + (text[i] - '0');
        }
    }
    if (!any)
        return std::nullopt;
    const std::int64_t total = whole * 100 + (decimals == 1 ? cents * 10 : cents);
    return text.find('-') != std::string_view::npos ? -total : total;
}

std::optional<OrderStatus> readStatus(const std::string& text) {
    static constexpr std::pair<std::string_view, OrderStatus> names[] = {
        {"placed", OrderStatus::Placed},      {"en cours", OrderStatus::Placed},
        {"commandee", OrderStatus::Placed},   {"paid", OrderStatus::Paid},
        {"payee", OrderStatus::Paid},         {"shipped", OrderStatus::Shipped},
        {"expediee", OrderStatus::Shipped},   {"delivered", OrderStatus::Delivered},
        {"livree", OrderStatus::Delivered},   {"cancelled", OrderStatus::Cancelled},
        {"annulee", OrderStatus::Cancelled},  {"returned", OrderStatus::Returned},
        {"retournee", OrderStatus::Returned},
    };
    const std::string folded = text::fold(text);
    for (const auto& [name, status] : names)
        if (folded == name)
            return status;
    return std::nullopt;
}

/// A moment, or a day as people write it (then noon in UTC).
Timestamp readMoment(const std::string& text, Timestamp now) {
    if (const auto at = parseIsoTimestamp(text))
        return *at;
    const auto day = rules::readBirthDate(text, now);
    return day ? parseIsoTimestamp(day->toIso() + "T12:00:00Z").value_or(Timestamp{}) : Timestamp{};
}

class OrderImporter final : public Importer {
public:
    using Importer::Importer;

    Importer::Prepared prepare(const Record& record) override {
        auto prepared = std::make_shared<NewOrder>(record, m_setting.columns);
        prepared->order.number = rules::normaliseReference(prepared->values[ImportField::OrderNumber]);
        if (prepared->order.number.empty())
            return refuse(rejected("The order has no number."));
        prepared->source = m_setting.sources.recordOf(record, prepared->order.number);
        auto remarks = unreadable(record, m_setting.columns);
        takeMomentAndStatus(prepared->order, prepared->values, remarks);
        return {[this, prepared](ImportOutcome& outcome) { return take(*prepared, outcome); },
                std::move(remarks)};
    }

private:
    struct NewOrder {
        NewOrder(const Record& record, ColumnNames& columns)
            : values(record, columns) {}
        RowValues values;
        Order order;
        SourceRecord source;
    };

    Result<void> take(NewOrder& prepared, ImportOutcome& outcome) {
        Order& order = prepared.order;
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
        const auto customer = customerOf(prepared.values);
        if (!customer)
            return customer.error();
        order.id = orderIdOf(order.number);
        order.customer = *customer;
        if (auto fine = takeDetails(order, prepared.values); !fine)
            return fine;
        (source->standing == SourceRows::Standing::New ? outcome.created : outcome.updated) += 1;
        remember(source->record);
        return write({Row(std::move(order)), Row(source->record)});
    }

    void takeMomentAndStatus(Order& order, const RowValues& values, std::vector<std::string>& remarks) const {
        const std::string& at = values[ImportField::At];
        order.placedAt = readMoment(at, m_setting.now);
        if (!order.placedAt && !at.empty())
            remarks.push_back(leftOut("day of the order", at, "it is no date"));
        const std::string& status = values[ImportField::Status];
        const auto known = readStatus(status);
        order.status = known.value_or(OrderStatus::Placed);
        if (!known && !status.empty())
            remarks.push_back(leftOut("status", status, "it is none of those known"));
    }

    Result<void> takeDetails(Order& order, const RowValues& values) {
        const std::string& total = values[ImportField::Total];
        const auto cents = total.empty() ? std::optional<std::int64_t>(0) : readCents(total);
        if (!cents)
            return rejected("The total \"" + total + "\" cannot be read.");
        order.totalCents = *cents;
        order.currency = text::oneLine(values[ImportField::Currency], 3);
        if (order.currency.empty())
            order.currency = "EUR";
        order.summary = text::oneLine(values[ImportField::Summary], longestLine);
        return {};
    }

    /// The strongest identifier that the row has decides alone.
    Result<CustomerId> customerOf(const RowValues& values) {
        static constexpr std::pair<ImportField, IdentityType> ways[] = {
            {ImportField::CustomerNumber, IdentityType::CrmRef},
            {ImportField::Loyalty, IdentityType::Loyalty},
            {ImportField::Email, IdentityType::Email},
            {ImportField::Phone, IdentityType::Phone},
        };
        for (const auto& [field, type] : ways) {
            const std::string value = rules::normaliseIdentity(type, values[field]);
            if (value.empty())
                continue;
            const auto customers = m_setting.backend.customersWith(type, value);
            if (!customers)
                return customers.error();
            if (customers->size() == 1)
                return customers->front();
            return rejected(customers->empty()
                                ? "No customer has " + value + "."
                                : "Several customers have " + value + ": name the customer's number.");
        }
        return rejected(
            "The order names no customer: a number, a card, an e-mail address or a phone number is needed.");
    }
};

} // namespace

std::unique_ptr<Importer> makeOrderImporter(Importer::Setting setting) {
    return std::make_unique<OrderImporter>(std::move(setting));
}

} // namespace visage::store
