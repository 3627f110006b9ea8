// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/catalogue.h"

#include "core/base/text.h"
#include "core/rules/identity.h"
#include "core/store/catalogue_parts.h"

#include <algorithm>
#include <tuple>

namespace visage::store {
namespace {

constexpr std::size_t longestLabel = 100;
constexpr std::size_t longestGreeting = 500;

struct UsualReason {
    std::string_view code; ///< that of its family stands before the dot
    std::string_view labelFr;
    std::string_view labelEn;
    Priority urgency = Priority::P3;
};

constexpr UsualReason usualReasons[] = {
    {"order", "Commande", "Order"},
    {"order.status", "Suivi de commande", "Order status"},
    {"order.change", "Modification de commande", "Change of an order"},
    {"order.cancel", "Annulation de commande", "Cancellation"},
    {"delivery", "Livraison", "Delivery"},
    {"delivery.late", "Livraison en retard", "Late delivery", Priority::P2},
    {"delivery.lost", "Colis perdu", "Lost parcel", Priority::P2},
    {"delivery.damaged", "Colis abîmé", "Damaged parcel", Priority::P2},
    {"delivery.address", "Adresse de livraison", "Delivery address"},
    {"product", "Produit ou service", "Product or service"},
    {"product.advice", "Conseil", "Advice"},
    {"product.defect", "Produit défectueux", "Faulty product", Priority::P2},
    {"return", "Retour et remboursement", "Return and refund"},
    {"return.request", "Demande de retour", "Return"},
    {"return.exchange", "Échange", "Exchange"},
    {"return.refund", "Remboursement en attente", "Pending refund", Priority::P2},
    {"billing", "Facturation et paiement", "Billing and payment"},
    {"billing.invoice", "Copie de facture", "Copy of an invoice"},
    {"billing.error", "Erreur de facturation", "Billing error", Priority::P2},
    {"billing.refused", "Paiement refusé", "Payment refused"},
    {"account", "Compte client", "Customer account"},
    {"account.login", "Connexion au compte", "Log-in"},
    {"account.details", "Mise à jour des coordonnées", "Change of details"},
    {"account.privacy", "Données personnelles", "Personal data", Priority::P2},
    {"opinion", "Réclamation et avis", "Complaint and opinion"},
    {"opinion.complaint", "Réclamation", "Complaint", Priority::P1},
    {"opinion.thanks", "Remerciement", "Thanks"},
    {"other", "Autre demande", "Something else"},
};

/// "" for what is no address of the channel.
std::string normalised(Channel channel, const std::string& address) {
    const auto type = rules::identityTypeOf(channel);
    return type ? rules::normaliseIdentity(*type, address)
                : text::oneLine(text::trimmed(address), longestGreeting);
}

Error unknownReason(const std::string& code) {
    return {ErrorCode::NotFound,
            "There is no reason \"" + code + "\": \"reason list\" says which there are."};
}

Result<std::optional<Reason>> reasonWith(Backend& backend, std::string_view code) {
    auto row = backend.load({EntityKind::Reason, reasonIdOf(code).uuid});
    if (!row)
        return row.error();
    return *row ? std::optional(std::get<Reason>(std::move(**row))) : std::nullopt;
}

Result<ReasonId> parentOf(Backend& backend, const std::string& code) {
    if (code.empty())
        return ReasonId();
    const auto parent = reasonWith(backend, code);
    if (!parent)
        return parent.error();
    if (!*parent)
        return unknownReason(code);
    if ((*parent)->parent)
        return Error{ErrorCode::BadInput, "Reasons have two levels, and \"" + code +
                                              "\" is of the lower one: name a reason of the upper level."};
    return (*parent)->id;
}

Result<std::int64_t> nextPosition(Backend& backend, ReasonId parent) {
    const auto reasons = allOf<Reason>(backend);
    if (!reasons)
        return reasons.error();
    std::int64_t next = 0;
    for (const Reason& reason : *reasons)
        if (reason.parent == parent)
            next = std::max(next, reason.position + 1);
    return next;
}

Result<bool> isEmpty(Backend& backend) {
    const auto counts = backend.counts();
    if (!counts)
        return counts.error();
    return std::ranges::none_of(*counts, [](const TableCount& count) {
        return count.rows > 0 &&
               (count.table == Fields<Reason>::name || count.table == Fields<Customer>::name);
    });
}

} // namespace

ReasonId reasonIdOf(std::string_view code) {
    return ReasonId(makeUuidV5(companySpace, code));
}

LineId lineIdOf(Channel channel, std::string_view address) {
    return LineId(makeUuidV5(companySpace, std::string(nameOf(channel)).append(" ").append(address)));
}

Result<std::int64_t> Catalogue::addUsualReasons() {
    std::int64_t added = 0;
    const auto done = inBatch(m_backend, m_clock, [&](ChangeWriter& writer) -> Result<void> {
        const auto empty = isEmpty(m_backend);
        if (!empty)
            return empty.error();
        if (!*empty)
            return {};
        for (const UsualReason& usual : usualReasons) {
            Reason reason;
            reason.id = reasonIdOf(usual.code);
            reason.code = usual.code;
            if (const std::size_t dot = usual.code.find('.'); dot != std::string_view::npos)
                reason.parent = reasonIdOf(usual.code.substr(0, dot));
            reason.labelFr = usual.labelFr;
            reason.labelEn = usual.labelEn;
            reason.urgency = usual.urgency;
            // With room between them, and behind those of the demo company.
            reason.position = ++added * 100;
            Row row = std::move(reason);
            if (auto written = writer.write(row); !written)
                return written;
        }
        return {};
    });
    return done ? Result<std::int64_t>(added) : done.error();
}

Result<Reason> Catalogue::addReason(const NewReason& wanted) {
    Reason reason;
    if (const auto fine = checkCode(wanted.code, "delivery.late"); !fine)
        return fine.error();
    reason.id = reasonIdOf(wanted.code);
    reason.code = wanted.code;
    reason.labelFr = labelOf(wanted.labelFr);
    reason.labelEn = labelOf(wanted.labelEn);
    if (reason.labelFr.empty() || reason.labelEn.empty())
        return Error{ErrorCode::BadInput, "A reason has a label in French and one in English."};
    reason.urgency = wanted.urgency;
    Row row;
    const auto done = inBatch(m_backend, m_clock, [&](ChangeWriter& writer) -> Result<void> {
        const auto there = reasonWith(m_backend, wanted.code);
        if (!there)
            return there.error();
        if (*there)
            return Error{ErrorCode::Conflict, "There is a reason \"" + wanted.code + "\" already."};
        const auto parent = parentOf(m_backend, wanted.parent);
        if (!parent)
            return parent.error();
        reason.parent = *parent;
        const auto position = nextPosition(m_backend, *parent);
        if (!position)
            return position.error();
        reason.position = *position;
        row = reason;
        return writer.write(row);
    });
    return done ? Result<Reason>(std::get<Reason>(row)) : done.error();
}

Result<Reason> Catalogue::setActive(const std::string& code, bool active) {
    Row row;
    const auto done = inBatch(m_backend, m_clock, [&](ChangeWriter& writer) -> Result<void> {
        auto there = reasonWith(m_backend, code);
        if (!there)
            return there.error();
        if (!*there)
            return unknownReason(code);
        (*there)->active = active;
        row = **there;
        return writer.write(row);
    });
    return done ? Result<Reason>(std::get<Reason>(row)) : done.error();
}

Result<std::vector<Reason>> Catalogue::reasons() {
    auto list = allOf<Reason>(m_backend);
    if (!list)
        return list;
    const std::vector<Reason> families = *list;
    const auto place = [&families](const Reason& reason) {
        const auto family = std::ranges::find(families, reason.parent, &Reason::id);
        const bool own = family != families.end();
        const Reason& head = own ? *family : reason;
        return std::tuple(head.position, head.code, own, reason.position, reason.code);
    };
    std::ranges::sort(*list, {}, place);
    return list;
}

Result<Line> Catalogue::addLine(Line wanted) {
    const std::string written = std::exchange(wanted.address, normalised(wanted.channel, wanted.address));
    if (wanted.address.empty())
        return Error{ErrorCode::BadInput, "\"" + text::oneLine(written, longestLabel) +
                                              "\" is nothing that customers can reach by " +
                                              std::string(nameOf(wanted.channel)) + "."};
    wanted.label = labelOf(wanted.label);
    if (wanted.label.empty())
        return Error{ErrorCode::BadInput, "A line has a label, such as \"Customer service\"."};
    wanted.greetingFr = text::oneLine(wanted.greetingFr, longestGreeting);
    wanted.greetingEn = text::oneLine(wanted.greetingEn, longestGreeting);
    wanted.id = lineIdOf(wanted.channel, wanted.address);
    Row row = wanted;
    const auto done = inBatch(m_backend, m_clock, [&](ChangeWriter& writer) -> Result<void> {
        const auto there = m_backend.load({EntityKind::Line, wanted.id.uuid});
        if (!there)
            return there.error();
        if (*there)
            return Error{ErrorCode::Conflict, "There is a line " + wanted.address + " already."};
        return writer.write(row);
    });
    return done ? Result<Line>(std::get<Line>(row)) : done.error();
}

Result<Line> Catalogue::removeLine(Channel channel, const std::string& address) {
    const rules::Key key{EntityKind::Line, lineIdOf(channel, normalised(channel, address)).uuid};
    Line removed;
    const auto done = inBatch(m_backend, m_clock, [&](ChangeWriter& writer) -> Result<void> {
        auto there = m_backend.load(key);
        if (!there)
            return there.error();
        if (!*there)
            return Error{ErrorCode::NotFound, "There is no line \"" + text::oneLine(address, longestLabel) +
                                                  "\" of this channel: \"line list\" says which there are."};
        removed = std::get<Line>(std::move(**there));
        return writer.erase(key);
    });
    return done ? Result<Line>(std::move(removed)) : done.error();
}

Result<std::vector<Line>> Catalogue::lines() {
    auto list = allOf<Line>(m_backend);
    if (list)
        std::ranges::sort(*list, {}, [](const Line& line) { return std::tuple(line.channel, line.address); });
    return list;
}

} // namespace visage::store
