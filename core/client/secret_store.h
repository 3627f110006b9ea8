// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>

namespace visage::client {

/// Where the log-in token is kept between two starts: the platform's keychain, or a file. Handed in by the
/// main. Lives in the GUI thread; answers come on the GUI thread, at once or later.
class SecretStore {
public:
    SecretStore() = default;
    SecretStore(const SecretStore&) = delete;
    SecretStore& operator=(const SecretStore&) = delete;
    virtual ~SecretStore() = default;

    /// An empty text where nothing is kept under the key.
    virtual void read(const QString& key, std::function<void(Result<QString>)> done) = 0;
    /// Replaces what was kept. Failing means that the person logs in again at the next start.
    virtual void write(const QString& key, const QString& secret, std::function<void(Result<void>)> done) = 0;
    virtual void remove(const QString& key) = 0;
};

} // namespace visage::client
