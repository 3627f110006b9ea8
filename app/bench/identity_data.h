// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/rules/matching/record.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace visage::bench {

/// Records with the known answer. The answer is for scoring alone.
struct IdentityData {
    std::string name;
    std::vector<rules::matching::Record> records;
    std::vector<std::uint32_t> persons; ///< by record: who it really is
    Timestamp madeIn{};                 ///< births after it, or 112 years before it, are not believed
};

/// A folder, recognised by its files: crm.csv with boutique.jsonl, fidelite_utf16.tsv, contacts.vcf and
/// telephonie_latin1.csv (answers in truth.csv); dataset1.csv and dataset2.csv of Febrl, without soc_sec_id;
/// fake_1000.csv. Or flat.csv as a file, which says more than the five: columns that they don't have.
[[nodiscard]] Result<std::vector<IdentityData>> readIdentityData(const QString& path);

} // namespace visage::bench
