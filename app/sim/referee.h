// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fields.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace visage::sim {

using RowKey = std::pair<EntityKind, Uuid>;

/// Writes down what happened, outside of everything that can crash or be restored, and the first rule that
/// was broken.
class Referee {
public:
    void fail(std::string what);
    [[nodiscard]] const std::optional<std::string>& violation() const { return m_violation; }

    /// A connection of the device was welcomed.
    void welcomed(DeviceId device, std::int64_t epoch);
    /// The store decided something for a connection.
    void wrote(DeviceId device, std::int64_t epoch);
    void erased(const RowKey& key) { m_erased.insert(key); }

    [[nodiscard]] bool wasErased(const RowKey& key) const { return m_erased.contains(key); }

private:
    std::optional<std::string> m_violation;
    std::map<DeviceId, std::int64_t> m_welcomed;
    std::set<RowKey> m_erased;
};

} // namespace visage::sim
