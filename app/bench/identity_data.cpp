// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/identity_data.h"

#include "app/bench/identity_table.h"
#include "core/rules/person_name.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <initializer_list>
#include <unordered_map>
#include <utility>

namespace visage::bench {

using namespace Qt::StringLiterals;

namespace {

using rules::matching::RawField;
using rules::matching::RawValue;
using Column = std::pair<const char*, RawField>;
using Columns = std::initializer_list<Column>;

constexpr Timestamp bornBefore{1'767'225'600'000}; // 2026-01-01

/// Numbers for the names that a file gives its customers.
class Answers {
public:
    std::uint32_t numberOf(const std::string& name) {
        return m_numbers.emplace(name, static_cast<std::uint32_t>(m_numbers.size())).first->second;
    }
    void set(const std::string& row, const std::string& person) { m_byRow[row] = numberOf(person); }
    std::uint32_t of(const std::string& row) {
        const auto found = m_byRow.find(row);
        return found == m_byRow.end() ? numberOf("?" + row) : found->second;
    }

private:
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    std::unordered_map<std::string, std::uint32_t> m_byRow;
};

void addRecord(IdentityData& data, Answers& answers, std::string_view source, const std::string& row,
               std::span<const RawValue> raw) {
    data.records.push_back(rules::matching::normalise(source, row, raw, data.madeIn));
    data.persons.push_back(answers.of(row));
}

void addTable(IdentityData& data, Answers& answers, std::string_view source, const Table& table,
              const std::string& rowColumn, Columns columns) {
    for (const TableRow& row : table) {
        std::vector<RawValue> raw;
        for (const auto& [column, field] : columns)
            if (const auto cell = row.find(column); cell != row.end())
                raw.push_back({field, cell->second});
        addRecord(data, answers, source, row.at(rowColumn), raw);
    }
}

std::string textAt(const QJsonObject& object, const char* name) {
    return object[QLatin1String(name)].toString().toStdString();
}

void addShop(IdentityData& data, Answers& answers, const QByteArray& lines) {
    for (const QByteArray& line : lines.split('\n')) {
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        if (row.isEmpty())
            continue;
        const QJsonObject to = row[QLatin1String("shipping")].toObject();
        const std::pair<RawField, std::string> values[] = {
            {RawField::NameGivenFirst, textAt(row, "name")}, {RawField::Mail, textAt(row, "email")},
            {RawField::Phone, textAt(row, "phone")},         {RawField::BirthDate, textAt(row, "birthday")},
            {RawField::Street, textAt(to, "line1")},         {RawField::AddressExtra, textAt(to, "line2")},
            {RawField::Postcode, textAt(to, "zip")},         {RawField::Town, textAt(to, "city")}};
        std::vector<RawValue> raw;
        for (const auto& [field, text] : values)
            raw.push_back({field, text});
        addRecord(data, answers, "shop", textAt(row, "customer_id"), raw);
    }
}

/// One card as the values between its semicolons; folded lines (RFC 2426, 2.6) are not met here.
void addCards(IdentityData& data, Answers& answers, const QByteArray& text) {
    std::vector<std::pair<RawField, std::string>> values;
    std::string row;
    bool named = false;
    for (QByteArray line : text.split('\n')) {
        line = line.trimmed();
        const auto colon = line.indexOf(':');
        const QByteArray property = line.left(colon).split(';').first();
        const QList<QByteArray> parts = line.mid(colon + 1).split(';');
        const auto part = [&](qsizetype i) {
            return i < parts.size() ? parts[i].toStdString() : std::string();
        };
        if (line == "BEGIN:VCARD") {
            values.clear();
            named = false;
        } else if (property == "UID") {
            row = part(0);
        } else if (property == "N") {
            named = !part(0).empty() || !part(1).empty();
            values.emplace_back(RawField::FamilyName, part(0));
            values.emplace_back(RawField::GivenName, part(1));
        } else if (property == "FN" && !named) {
            values.emplace_back(RawField::NameGivenFirst, part(0));
        } else if (property == "ORG") {
            values.emplace_back(RawField::Organisation, part(0));
        } else if (property == "TEL") {
            values.emplace_back(RawField::Phone, part(0));
        } else if (property == "EMAIL") {
            values.emplace_back(RawField::Mail, part(0));
        } else if (property == "ADR") {
            values.emplace_back(RawField::AddressExtra, part(1));
            values.emplace_back(RawField::Street, part(2));
            values.emplace_back(RawField::Town, part(3));
            values.emplace_back(RawField::Postcode, part(5));
        } else if (line == "END:VCARD") {
            std::vector<RawValue> raw;
            for (const auto& [field, value] : values)
                raw.push_back({field, value});
            addRecord(data, answers, "vcf", row, raw);
        }
    }
}

/// The remark of the telephone system's file is a firm's name, or something else.
void keepFirmsAlone(Table& table, const std::string& column) {
    for (TableRow& row : table)
        if (!rules::isOrganisationName(row[column]))
            row[column].clear();
}

IdentityData readFiveFiles(const QDir& folder) {
    IdentityData data{"fr_files, its five files", {}, {}, bornBefore};
    Answers answers;
    for (TableRow& row : readTable(folder.filePath("truth.csv"_L1), ','))
        answers.set(row["record_id"], row["entity_id"]);
    using enum RawField;
    addTable(data, answers, "crm", readTable(folder.filePath("crm.csv"_L1), ';'), "IdClient",
             {{"Civilité", Civility},
              {"NOM", FamilyName},
              {"Prénom", GivenName},
              {"Date de naissance", BirthDate},
              {"Raison sociale", Organisation},
              {"Tél. 1", Phone},
              {"Tél. 2", Phone},
              {"E-mail", Mail},
              {"Complément", AddressExtra},
              {"Adresse", Street},
              {"CP", Postcode},
              {"Ville", Town}});
    Table calls = readTable(folder.filePath("telephonie_latin1.csv"_L1), ',');
    keepFirmsAlone(calls, "NOTE");
    addTable(data, answers, "tel", calls, "REF",
             {{"CONTACT", NameFamilyFirst},
              {"TEL", Phone},
              {"TEL2", Phone},
              {"EMAIL", Mail},
              {"VILLE", Town},
              {"NOTE", Organisation}});
    addTable(data, answers, "loy", readTable(folder.filePath("fidelite_utf16.tsv"_L1), '\t'), "Carte",
             {{"Civ", Civility},
              {"Nom Prénom", NameFamilyFirst},
              {"Né(e) le", BirthDate},
              {"Portable", Phone},
              {"Mail", Mail},
              {"Adresse complète", FullAddress}});
    addShop(data, answers, readWhole(folder.filePath("boutique.jsonl"_L1)));
    addCards(data, answers, readWhole(folder.filePath("contacts.vcf"_L1)));
    return data;
}

IdentityData readFlat(const QString& path) {
    IdentityData data{"fr_files, flat.csv", {}, {}, bornBefore};
    Answers answers;
    const Table table = readTable(path, ',');
    for (const TableRow& row : table)
        answers.set(row.at("id"), row.at("entity"));
    using enum RawField;
    addTable(data, answers, "flat", table, "id",
             {{"civ", Civility},
              {"first", GivenName},
              {"last", FamilyName},
              {"dob", BirthDate},
              {"company", Organisation},
              {"phone1", Phone},
              {"phone2", Phone},
              {"email", Mail},
              {"addr", Street},
              {"cp", Postcode},
              {"city", Town}});
    return data;
}

IdentityData readFebrl(const QString& path, const char* name) {
    IdentityData data{name, {}, {}, Timestamp{1'041'379'200'000}}; // 2003: people born in 1900 were alive
    Answers answers;
    Table table = readTable(path, ',');
    for (TableRow& row : table) {
        const std::string& id = row["rec_id"]; // "rec-223-dup-0" is "rec-223-org"
        answers.set(id, id.substr(0, id.find('-', id.find('-') + 1)));
        row["street"] = row["street_number"] + ' ' + row["address_1"];
    }
    using enum RawField;
    addTable(data, answers, "febrl", table, "rec_id",
             {{"given_name", GivenName},
              {"surname", FamilyName},
              {"street", Street},
              {"address_2", AddressExtra},
              {"suburb", Town},
              {"postcode", Postcode},
              {"date_of_birth", BirthDate}});
    return data;
}

IdentityData readFake(const QString& path) {
    IdentityData data{"fake_1000", {}, {}, bornBefore};
    Answers answers;
    const Table table = readTable(path, ',');
    for (const TableRow& row : table)
        answers.set(row.at("unique_id"), row.at("cluster"));
    using enum RawField;
    addTable(data, answers, "fake", table, "unique_id",
             {{"first_name", GivenName},
              {"surname", FamilyName},
              {"dob", BirthDate},
              {"city", Town},
              {"email", Mail}});
    return data;
}

} // namespace

Result<std::vector<IdentityData>> readIdentityData(const QString& path) {
    std::vector<IdentityData> all;
    const QDir folder(path);
    if (QFileInfo(path).fileName() == QLatin1String("flat.csv"))
        all.push_back(readFlat(path));
    if (folder.exists("crm.csv"_L1) && folder.exists("truth.csv"_L1))
        all.push_back(readFiveFiles(folder));
    if (folder.exists("dataset1.csv"_L1))
        all.push_back(readFebrl(folder.filePath("dataset1.csv"_L1), "febrl 1 without soc_sec_id"));
    if (folder.exists("dataset2.csv"_L1))
        all.push_back(readFebrl(folder.filePath("dataset2.csv"_L1), "febrl 2 without soc_sec_id"));
    if (folder.exists("fake_1000.csv"_L1))
        all.push_back(readFake(folder.filePath("fake_1000.csv"_L1)));
    if (all.empty())
        return Error{ErrorCode::NotFound,
                     "There is no data set that this program knows: fr_files, febrl or fake_1000."};
    return all;
}

} // namespace visage::bench
