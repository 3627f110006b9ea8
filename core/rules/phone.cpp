// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/phone.h"

#include "core/base/text.h"
#include "core/rules/french_numbers.h"
#include "core/rules/phone_text.h"
#include "core/rules/phone_uri.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <array>

namespace visage::rules {
namespace {

using i18n::phonenumbers::PhoneNumberUtil;
using LibNumber = i18n::phonenumbers::PhoneNumber;

constexpr std::size_t maxTextBytes = 1000;
constexpr std::size_t longestShortNumber = 6;

bool isFrenchRegion(std::string_view region) {
    static constexpr std::array<std::string_view, 9> regions{"",   "FR", "GP", "GF", "MQ",
                                                             "RE", "YT", "BL", "MF"};
    return std::find(regions.begin(), regions.end(), region) != regions.end();
}

/// New Caledonia, Polynesia, Wallis and Futuna, Saint Pierre and Miquelon: French, with plans of their own.
bool isFrenchTerritory(int country) {
    return country == 687 || country == 689 || country == 681 || country == 508;
}

NumberKind kindOf(const PhoneNumberUtil& library, const LibNumber& number, const std::string& region) {
    if (number.country_code() != library.GetCountryCodeForRegion(region))
        return isFrenchTerritory(number.country_code()) && isFrenchRegion(region) ? NumberKind::Overseas
                                                                                  : NumberKind::Foreign;
    switch (library.GetNumberType(number)) {
    case PhoneNumberUtil::MOBILE:
        return NumberKind::Mobile;
    case PhoneNumberUtil::PREMIUM_RATE:
    case PhoneNumberUtil::SHARED_COST:
        return NumberKind::Premium;
    default:
        return NumberKind::Fixed;
    }
}

/// +999 is assigned to nobody, so numbers for large test data can be made there that reach nobody.
std::optional<PhoneNumber> testNumber(const std::string& written) {
    if (!written.starts_with("+999") || written.size() < 8 || written.size() > 16)
        return std::nullopt;
    return PhoneNumber{written, {}, NumberKind::Foreign};
}

/// The slow way, for other countries.
PhoneNumber askLibrary(const std::string& written, const std::string& region, bool surely) {
    if (auto number = testNumber(written))
        return *number;
    const PhoneNumberUtil& library = *PhoneNumberUtil::GetInstance();
    LibNumber number;
    if (library.Parse(written, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR)
        return {};
    // Ranges are opened faster than libraries are updated: with a country code a possible length is enough.
    if (surely ? !library.IsPossibleNumber(number) : !library.IsValidNumber(number))
        return {};
    PhoneNumber found;
    library.Format(number, PhoneNumberUtil::E164, &found.e164);
    if (const auto french = frenchNationalDigits(std::string_view(found.e164).substr(1), true))
        return frenchNumber(*french);
    found.kind = number.country_code() == 33 ? NumberKind::Invalid : kindOf(library, number, region);
    if (found.kind == NumberKind::Invalid)
        found.e164.clear();
    return found;
}

class Reader {
public:
    explicit Reader(std::string_view region)
        : m_region(region.empty() ? "FR" : region) {}

    void take(const DigitRun& run) {
        if (takeAsExtension(run) || takeAsOtherEnding(run))
            return;
        if (!isFrenchRegion(m_region) || !takeFrench(run))
            takeOther(run);
    }

    std::vector<PhoneNumber> m_numbers;

private:
    void add(PhoneNumber number) {
        if (number.kind == NumberKind::Invalid)
            return;
        for (const PhoneNumber& there : m_numbers)
            if (there.e164 == number.e164)
                return;
        m_numbers.push_back(std::move(number));
    }

    bool takeAsExtension(const DigitRun& run) {
        const std::string digits = run.digits();
        if (run.before != DigitRun::Before::ExtensionWord || m_numbers.empty() ||
            digits.size() > longestShortNumber)
            return false;
        m_numbers.back().extension = digits;
        return true;
    }

    /// "01 42 00 00 01 / 02": the next line of the same switchboard.
    bool takeAsOtherEnding(const DigitRun& run) {
        if (run.before != DigitRun::Before::Slash || run.groups.size() != 1)
            return false;
        return addOtherEnding(run.groups.front().digits);
    }

    bool addOtherEnding(const std::string& ending) {
        if (ending.size() != 2 || m_numbers.empty() || m_numbers.back().e164.size() < 6)
            return false;
        PhoneNumber next = m_numbers.back();
        next.extension.clear();
        next.e164.replace(next.e164.size() - 2, 2, ending);
        add(std::move(next));
        return true;
    }

    /// The whole French number that begins at a group and ends soonest at the end of one: how many groups it
    /// takes.
    static std::size_t frenchLength(const DigitRun& run, std::size_t from, std::string& national) {
        std::string digits;
        for (std::size_t i = from; i < run.groups.size() && digits.size() < 16; ++i) {
            digits += run.groups[i].digits;
            if (const auto found = frenchNationalDigits(digits, run.plus && from == 0)) {
                national = *found;
                return i - from + 1;
            }
        }
        // Spreadsheets eat the leading zero.
        if (from == 0 && !run.plus && digits.size() == 9 && digits[0] != '0') {
            national = digits;
            return run.groups.size();
        }
        return 0;
    }

    bool takeFrench(const DigitRun& run) {
        std::vector<std::string> found;
        std::size_t at = 0;
        std::string national;
        while (const std::size_t length = at < run.groups.size() ? frenchLength(run, at, national) : 0) {
            found.push_back(national);
            at += length;
        }
        if (found.empty())
            return false;
        const std::string rest = run.digits(at);
        const bool ending = at + 1 == run.groups.size() && run.groups[at].afterSlash && rest.size() == 2;
        const bool extension = at + 1 == run.groups.size() && rest.size() >= 3 && rest.size() <= 5;
        // A stray digit behind a whole number is a slip; more of them leave open which digits are meant.
        if (rest.size() > 1 && !ending && !extension)
            return true;
        for (const std::string& digits : found)
            add(frenchNumber(digits));
        if (ending)
            addOtherEnding(rest);
        if (extension && !m_numbers.empty())
            m_numbers.back().extension = rest;
        return true;
    }

    void takeOther(const DigitRun& run) {
        std::string digits;
        for (const DigitGroup& group : run.groups)
            if (!(run.plus && group.inBrackets && group.digits == "0" && !digits.starts_with("39")))
                digits += group.digits;
        if (digits.size() < 5 || digits.size() > 20)
            return;
        if (run.plus)
            add(askLibrary("+" + digits, m_region, true));
        else if (digits.starts_with("00"))
            add(askLibrary("+" + digits.substr(2), m_region, true));
        else if (!isFrenchRegion(m_region) || digits[0] == '0')
            add(askLibrary(digits, m_region, false));
        else if (digits.size() >= 11)
            add(askLibrary("+" + digits, m_region, false));
    }

    std::string m_region;
};

bool saysHidden(std::string_view plain) {
    static constexpr std::array<std::string_view, 14> words{
        "anonym",      "masqu",   "hidden",  "prive",  "private",      "withheld",     "restricted",
        "unavailable", "unknown", "inconnu", "secret", "no caller id", "indisponible", "non communique",
    };
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return plain.find(word) != std::string_view::npos; });
}

/// An internal extension, an emergency or a service number: nothing but two to six digits.
std::optional<PhoneNumber> shortNumber(const std::vector<DigitRun>& runs) {
    if (runs.size() != 1 || runs.front().plus)
        return std::nullopt;
    const std::string digits = runs.front().digits();
    if (digits.size() < 2 || digits.size() > longestShortNumber || digits[0] == '0')
        return std::nullopt;
    return PhoneNumber{digits, {}, NumberKind::Short};
}

/// "00+33...": the two zeros say what the plus says.
void dropDoubledPrefix(std::vector<DigitRun>& runs) {
    for (std::size_t i = 0; i + 1 < runs.size(); ++i)
        if (runs[i + 1].plus && runs[i].digits() == "00")
            runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(i));
}

PhoneNumber nothingRead(const std::string& plain, const std::vector<DigitRun>& runs) {
    if (runs.empty() && saysHidden(plain))
        return {{}, {}, NumberKind::Hidden};
    return shortNumber(runs).value_or(PhoneNumber{});
}

/// What almost every field holds: ten digits from 0 on, with or without blanks or dots. 50 times faster.
std::optional<PhoneNumber> plainFrench(std::string_view text) {
    std::array<char, 10> digits{};
    std::size_t count = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (count == digits.size())
                return std::nullopt;
            digits[count++] = c;
        } else if (c != ' ' && c != '.') {
            return std::nullopt;
        }
    }
    if (count != digits.size() || digits[0] != '0' || digits[1] == '0')
        return std::nullopt;
    return frenchNumber(std::string_view(digits.data() + 1, 9));
}

std::string grouped(std::string_view digits, std::size_t first) {
    std::string out(digits.substr(0, first));
    for (std::size_t at = first; at < digits.size(); at += 2) {
        out += ' ';
        out += digits.substr(at, 2);
    }
    return out;
}

std::string frenchForm(const std::string& trunk) {
    if (trunk[1] != '8')
        return grouped(trunk, 2);
    return "0 " + trunk.substr(1, 3) + grouped(trunk.substr(4), 0);
}

} // namespace

std::string_view nameOf(NumberKind kind) {
    static constexpr std::array<std::string_view, 8> names{"mobile", "fixed",   "overseas", "foreign",
                                                           "short",  "premium", "hidden",   "invalid"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<PhoneNumber> readPhoneNumbers(std::string_view text, std::string_view region) {
    text = text::trimmed(text.substr(0, maxTextBytes));
    if (text.empty())
        return {};
    if (isFrenchRegion(region))
        if (const auto plain = plainFrench(text); plain && plain->kind != NumberKind::Invalid)
            return {*plain};
    const std::string plain = withoutUri(plainPhoneText(text));
    std::vector<DigitRun> runs = cutIntoRuns(plain);
    dropDoubledPrefix(runs);
    Reader reader(region);
    for (const DigitRun& run : runs)
        reader.take(run);
    if (reader.m_numbers.empty())
        reader.m_numbers.push_back(nothingRead(plain, runs));
    return std::move(reader.m_numbers);
}

std::string formatPhoneNumber(std::string_view e164, std::string_view region) {
    if (isFrenchRegion(region))
        if (const auto trunk = frenchTrunkForm(e164))
            return frenchForm(*trunk);
    if (!e164.starts_with('+'))
        return std::string(e164);
    const PhoneNumberUtil& library = *PhoneNumberUtil::GetInstance();
    LibNumber number;
    if (library.Parse(std::string(e164), "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR)
        return grouped(e164, std::min<std::size_t>(4, e164.size()));
    std::string out;
    const bool home = number.country_code() == library.GetCountryCodeForRegion(std::string(region));
    library.Format(number, home ? PhoneNumberUtil::NATIONAL : PhoneNumberUtil::INTERNATIONAL, &out);
    return out;
}

} // namespace visage::rules
