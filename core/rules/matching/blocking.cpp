// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/blocking.h"

#include "core/rules/matching/hash.h"

#include <algorithm>
#include <string>
#include <utility>

namespace visage::rules::matching {
namespace {

struct Entry {
    std::uint64_t key = 0;
    std::uint32_t record = 0;
    friend auto operator<=>(const Entry&, const Entry&) = default;
};
using Entries = std::vector<Entry>;

/// 0: none.
std::uint64_t keyOf(std::string_view text, std::uint64_t seed) {
    return text.empty() ? 0 : hashOf(text, seed) | 1U;
}

/// All of it, or nothing.
std::uint64_t both(std::uint64_t one, std::uint64_t other) {
    return one == 0 || other == 0 ? 0 : (one ^ other * 0x9E3779B97F4A7C15ULL) | 1U;
}

/// In either order: columns get swapped.
std::uint64_t eitherWay(std::string_view one, std::string_view other) {
    return one.empty() || other.empty() ? 0 : (hashOf(one, 5) + hashOf(other, 5)) | 1U;
}

std::uint64_t birthKey(const Record& record) {
    return record.birthDate.isNull() ? 0 : hashOf(std::to_string(record.birthDate.yyyymmdd), 6) | 1U;
}

std::uint64_t birthMonthKey(const Record& record) {
    return record.birthDate.isNull() ? 0 : hashOf(std::to_string(record.birthDate.yyyymmdd / 100), 31) | 1U;
}

/// Of who has one name alone, that name; firms by the firm's.
std::uint64_t nameKey(const Record& record) {
    if (record.kind == Kind::Organisation)
        return keyOf(record.organisation, 7);
    if (record.given.empty() || record.family.empty())
        return keyOf(record.familySound.empty() ? record.givenSound : record.familySound, 8);
    return eitherWay(record.givenSound, record.familySound);
}

std::uint64_t townKey(const Record& record) {
    return keyOf(record.postcode.empty() ? record.town : record.postcode, 9);
}

std::uint64_t addressKey(const Record& record) {
    return record.house.empty() ? 0 : both(keyOf(record.street, 10), keyOf(record.house, 11));
}

/// What an over-full block is cut by, one after the other.
std::uint64_t refinement(const Record& record, int step) {
    switch (step) {
    case 0:
        return nameKey(record);
    case 1:
        return both(nameKey(record), townKey(record));
    case 2:
        return both(nameKey(record), birthKey(record));
    default:
        return both(nameKey(record), addressKey(record));
    }
}
constexpr int refinements = 4;
constexpr int coarse = refinements + 1; ///< a block that is not cut

/// One way of finding pairs: adds the keys of a record. Coarse ones find what the others miss, where the
/// value is rare; their full blocks are not worth cutting.
struct Way {
    void (*addKeys)(Entries&, const Record&, std::uint32_t);
    bool coarse = false;
};

void add(Entries& entries, std::uint64_t key, std::uint32_t record) {
    if (key != 0)
        entries.push_back({key, record});
}

constexpr Way ways[] = {
    {[](Entries& entries, const Record& record, std::uint32_t at) {
        for (const std::string& number : record.mobiles)
            add(entries, keyOf(number, 20), at);
        for (const std::string& number : record.lines)
            add(entries, keyOf(number, 20), at);
        for (const std::string& number : record.references)
            add(entries, keyOf(number, 21), at);
    }},
    {[](Entries& entries, const Record& record, std::uint32_t at) {
        for (const MailBox& box : record.mails)
            add(entries, keyOf(box.address, 22), at);
    }},
    {[](Entries& entries, const Record& record, std::uint32_t at) {
        for (const MailBox& box : record.mails)
            if (!box.role && box.local >= 6)
                add(entries, keyOf(std::string_view(box.address).substr(0, box.local), 23), at);
    }},
    {[](Entries& entries, const Record& record, std::uint32_t at) { add(entries, nameKey(record), at); }},
    {[](Entries& entries, const Record& record, std::uint32_t at) { add(entries, birthKey(record), at); }},
    {[](Entries& entries, const Record& record, std::uint32_t at) {
        add(entries, both(keyOf(record.familySound, 24), townKey(record)), at);
    }},
    {[](Entries& entries, const Record& record, std::uint32_t at) {
        add(entries, both(keyOf(record.givenSound, 24), townKey(record)), at);
    }},
    {[](Entries& entries, const Record& record, std::uint32_t at) { add(entries, addressKey(record), at); }},
    {[](Entries& entries, const Record& record, std::uint32_t at) {
        add(entries, both(keyOf(record.street, 10), townKey(record)), at);
    }},
    {[](Entries& entries, const Record& record, std::uint32_t at) {
        const std::string ends = record.familyBare.substr(0, 3) + ' ' + record.givenBare.substr(0, 3);
        add(entries, record.givenBare.empty() || record.familyBare.empty() ? 0 : keyOf(ends, 25), at);
    }},
    {[](Entries& entries, const Record& record, std::uint32_t at) {
        // A lone name may be a firm's.
        const std::string& firm =
            record.given.empty() && record.organisation.empty() ? record.family : record.organisation;
        add(entries, both(keyOf(firm.substr(0, 5), 26), townKey(record)), at);
        add(entries, keyOf(firm, 27), at);
    }},
    {[](Entries& entries, const Record& record, std::uint32_t at) {
         add(entries, keyOf(record.familySound, 28), at);
     },
     true},
    {[](Entries& entries, const Record& record, std::uint32_t at) {
         for (const MailBox& box : record.mails)
             add(entries, keyOf(std::string_view(box.address).substr(box.local), 29), at);
     },
     true},
    {[](Entries& entries, const Record& record, std::uint32_t at) {
         add(entries, both(keyOf(record.givenSound, 30), birthMonthKey(record)), at);
         add(entries, both(keyOf(record.familySound, 30), birthMonthKey(record)), at);
     },
     true},
    {[](Entries& entries, const Record& record, std::uint32_t at) {
         add(entries, both(townKey(record), birthMonthKey(record)), at);
         add(entries, both(townKey(record), keyOf(record.house, 32)), at);
     },
     true},
};

class Blocks {
public:
    Blocks(std::span<const Record> records, const BlockingLimits& limits)
        : m_records(records)
        , m_fullest(limits.fullest)
        , m_fullestCoarse(limits.fullestCoarse) {}

    std::vector<Pair> pairs;

    void take(const Way& way) {
        const std::size_t known = pairs.size();
        Entries entries;
        for (std::uint32_t i = 0; i < m_records.size(); ++i)
            way.addKeys(entries, m_records[i], i);
        takeAll(entries, way.coarse ? coarse : 0);
        compact(known);
    }

private:
    void takeAll(Entries& entries, int step) {
        std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
            return a.key != b.key ? a.key < b.key : a.record < b.record;
        });
        const auto repeated = std::ranges::unique(entries);
        entries.erase(repeated.begin(), repeated.end());
        for (std::size_t from = 0; from < entries.size();) {
            std::size_t to = from + 1;
            while (to < entries.size() && entries[to].key == entries[from].key)
                ++to;
            takeBlock(std::span(entries).subspan(from, to - from), step);
            from = to;
        }
    }

    void takeBlock(std::span<const Entry> block, int step) {
        if (block.size() <= (step == coarse ? m_fullestCoarse : m_fullest)) {
            for (std::size_t i = 0; i < block.size(); ++i)
                for (std::size_t j = i + 1; j < block.size(); ++j)
                    pairs.push_back({block[i].record, block[j].record});
            return;
        }
        if (step >= refinements)
            return;
        Entries finer;
        for (const Entry& entry : block)
            add(finer, refinement(m_records[entry.record], step), entry.record);
        takeAll(finer, step + 1);
    }

    /// The new ones, behind `known`, to their places among the sorted.
    void compact(std::size_t known) {
        const auto number = [](const Pair& pair) { return std::uint64_t{pair.one} << 32U | pair.other; };
        const auto middle = pairs.begin() + static_cast<std::ptrdiff_t>(known);
        std::ranges::sort(middle, pairs.end(), {}, number);
        std::ranges::inplace_merge(pairs, middle, {}, number);
        const auto repeated = std::ranges::unique(pairs);
        pairs.erase(repeated.begin(), repeated.end());
    }

    std::span<const Record> m_records;
    std::uint32_t m_fullest;
    std::uint32_t m_fullestCoarse;
};

} // namespace

std::vector<Pair> candidatePairs(std::span<const Record> records, BlockingLimits limits) {
    Blocks blocks(records, limits);
    for (const Way& way : ways)
        blocks.take(way);
    return std::move(blocks.pairs);
}

} // namespace visage::rules::matching
