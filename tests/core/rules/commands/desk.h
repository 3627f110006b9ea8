// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/commands/decide.h"

#include <algorithm>
#include <string>

namespace visage::testing {

/// An id that reads well in a test: id<NoteId>(7).
template <class IdType> IdType id(std::uint8_t number) {
    Uuid uuid;
    uuid.bytes[0] = 0x70;
    uuid.bytes[15] = number;
    return IdType(uuid);
}

inline constexpr Timestamp noon{1'774'612'800'000};

/// Rows on which commands are decided and, when they are accepted, carried out: a store of a few lines.
class Desk {
public:
    Desk() {
        as(id<UserId>(1), Role::Agent, "Camille");
        Customer customer;
        customer.id = id<CustomerId>(1);
        customer.familyName = "Lefèvre";
        m_rows.put(customer);
        Reason reason;
        reason.id = id<ReasonId>(1);
        reason.code = "delivery.late";
        m_rows.put(reason);
    }

    void as(UserId user, Role role, std::string name) {
        context.actor = user;
        context.role = role;
        context.actorName = std::move(name);
        context.now = noon;
        context.enteredAt = noon;
    }

    /// The person of this number enters the next command on a device of their own, this long after noon.
    void by(std::uint8_t person, std::int64_t ms) {
        as(id<UserId>(person), context.role, context.actorName);
        context.device = id<DeviceId>(person);
        context.hlc = Hlc::at(noon + Milliseconds(ms));
    }

    template <class T> void put(T row) { m_rows.put(std::move(row)); }

    /// What a store does: loads what the handler asks for, decides, writes.
    Result<rules::Decision> ask(const Command& command) {
        const auto loaded = rules::load(command, [this](const rules::Key& key) {
            const Row* row = m_rows.find(key);
            return Result<std::optional<Row>>(row ? std::optional(*row) : std::nullopt);
        });
        Result<rules::Decision> decision = rules::decide(*loaded, command, context);
        if (!decision)
            return decision;
        for (const RowChange& change : decision->changes) {
            if (change.erased)
                m_rows.erase({kindOf(change.row), idOf(change.row)});
            else
                m_rows.put(change.row);
        }
        return decision;
    }

    /// None when it was accepted.
    ErrorCode codeOf(const Command& command) {
        const auto decision = ask(command);
        return decision ? ErrorCode::None : decision.error().code;
    }

    template <class T, class IdType> const T* find(const IdType& rowId) const {
        return m_rows.find<T>(rowId);
    }

    rules::CommandContext context;

private:
    rules::Loaded m_rows;
};

} // namespace visage::testing
