// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matching/model.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

namespace visage::rules::matching {
namespace {

constexpr std::string_view magic = "visage-match-model";
constexpr std::size_t longestText = 100'000;

/// The shortest text that reads back as the same number, whatever the locale.
std::string numberText(double number) {
    char buffer[64];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    return {buffer, end};
}

template <class T> std::optional<T> readNumber(std::string_view text) {
    T number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

using Words = std::vector<std::string_view>;

Words wordsOf(std::string_view line) {
    Words words;
    std::size_t at = 0;
    while (at < line.size()) {
        const std::size_t end = std::min(line.find_first_of(" \r", at), line.size());
        if (end > at)
            words.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

Error bad(std::string sentence) {
    return {ErrorCode::BadInput, std::move(sentence)};
}

constexpr std::pair<std::string_view, double Model::*> numbers[] = {
    {"duplicates", &Model::duplicates},  {"relatives", &Model::relatives}, {"sure", &Model::sure},
    {"propose", &Model::propose},        {"rival", &Model::rival},         {"clash", &Model::clash},
    {"field-clash", &Model::fieldClash}, {"proof", &Model::proof}};

bool readSetting(Model& model, const Words& words) {
    if (words.size() != 2)
        return false;
    if (words[0] == "revision") {
        const auto revision = readNumber<int>(words[1]);
        model.revision = revision.value_or(0);
        return model.revision > 0;
    }
    for (const auto& [name, member] : numbers) {
        const auto number = words[0] == name ? readNumber<double>(words[1]) : std::nullopt;
        if (!number)
            continue;
        const bool share = name == "duplicates" || name == "relatives";
        model.*member = *number;
        return *number > -1000 && *number < 1000 && (!share || *number > 0);
    }
    return false;
}

bool readLevel(Model& model, const Words& words) {
    if (words.size() != 6)
        return false;
    for (std::size_t field = 0; field < fieldCount; ++field)
        for (Level level = 1; level <= levelsOf(Field(field)); ++level) {
            if (nameOf(Field(field)) != words[1] || nameOf(Field(field), level) != words[2])
                continue;
            LevelOdds odds;
            double* const parts[] = {&odds.match, &odds.relative, &odds.stranger};
            for (std::size_t i = 0; i < 3; ++i) {
                const auto number = readNumber<double>(words[3 + i]);
                if (!number || !(*number > 0 && *number <= 1))
                    return false;
                *parts[i] = *number;
            }
            model.at(Field(field), level) = odds;
            return true;
        }
    return false;
}

Result<Model> checked(Model model) {
    for (std::size_t field = 0; field < fieldCount; ++field)
        for (Level level = 1; level <= levelsOf(Field(field)); ++level)
            if (model.at(Field(field), level).match <= 0)
                return bad("The weights lack the level \"" + std::string(nameOf(Field(field))) + ' ' +
                           std::string(nameOf(Field(field), level)) + "\". Learn them again.");
    return model;
}

} // namespace

std::string toText(const Model& model) {
    std::string text = std::string(magic) + ' ' + std::to_string(Model::formatVersion) + "\nrevision " +
                       std::to_string(model.revision) + '\n';
    for (const auto& [name, member] : numbers)
        text.append(name).append(" ").append(numberText(model.*member)).append("\n");
    for (std::size_t field = 0; field < fieldCount; ++field)
        for (Level level = 1; level <= levelsOf(Field(field)); ++level) {
            const LevelOdds& odds = model.at(Field(field), level);
            text.append("level ").append(nameOf(Field(field))).append(" ");
            text.append(nameOf(Field(field), level)).append(" ").append(numberText(odds.match));
            text.append(" ").append(numberText(odds.relative)).append(" ");
            text.append(numberText(odds.stranger)).append("\n");
        }
    return text;
}

Result<Model> readModel(std::string_view text) {
    if (text.size() > longestText || !text.starts_with(magic))
        return bad("This is no file of match weights.");
    Model model;
    std::size_t at = 0;
    for (int line = 1; at < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const Words words = wordsOf(text.substr(at, end - at));
        at = end + 1;
        if (line == 1) {
            const auto version = words.size() == 2 ? readNumber<int>(words[1]) : std::nullopt;
            if (!version || *version < 1)
                return bad("This is no file of match weights.");
            if (*version > Model::formatVersion)
                return Error{ErrorCode::TooNew,
                             "The match weights were written by a newer Visage. Update this one."};
        } else if (!words.empty() &&
                   !(words[0] == "level" ? readLevel(model, words) : readSetting(model, words))) {
            return bad("Line " + std::to_string(line) + " of the match weights cannot be read.");
        }
    }
    return checked(std::move(model));
}

} // namespace visage::rules::matching
