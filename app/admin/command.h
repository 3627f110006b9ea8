// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <span>
#include <string_view>

namespace visage::admin {

class Context;

/// An option that a command understands beside the general ones.
struct Option {
    std::string_view name; ///< "--role"
    bool hasValue = true;
    bool repeatable = false;
};

/// One command of visage-admin. A group of commands is one file with one function, named in commands.h.
struct Command {
    std::string_view name;    ///< one or two words: "user add"
    std::string_view usage;   ///< the rest of the line: "NAME --role agent|lead|admin --password-file FILE"
    std::string_view summary; ///< one line, for the help
    int minArguments = 0;     ///< beside the name and the options
    int maxArguments = 0;
    std::span<const Option> options;
    /// Does it. An error ends the program with 1 and its sentence on standard error; with 2 when it came from
    /// Context::wrongUse().
    Result<void> (*run)(Context& context) = nullptr;
};

} // namespace visage::admin
