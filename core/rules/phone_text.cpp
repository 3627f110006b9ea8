// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/phone_text.h"

#include "core/base/text.h"

#include <array>
#include <cstdint>

namespace visage::rules {
namespace {

constexpr std::size_t maxRuns = 32;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return c >= 'a' && c <= 'z';
}

/// A code point of well-formed UTF-8, moving `at` behind it.
std::uint32_t decode(std::string_view utf8, std::size_t& at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(utf8[i]));
    };
    const std::uint32_t first = byte(at++);
    if (first < 0x80)
        return first;
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    std::uint32_t code = first & (0x3Fu >> more);
    for (int i = 0; i < more && at < utf8.size(); ++i)
        code = code << 6 | (byte(at++) & 0x3F);
    return code;
}

bool isInvisible(std::uint32_t code) {
    return code == 0xAD || code == 0xFEFF || code == 0x61C || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069);
}

bool isBlank(std::uint32_t code) {
    return code == ' ' || code == '\t' || code == 0xA0 || code == 0x202F ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x3000;
}

bool isDash(std::uint32_t code) {
    return (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
}

char plainCharacter(std::uint32_t code) {
    if (code >= 0xFF01 && code <= 0xFF5E)
        code -= 0xFEE0;
    if (code >= 'A' && code <= 'Z')
        return static_cast<char>(code + 32);
    if (code < 0x80)
        return code == '\t' ? ' ' : static_cast<char>(code);
    if (isBlank(code))
        return ' ';
    if (isDash(code))
        return '-';
    for (const std::uint32_t zero : {0x0660u, 0x06F0u, 0x0966u})
        if (code >= zero && code <= zero + 9)
            return static_cast<char>('0' + (code - zero));
    return code == 0xB7 || code == 0x2022 ? '.' : '?';
}

/// The letters of other alphabets by their ASCII base, where they have one.
void appendPlain(std::string& out, std::uint32_t code, std::string_view bytes) {
    const char plain = plainCharacter(code);
    if (plain != '?' || code == '?') {
        out += plain;
        return;
    }
    const std::string folded = text::fold(bytes);
    out += folded.size() == 1 && isLetter(folded[0]) ? folded[0] : '?';
}

/// "O6 12": a word of nothing but the letter O, touching a digit.
void readOAsZero(std::string& plain) {
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (plain[at] != 'o' || (at > 0 && isLetter(plain[at - 1])))
            continue;
        std::size_t end = at;
        while (end < plain.size() && plain[end] == 'o')
            ++end;
        const bool word = end < plain.size() && isLetter(plain[end]);
        const bool touches =
            (at > 0 && isDigit(plain[at - 1])) || (end < plain.size() && isDigit(plain[end]));
        if (!word && touches)
            plain.replace(at, end - at, end - at, '0');
        at = end;
    }
}

bool isExtensionWord(std::string_view word) {
    static constexpr std::array<std::string_view, 9> words{"poste", "post", "p",   "ext",    "extension",
                                                           "extn",  "x",    "int", "interne"};
    for (const std::string_view known : words)
        if (word == known)
            return true;
    return false;
}

class Cutter {
public:
    explicit Cutter(std::string_view plain)
        : m_plain(plain) {}

    std::vector<DigitRun> cut() {
        while (m_at < m_plain.size() && m_runs.size() < maxRuns) {
            if (isDigit(m_plain[m_at]))
                takeDigits();
            else if (isLetter(m_plain[m_at]))
                takeWord();
            else
                takeSeparator();
        }
        endRun();
        return std::move(m_runs);
    }

private:
    void takeDigits() {
        DigitGroup group;
        group.afterSlash = m_slash;
        group.inBrackets = m_at > 0 && m_plain[m_at - 1] == '(';
        while (m_at < m_plain.size() && isDigit(m_plain[m_at]))
            group.digits += m_plain[m_at++];
        group.inBrackets = group.inBrackets && m_at < m_plain.size() && m_plain[m_at] == ')';
        m_slash = false;
        m_run.groups.push_back(std::move(group));
    }

    void takeWord() {
        const std::size_t start = m_at;
        while (m_at < m_plain.size() && isLetter(m_plain[m_at]))
            ++m_at;
        endRun();
        m_run.before = isExtensionWord(m_plain.substr(start, m_at - start)) ? DigitRun::Before::ExtensionWord
                                                                            : DigitRun::Before::Nothing;
    }

    void takeSeparator() {
        const char c = m_plain[m_at++];
        if (c == '/') {
            takeSlash();
        } else if (c == '+') {
            endRun();
            m_run.plus = true;
        } else if (c == '#') {
            endRun();
            m_run.before = DigitRun::Before::ExtensionWord;
        } else if (c != ' ' && c != '.' && c != '-' && c != '(' && c != ')' && c != '_' && c != ',') {
            // Whatever else stands between digits parts them; "ext=5" still is an extension.
            const auto before = m_run.groups.empty() ? m_run.before : DigitRun::Before::Nothing;
            endRun();
            m_run.before = before;
        }
    }

    /// "07/63/72/65/16" is one number, "... / ..." are two.
    void takeSlash() {
        const bool blankBefore = m_at >= 2 && m_plain[m_at - 2] == ' ';
        const bool blankBehind = m_at < m_plain.size() && m_plain[m_at] == ' ';
        if (blankBefore || blankBehind) {
            endRun();
            m_run.before = DigitRun::Before::Slash;
        } else {
            m_slash = true;
        }
    }

    void endRun() {
        if (!m_run.groups.empty())
            m_runs.push_back(std::move(m_run));
        m_run = {};
        m_slash = false;
    }

    std::string_view m_plain;
    std::size_t m_at = 0;
    DigitRun m_run;
    bool m_slash = false;
    std::vector<DigitRun> m_runs;
};

} // namespace

std::string plainPhoneText(std::string_view text) {
    const std::string whole = text::repaired(text);
    std::string out;
    out.reserve(whole.size());
    std::size_t at = 0;
    while (at < whole.size()) {
        const std::size_t start = at;
        const std::uint32_t code = decode(whole, at);
        if (!isInvisible(code))
            appendPlain(out, code, std::string_view(whole).substr(start, at - start));
    }
    readOAsZero(out);
    return out;
}

std::string DigitRun::digits(std::size_t from) const {
    std::string all;
    for (std::size_t i = from; i < groups.size(); ++i)
        all += groups[i].digits;
    return all;
}

std::vector<DigitRun> cutIntoRuns(std::string_view plain) {
    return Cutter(plain).cut();
}

} // namespace visage::rules
