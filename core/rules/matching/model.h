// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/rules/matching/comparison.h"

#include <array>
#include <string>
#include <string_view>

// The weights: frozen, versioned, and nothing else decides what belongs together.

namespace visage::rules::matching {

/// How probable a level is, where the field is known in both records.
struct LevelOdds {
    double match = 0;    ///< m: both are one person
    double relative = 0; ///< h: two people of one household, or two of one firm
    double stranger = 0; ///< u: two records drawn at random; of an exact agreement, of a value nobody shares
};

/// Fellegi & Sunter's model (1969) with a third class of pairs between matches and strangers. People who live
/// or work together agree on surname, address, landline and switchboard at once, which the textbook model,
/// where fields are independent among non-matches, takes for certainty. With a class of their own they
/// explain that agreement better than one person does, unless what is one's own agrees too: first name, birth
/// date, mobile, mailbox. Twins and father with son are told apart by the same sum.
struct Model {
    static constexpr int formatVersion = 1; ///< of the text form

    int revision = 1;        ///< counts how often it was learnt; shown beside decisions made under it
    double duplicates = 1.0; ///< how many other records a record's person has, on average
    double relatives = 1.0;  ///< how many records of relatives and colleagues a record has
    double sure = 3.0;       ///< bits of log odds from which a pair is merged without asking
    double propose = -1.0;   ///< bits from which it is shown to a person
    double rival = 4.0;      ///< bits by which the better of two contradicting partners must be ahead
    double clash = -3.0;     ///< bits below which a pair must not come into one group through others
    double fieldClash =
        -5.0;           ///< the same for the level of a first name or birth date alone (match to relative)...
    double proof = 6.0; ///< ...unless all else makes up for it with so many bits
    std::array<std::array<LevelOdds, mostLevels>, fieldCount> odds{}; ///< by Field and Level

    [[nodiscard]] const LevelOdds& at(Field field, Level level) const {
        return odds[static_cast<std::size_t>(field)][level];
    }
    [[nodiscard]] LevelOdds& at(Field field, Level level) {
        return odds[static_cast<std::size_t>(field)][level];
    }
};

/// For French customer files; before anything was learnt.
[[nodiscard]] Model defaultModel();

/// Lines of words: "visage-match-model 1", then "revision 3", "level given exact 0.9 0.01 0.004"...
[[nodiscard]] std::string toText(const Model& model);
/// TooNew for a newer format, BadInput for what is no model, lacks a level or has a probability outside
/// 0 to 1.
[[nodiscard]] Result<Model> readModel(std::string_view text);

} // namespace visage::rules::matching
