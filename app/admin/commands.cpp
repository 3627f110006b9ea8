// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/commands.h"

namespace visage::admin {

std::vector<Command> allCommands() {
    std::vector<Command> all;
    for (const auto group :
         {storeCommands(), userCommands(), catalogueCommands(), queueCommands(), scopeCommands(),
          customerCommands(), eraseCommands(), reviewCommands(), importCommands(), askCommands(),
          demoCommands(), tlsCommands(), doctorCommands()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

} // namespace visage::admin
