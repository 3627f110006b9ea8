// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/filled_desk.h"

#include "core/rules/contact_day.h"

#include <QDir>

#include <cstdio>

namespace visage::bench {
namespace {

constexpr std::size_t rowsAPart = 2000;
constexpr Seq head = 1;

/// When each customer was last in touch.
std::vector<Timestamp> newestContacts(const Company& company) {
    std::vector<Timestamp> newest(static_cast<std::size_t>(company.customers()));
    for (std::int64_t at = 0; at < company.interactions(); ++at) {
        Timestamp& one = newest[static_cast<std::size_t>(company.whose(at))];
        one = std::max(one, company.when(at));
    }
    return newest;
}

} // namespace

std::string dataNameOf(const Company& company) {
    return std::to_string(company.customers()) + " customers, " + std::to_string(company.interactions()) +
           " contacts";
}

Company companyOf(const Options& options, std::int64_t customers, std::int64_t interactions) {
    if (options.customers > 0) {
        customers = options.customers;
        interactions = options.interactions > 0 ? options.interactions : customers * 5;
    }
    return {customers, interactions, options.seed};
}

QUrl FilledDesk::server() {
    return QUrl(QStringLiteral("ws://127.0.0.1:9/sync"));
}

QString FilledDesk::user() {
    return QStringLiteral("bench");
}

Result<std::unique_ptr<FilledDesk>> FilledDesk::open(const Options& options) {
    const Company company = companyOf(options, 1'000'000, 5'000'000);
    const QString profileFolder = options.folder + QStringLiteral("/profile-%1-%2-%3")
                                                       .arg(company.customers())
                                                       .arg(company.interactions())
                                                       .arg(options.seed);
    if (!QDir().mkpath(options.folder))
        return Error{ErrorCode::Unavailable,
                     "The folder " + options.folder.toStdString() + " cannot be made."};
    auto profile = client::Profile::open(profileFolder);
    if (!profile)
        return profile.error();
    if (auto kept = (*profile)->remember({server(), user()}); !kept)
        return kept.error();
    const QString folder = (*profile)->userFolder(server(), user());
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::Unavailable, "The folder " + folder.toStdString() + " cannot be made."};
    std::unique_ptr<FilledDesk> desk(new FilledDesk(company, dataNameOf(company), profileFolder));
    desk->m_profile = std::move(*profile);
    auto data = client::LocalData::open({folder.toStdString(), {}, {}}, desk->m_publisher, desk->m_clock,
                                        desk->m_random);
    if (!data)
        return data.error();
    desk->m_data = std::move(*data);
    if (!desk->published().complete)
        if (auto filled = desk->fill(); !filled)
            return filled.error();
    return desk;
}

template <class RowAt> Result<void> FilledDesk::send(EntityKind kind, std::int64_t count, RowAt rowAt) {
    const std::string scope(protocol::scopeAll);
    for (std::int64_t at = 0; at < count;) {
        protocol::Snap snap;
        snap.scope = scope;
        snap.asOf = head;
        snap.part = ++m_part;
        snap.kind = kind;
        snap.rowsBefore = m_rows;
        for (; at < count && snap.rows.size() < rowsAPart; ++at)
            rowAt(at, snap.rows);
        m_rows += static_cast<std::int64_t>(snap.rows.size());
        const protocol::SnapPoint resume{head, snap.part, kind, idOf(snap.rows.back()), m_rows};
        if (auto stored = m_data->storePart({std::move(snap), resume}); !stored)
            return stored;
    }
    return {};
}

Result<void> FilledDesk::fill() {
    std::fprintf(stderr, "Filling the data set (%s); it is kept for later runs.\n", m_dataName.c_str());
    const protocol::LoggedIn who{{}, UserId(makeUuidV7(m_clock.now(), m_random)), Role::Agent, "Bench"};
    if (auto saved = m_data->saveUser(who, user().toStdString()); !saved)
        return saved;
    const std::string scope(protocol::scopeAll);
    if (auto begun = m_data->beginSnapshot({scope, head}); !begun)
        return begun;
    const Company& company = m_company;
    const std::vector<Timestamp> newest = newestContacts(company);
    if (auto sent = send(EntityKind::Customer, company.customers(),
                         [&](std::int64_t at, auto& rows) {
                             Customer customer = company.customer(at);
                             customer.lastContactOn = rules::companyDay(newest[static_cast<std::size_t>(at)]);
                             rows.emplace_back(std::move(customer));
                         });
        !sent)
        return sent;
    if (auto sent = send(EntityKind::Identity, company.customers(),
                         [&](std::int64_t at, auto& rows) {
                             for (Identity& identity : company.identities(at))
                                 rows.emplace_back(std::move(identity));
                         });
        !sent)
        return sent;
    if (auto sent = send(EntityKind::Interaction, company.interactions(),
                         [&](std::int64_t at, auto& rows) { rows.emplace_back(company.interaction(at)); });
        !sent)
        return sent;
    if (auto ended = m_data->endSnapshot({scope, head}); !ended)
        return ended;
    while (m_data->wantsIndexing())
        if (auto indexed = m_data->indexNext(); !indexed)
            return indexed;
    return {};
}

} // namespace visage::bench
