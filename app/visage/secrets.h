// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/secret_store.h"

#include <memory>

namespace visage::desktop {

/// The platform's keychain. Where there is none, nothing is kept and the person logs in at each start.
[[nodiscard]] std::unique_ptr<client::SecretStore> keychainSecrets();

/// A file that only its owner may read: for machines without a keychain, and for tests.
[[nodiscard]] std::unique_ptr<client::SecretStore> fileSecrets(const QString& file);

} // namespace visage::desktop
