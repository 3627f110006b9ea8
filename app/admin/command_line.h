// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/admin/command.h"
#include "app/admin/context.h"

#include <string>
#include <vector>

namespace visage::admin {

/// A command line, read.
struct CommandLine {
    Command command;
    Context::Arguments arguments;
    bool help = false; ///< nothing to do but to say how it is used
};

/// `words`: the arguments without the program's name, in UTF-8. An error says what is wrong with them.
[[nodiscard]] Result<CommandLine> readCommandLine(const std::vector<std::string>& words,
                                                  const std::vector<Command>& commands);

/// How to use visage-admin, all commands with their summaries.
[[nodiscard]] std::string helpText(const std::vector<Command>& commands);

} // namespace visage::admin
