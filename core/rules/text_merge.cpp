// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/text_merge.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace visage::rules {
namespace {

/// Words that may differ before a passage counts as rewritten: what bounds time and memory.
constexpr int mostEdits = 512;

bool isBlankByte(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool isBlank(std::string_view text) {
    return std::ranges::all_of(text, isBlankByte);
}

/// A text as words, line feeds and runs of other white space, each as a number.
struct Words {
    std::string_view text;
    std::vector<std::uint32_t> numbers;
    std::vector<std::size_t> begins; ///< of each word, and the end of the text

    [[nodiscard]] int count() const { return static_cast<int>(numbers.size()); }
    [[nodiscard]] std::string_view between(int from, int to) const {
        const std::size_t begin = begins[static_cast<std::size_t>(from)];
        return text.substr(begin, begins[static_cast<std::size_t>(to)] - begin);
    }
    [[nodiscard]] std::uint32_t at(int index) const { return numbers[static_cast<std::size_t>(index)]; }
};

/// Gives equal words equal numbers, across texts.
class Numbering {
public:
    Words wordsOf(std::string_view text) {
        Words words{text, {}, {}};
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = endOfWord(text, at);
            words.begins.push_back(at);
            words.numbers.push_back(numberOf(text.substr(at, end - at)));
            at = end;
        }
        words.begins.push_back(text.size());
        return words;
    }

private:
    static std::size_t endOfWord(std::string_view text, std::size_t at) {
        if (text[at] == '\n')
            return at + 1;
        const bool blank = isBlankByte(text[at]);
        while (at < text.size() && text[at] != '\n' && isBlankByte(text[at]) == blank)
            ++at;
        return at;
    }
    std::uint32_t numberOf(std::string_view word) {
        return m_numbers.try_emplace(word, static_cast<std::uint32_t>(m_numbers.size())).first->second;
    }

    std::unordered_map<std::string_view, std::uint32_t> m_numbers;
};

/// Words of the base that a side has other words for.
struct Hunk {
    int baseBegin = 0;
    int baseEnd = 0;
    int sideBegin = 0;
    int sideEnd = 0;
};

/// The differences between two texts, in their order; between two hunks there is a word that both have.
class Differences {
public:
    Differences(const Words& base, const Words& side)
        : m_base(base)
        , m_side(side)
        , m_baseEnd(base.count())
        , m_sideEnd(side.count()) {}

    std::vector<Hunk> find() {
        trim();
        if (m_begin == m_baseEnd && m_begin == m_sideEnd)
            return {};
        if (search())
            trace();
        else
            m_hunks.push_back({m_begin, m_baseEnd, m_begin, m_sideEnd});
        for (std::size_t i = 0; i < m_hunks.size(); ++i)
            slide(m_hunks[i], i == 0 ? 0 : m_hunks[i - 1].baseEnd + 1);
        return std::move(m_hunks);
    }

private:
    /// Leaves out what both begin and end with.
    void trim() {
        while (m_begin < m_baseEnd && m_begin < m_sideEnd && m_base.at(m_begin) == m_side.at(m_begin))
            ++m_begin;
        while (m_baseEnd > m_begin && m_sideEnd > m_begin &&
               m_base.at(m_baseEnd - 1) == m_side.at(m_sideEnd - 1)) {
            --m_baseEnd;
            --m_sideEnd;
        }
    }

    /// Myers' greedy search: for each number of edits, how far each diagonal reaches. False when there are
    /// too many.
    bool search() {
        const int baseSize = m_baseEnd - m_begin;
        const int sideSize = m_sideEnd - m_begin;
        for (int edits = 0; edits <= mostEdits; ++edits) {
            m_reached.emplace_back(static_cast<std::size_t>(2 * edits + 1));
            for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
                int x = firstOn(diagonal, edits);
                int y = x - diagonal;
                while (x < baseSize && y < sideSize && x >= 0 && y >= 0 &&
                       m_base.at(m_begin + x) == m_side.at(m_begin + y)) {
                    ++x;
                    ++y;
                }
                reached(edits, diagonal) = x;
                if (x >= baseSize && y >= sideSize)
                    return true;
            }
        }
        return false;
    }

    int& reached(int edits, int diagonal) {
        return m_reached[static_cast<std::size_t>(edits)][static_cast<std::size_t>(diagonal + edits)];
    }
    bool comesFromAbove(int diagonal, int edits) {
        return diagonal == -edits ||
               (diagonal != edits && reached(edits - 1, diagonal - 1) < reached(edits - 1, diagonal + 1));
    }
    /// Where the diagonal is entered with this many edits: by an insertion from above, or a removal.
    int firstOn(int diagonal, int edits) {
        if (edits == 0)
            return 0;
        return comesFromAbove(diagonal, edits) ? reached(edits - 1, diagonal + 1)
                                               : reached(edits - 1, diagonal - 1) + 1;
    }

    /// Goes the way back and gathers its edits.
    void trace() {
        int x = m_baseEnd - m_begin;
        int y = m_sideEnd - m_begin;
        for (int edits = static_cast<int>(m_reached.size()) - 1; edits > 0; --edits) {
            const int diagonal = x - y;
            const bool inserted = comesFromAbove(diagonal, edits);
            const int before = inserted ? diagonal + 1 : diagonal - 1;
            const int fromX = reached(edits - 1, before);
            const int fromY = fromX - before;
            add({m_begin + fromX, m_begin + fromX + (inserted ? 0 : 1), m_begin + fromY,
                 m_begin + fromY + (inserted ? 1 : 0)});
            x = fromX;
            y = fromY;
        }
        std::ranges::reverse(m_hunks);
    }

    /// In front of the hunks so far, joined to the first where they touch.
    void add(const Hunk& hunk) {
        if (m_hunks.empty() || m_hunks.back().baseBegin != hunk.baseEnd ||
            m_hunks.back().sideBegin != hunk.sideEnd) {
            m_hunks.push_back(hunk);
            return;
        }
        m_hunks.back().baseBegin = hunk.baseBegin;
        m_hunks.back().sideBegin = hunk.sideBegin;
    }

    /// "un trois" lacks of "un deux trois" either "deux " or " deux". The latter, so that a blank stands
    /// between it and what is done to the next word.
    void slide(Hunk& hunk, int notBefore) const {
        const bool onlyAdds = hunk.baseBegin == hunk.baseEnd;
        const bool onlyRemoves = hunk.sideBegin == hunk.sideEnd;
        if (onlyAdds == onlyRemoves || hunk.baseBegin <= notBefore)
            return;
        const int lastOne = onlyAdds ? hunk.sideEnd - 1 : hunk.baseEnd - 1;
        const Words& words = onlyAdds ? m_side : m_base;
        if (!isBlank(words.between(lastOne, lastOne + 1)) ||
            words.at(lastOne) != m_base.at(hunk.baseBegin - 1))
            return;
        hunk = {hunk.baseBegin - 1, hunk.baseEnd - 1, hunk.sideBegin - 1, hunk.sideEnd - 1};
    }

    const Words& m_base;
    const Words& m_side;
    int m_begin = 0;
    int m_baseEnd;
    int m_sideEnd;
    std::vector<std::vector<int>> m_reached;
    std::vector<Hunk> m_hunks;
};

/// One side's hunks, taken in their order.
class Side {
public:
    Side(const Words& base, const Words& words)
        : m_base(base)
        , m_words(words)
        , m_hunks(Differences(base, words).find()) {}

    [[nodiscard]] int nextBegin() const {
        return m_next < m_hunks.size() ? m_hunks[m_next].baseBegin : m_base.count() + 1;
    }
    void beginPassage() { m_first = m_next; }
    /// Takes the hunks that overlap or touch a passage of the base; where it ends then.
    [[nodiscard]] int takeUpTo(int end) {
        for (; nextBegin() <= end; ++m_next)
            end = std::max(end, m_hunks[m_next].baseEnd);
        return end;
    }
    [[nodiscard]] bool changed() const { return m_next > m_first; }
    [[nodiscard]] bool done() const { return m_next == m_hunks.size(); }
    /// What this side has for the passage.
    [[nodiscard]] std::string_view passage(int begin, int end) const {
        if (!changed())
            return m_base.between(begin, end);
        const Hunk& first = m_hunks[m_first];
        const Hunk& last = m_hunks[m_next - 1];
        return m_words.between(first.sideBegin - (first.baseBegin - begin),
                               last.sideEnd + (end - last.baseEnd));
    }

private:
    const Words& m_base;
    const Words& m_words;
    std::vector<Hunk> m_hunks;
    std::size_t m_first = 0; ///< of the passage
    std::size_t m_next = 0;
};

void addPassage(MergedText& merged, const Side& there, const Side& mine, int begin, int end, bool atEnd,
                const KeepBoth& keepBoth) {
    const std::string_view theirs = there.passage(begin, end);
    const std::string_view ours = mine.passage(begin, end);
    if (!mine.changed() || theirs == ours || (there.changed() && isBlank(ours)))
        merged.text += theirs;
    else if (!there.changed() || isBlank(theirs))
        merged.text += ours;
    else {
        merged.text += keepBoth(theirs, ours, atEnd);
        merged.overlapped = true;
    }
}

} // namespace

MergedText mergeTexts(std::string_view base, std::string_view there, std::string_view mine,
                      const KeepBoth& keepBoth) {
    Numbering numbering;
    const Words baseWords = numbering.wordsOf(base);
    const Words theirWords = numbering.wordsOf(there);
    const Words myWords = numbering.wordsOf(mine);
    Side theirs(baseWords, theirWords);
    Side ours(baseWords, myWords);

    MergedText merged;
    int at = 0;
    while (!theirs.done() || !ours.done()) {
        const int begin = std::min(theirs.nextBegin(), ours.nextBegin());
        merged.text += baseWords.between(at, begin);
        theirs.beginPassage();
        ours.beginPassage();
        int end = begin;
        for (int before = -1; before != end;) {
            before = end;
            end = ours.takeUpTo(theirs.takeUpTo(end));
        }
        const bool atEnd = theirs.done() && ours.done() && isBlank(baseWords.between(end, baseWords.count()));
        addPassage(merged, theirs, ours, begin, end, atEnd, keepBoth);
        at = end;
    }
    merged.text += baseWords.between(at, baseWords.count());
    return merged;
}

} // namespace visage::rules
