// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/outbox/outbox.h"

#include <QString>

// Folders are named by the address of the store. A store that has moved to another address is known by its
// id. Writer thread.

namespace visage::client {

/// The folder that this person has for this store under another address than that of `folder`
/// (PROFILE/<store>/<user>), whose files are open; of several the one whose session is the newest. Empty:
/// none.
[[nodiscard]] QString formerFolder(const QString& profile, const QString& folder, StoreId store, UserId user);

/// What is half written here goes there too. False: something else is half written there in the same place,
/// and nothing went.
[[nodiscard]] Result<bool> carryDrafts(Outbox& from, const QString& former, Timestamp now);

/// Puts the former folder into the place of `folder`, all whose files are closed and wanted by nobody.
/// Between the two steps there is only the former one, which is found again. Unkept where it could not be
/// moved: then `folder` is gone.
[[nodiscard]] Result<void> takeOverFolder(const QString& former, const QString& folder);

} // namespace visage::client
