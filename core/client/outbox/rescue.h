// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/outbox/outbox.h"

namespace visage::client {

struct OpenedOutbox {
    Outbox outbox;
    /// A sentence for people when the file was damaged and has been set aside.
    std::optional<Error> trouble;
};

/// Opens the outbox; a damaged one is set aside as outbox.db.damaged-<timestamp> and what can still be read
/// of it, of whatever state, goes into a new one, under a new device id, because nobody knows which numbers
/// are missing. When the new one cannot be written, the damaged one is put back, for the next start.
[[nodiscard]] Result<OpenedOutbox> openOutbox(const std::string& path, const Outbox::OpenOptions& options,
                                              Timestamp now);

/// Renames a database and what lies beside it out of the way. The new name.
[[nodiscard]] Result<std::string> setAside(const std::string& path, Timestamp now);

} // namespace visage::client
