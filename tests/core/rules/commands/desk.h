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
class Desk : private rules::RowSource {
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
        const auto loaded = rules::load(command, *this);
        if (!loaded)
            return loaded.error();
        if (rules::speaksOfErased(command, *loaded))
            return Error{ErrorCode::NotFound, erased};
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

    /// What became of it, to be compared at once: empty when it was accepted.
    std::string sentenceOf(const Command& command) {
        const auto decision = ask(command);
        return decision ? std::string() : decision.error().sentence;
    }
    /// Whether it is accepted and leaves everything as it is.
    bool changesNothing(const Command& command) {
        const auto decision = ask(command);
        return decision && decision->changes.empty();
    }

    /// None when it was accepted.
    ErrorCode codeOf(const Command& command) {
        const auto decision = ask(command);
        return decision ? ErrorCode::None : decision.error().code;
    }

    template <class T, class IdType> const T* find(const IdType& rowId) const {
        return m_rows.find<T>(rowId);
    }

    [[nodiscard]] std::vector<const Row*> all() const { return m_rows.all(); }

    static constexpr const char* erased = "erased";
    rules::CommandContext context;

private:
    Result<std::optional<Row>> find(const rules::Key& key) override {
        const Row* row = m_rows.find(key);
        return row ? std::optional<Row>(*row) : std::optional<Row>();
    }
    Result<std::vector<Row>> rowsOf(EntityKind kind, CustomerId customer) override {
        std::vector<Row> rows;
        for (const Row* row : m_rows.all())
            if (kindOf(*row) == kind && ownerOf(*row) == customer)
                rows.push_back(*row);
        return rows;
    }
    static CustomerId ownerOf(const Row& row) {
        return std::visit(
            [](const auto& entity) -> CustomerId {
                if constexpr (requires { entity.customer; })
                    return entity.customer;
                else if constexpr (requires { entity.mergedInto; })
                    return entity.mergedInto;
                else
                    return {};
            },
            row);
    }

    rules::Loaded m_rows;
};

} // namespace visage::testing
