// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace visage::bench {

/// Made-up French customers as the files of a company have them: households with a landline and an address,
/// twins, fathers and sons of one name, namesakes, firms with a switchboard; each customer one to four times,
/// with typos, initials, swapped columns, missing values, moves and fillers. Mailboxes are at example.org.
/// The mobile numbers may exist, for the ranges reserved for fiction hold too few; they leave the machine no
/// more than the file does.
///
/// A table of texts parted by tabs, a line of headers first: record, source, civility, name (surname first),
/// birth, company, phone1, phone2, mail, address (with postcode and town).
struct IdentityCrowd {
    std::string table;
    std::vector<std::uint32_t> persons; ///< by line: who it really is
};
[[nodiscard]] IdentityCrowd makeIdentityCrowd(std::size_t records, std::uint64_t seed);

} // namespace visage::bench
