// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/pouchdb.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace visage::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int longestMs = 600'000;

QByteArray document(const Company& company, std::int64_t number) {
    const auto text = [](const std::string& utf8) { return QString::fromStdString(utf8); };
    const Customer customer = company.customer(number);
    QJsonArray identities;
    for (const Identity& identity : company.identities(number))
        identities.append(text(identity.valueNorm));
    return QJsonDocument(QJsonObject{{u"_id"_s, text(customer.id.toString())},
                                     {u"given"_s, text(customer.givenName)},
                                     {u"family"_s, text(customer.familyName)},
                                     {u"address"_s, text(customer.addressLine1)},
                                     {u"postcode"_s, text(customer.postcode)},
                                     {u"town"_s, text(customer.town)},
                                     {u"birth"_s, customer.birthDate.yyyymmdd},
                                     {u"created"_s, static_cast<qint64>(customer.createdAt.ms)},
                                     {u"phone"_s, text(company.mobile(number))},
                                     {u"identities"_s, identities}})
               .toJson(QJsonDocument::Compact) +
           '\n';
}

} // namespace

Result<std::vector<Figure>> pouchDbFirstSync(const Options& options, const Company& company) {
    std::vector<Figure> figures;
    if (options.peers.isEmpty() || !QFile::exists(options.peers + u"/node_modules/pouchdb"_s))
        return figures;
    const QTemporaryDir folder;
    QProcess node;
    node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    node.start(u"node"_s, {options.peers + u"/pouchdb_first_sync.js"_s, folder.path(),
                           QString::fromStdString(company.mobile(company.customers() - 1))});
    for (std::int64_t i = 0; i < company.customers(); ++i) {
        node.write(document(company, i));
        if (i % 1000 == 0 && !node.waitForBytesWritten(longestMs))
            break;
    }
    node.closeWriteChannel();
    if (!node.waitForFinished(longestMs) || node.exitCode() != 0) {
        node.kill();
        node.waitForFinished();
        return Error{ErrorCode::Unavailable, "PouchDB did not come to an end."};
    }
    const QJsonObject told = QJsonDocument::fromJson(node.readAllStandardOutput()).object();
    const std::string data = std::to_string(company.customers()) + " customers, no contacts";
    figures.push_back(
        {"beside: PouchDB, empty -> customers searchable", data, {told[u"ms"_s].toDouble()}, 0, {}});
    figures.push_back(
        {"beside: PouchDB, processor time of the client", data, {told[u"cpu_ms"_s].toDouble()}, 0, {}});
    figures.push_back(
        {"beside: PouchDB, on the wire", data, {told[u"bytes"_s].toDouble() / 1e6}, 0, {}, "MB"});
    return figures;
}

} // namespace visage::bench
