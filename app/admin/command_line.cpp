// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/command_line.h"

#include <algorithm>

namespace visage::admin {
namespace {

constexpr Option generalOptions[] = {
    {"--data"}, {"--database"}, {"--json", false}, {"--help", false}, {"--upgrade-without-backup", false}};

Error wrong(std::string sentence) {
    return {ErrorCode::BadInput, std::move(sentence)};
}

const Option* findOption(std::span<const Option> options, std::string_view name) {
    const auto found = std::ranges::find(options, name, &Option::name);
    return found == options.end() ? nullptr : &*found;
}

/// The longest name that the words begin with; null when there is none.
const Command* findCommand(const std::vector<Command>& commands, const std::vector<std::string>& words) {
    const Command* found = nullptr;
    for (const Command& command : commands) {
        const std::string one = words.empty() ? "" : words[0];
        const std::string two = words.size() > 1 ? one + " " + words[1] : one;
        if (command.name == two || (command.name == one && !found))
            found = &command;
    }
    return found;
}

std::size_t wordsOf(std::string_view name) {
    return static_cast<std::size_t>(std::ranges::count(name, ' ')) + 1;
}

struct Split {
    std::vector<std::string> words;
    std::vector<std::pair<std::string, std::string>> options;
};

/// An option's value is the next word, unless it was written with "="; only the command says which options
/// have one.
const Option* anyOption(const std::vector<Command>& commands, std::string_view name) {
    if (const Option* general = findOption(generalOptions, name))
        return general;
    for (const Command& command : commands)
        if (const Option* own = findOption(command.options, name))
            return own;
    return nullptr;
}

Result<Split> split(const std::vector<std::string>& all, const std::vector<Command>& commands) {
    Split parts;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string& word = all[i];
        if (word == "--") {
            parts.words.insert(parts.words.end(), all.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                               all.end());
            break;
        }
        if (!word.starts_with("--")) {
            parts.words.push_back(word);
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const Option* option = anyOption(commands, name);
        if (!option)
            return wrong("There is no option " + name + ".");
        if (!option->hasValue)
            parts.options.emplace_back(name, "");
        else if (equals != std::string::npos)
            parts.options.emplace_back(name, word.substr(equals + 1));
        else if (i + 1 < all.size())
            parts.options.emplace_back(name, all[++i]);
        else
            return wrong("The option " + name + " wants a value.");
    }
    return parts;
}

Result<void> takeOptions(const Split& parts, CommandLine& line) {
    for (const auto& [name, value] : parts.options) {
        const Option* own = findOption(line.command.options, name);
        if (!own && !findOption(generalOptions, name))
            return wrong("The command " + std::string(line.command.name) + " has no option " + name + ".");
        auto& values = line.arguments.options[name];
        if (!values.empty() && !(own && own->repeatable))
            return wrong("The option " + name + " was given twice.");
        values.push_back(value);
    }
    line.arguments.json = line.arguments.options.contains("--json");
    if (line.arguments.options.contains("--data"))
        line.arguments.data = line.arguments.options["--data"].front();
    if (line.arguments.options.contains("--database"))
        line.arguments.database = line.arguments.options["--database"].front();
    return {};
}

} // namespace

Result<CommandLine> readCommandLine(const std::vector<std::string>& words,
                                    const std::vector<Command>& commands) {
    auto parts = split(words, commands);
    if (!parts)
        return parts.error();
    CommandLine line;
    line.help =
        std::ranges::any_of(parts->options, [](const auto& option) { return option.first == "--help"; });
    if (line.help)
        return line;
    const Command* command = findCommand(commands, parts->words);
    if (!command)
        return wrong(parts->words.empty()
                         ? "Say what to do: see visage-admin --help."
                         : "There is no command " + parts->words[0] + ": see visage-admin --help.");
    line.command = *command;
    line.arguments.words.assign(parts->words.begin() + static_cast<std::ptrdiff_t>(wordsOf(command->name)),
                                parts->words.end());
    const auto given = static_cast<int>(line.arguments.words.size());
    if (given < command->minArguments || given > command->maxArguments)
        return wrong("Use: visage-admin --data DIR|--database URL " + std::string(command->name) + " " +
                     std::string(command->usage));
    if (auto taken = takeOptions(*parts, line); !taken)
        return taken.error();
    return line;
}

std::string helpText(const std::vector<Command>& commands) {
    std::string text =
        "visage-admin --data DIR|--database URL COMMAND [--json]\n\n"
        "  --upgrade-without-backup\n"
        "        brings data in PostgreSQL to this version's form though no fresh backup is known\n";
    for (const Command& command : commands) {
        text.append("  ").append(command.name).append(" ").append(command.usage).append("\n        ");
        text.append(command.summary).append("\n");
    }
    return text + "\nExit: 0 done, 1 failed (one sentence on standard error), 2 used wrongly.\n";
}

} // namespace visage::admin
