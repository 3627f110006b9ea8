// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

namespace visage::store {

/// What a command is decided over: the rows as they stand in the batch.
class StoredRows final : public rules::RowSource {
public:
    explicit StoredRows(Backend& backend)
        : m_backend(backend) {}
    Result<std::optional<Row>> find(const rules::Key& key) override { return m_backend.load(key); }
    Result<std::vector<Row>> rowsOf(EntityKind kind, CustomerId customer) override {
        return m_backend.rowsOf(kind, customer, 0);
    }

private:
    Backend& m_backend;
};

} // namespace visage::store
