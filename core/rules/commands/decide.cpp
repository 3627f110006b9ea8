// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/decide.h"

#include "core/rules/commands/handlers.h"

#include <algorithm>
#include <array>

namespace visage::rules {
namespace commands {
namespace {

template <class C> Handler handlerOf(Role lowestRole) {
    return {Fields<C>::kind, lowestRole, [](const Command& command) { return keysFor(std::get<C>(command)); },
            [](const Command& command, const Loaded& loaded) {
                if constexpr (requires(const C& c) { wantedBesides(c, loaded); })
                    return wantedBesides(std::get<C>(command), loaded);
                else
                    return Wanted{};
            },
            [](const Loaded& loaded, const Command& command, const CommandContext& context) {
                return decideFor(loaded, std::get<C>(command), context);
            }};
}

} // namespace

std::span<const Handler> handlers() {
    static const std::array table{
        handlerOf<WriteNote>(Role::Agent),         handlerOf<EditNote>(Role::Agent),
        handlerOf<OpenCase>(Role::Agent),          handlerOf<ChangeCaseStatus>(Role::Agent),
        handlerOf<RecordCall>(Role::Agent),        handlerOf<QualifyInteraction>(Role::Agent),
        handlerOf<AssignInteraction>(Role::Agent), handlerOf<LinkInteraction>(Role::Agent),
        handlerOf<CreateCustomer>(Role::Agent),    handlerOf<AttachIdentity>(Role::Agent),
        handlerOf<PinAlert>(Role::Agent),
        handlerOf<UnpinAlert>(Role::Agent), // of one's own; another's alert wants a lead
        handlerOf<DetachIdentity>(Role::Agent),
        handlerOf<UpdateCustomer>(Role::Agent), // some fields want a lead: customer_fields.h
        handlerOf<SettleField>(Role::Agent),    // as the field
        handlerOf<ReplaceIdentity>(Role::Agent),   handlerOf<AddTag>(Role::Agent),
        handlerOf<RemoveTag>(Role::Agent),         handlerOf<RecordConsent>(Role::Agent),
        handlerOf<BookCallback>(Role::Agent),      handlerOf<MoveCallback>(Role::Agent),
        handlerOf<CloseCallback>(Role::Agent),     handlerOf<QueueReply>(Role::Agent),
        handlerOf<EditReply>(Role::Agent),   // of one's own; another's reply wants a lead
        handlerOf<CancelReply>(Role::Agent), // likewise
        handlerOf<LogContact>(Role::Agent),        handlerOf<MoveCase>(Role::Agent),
        handlerOf<AssignCase>(Role::Agent),
        handlerOf<MergeCustomers>(Role::Agent), // it can be undone
        handlerOf<UnmergeCustomers>(Role::Agent),
        handlerOf<EraseCustomer>(Role::Admin), // it cannot
        handlerOf<PinCustomer>(Role::Agent),
    };
    static_assert(std::tuple_size_v<decltype(table)> == std::variant_size_v<AnyCommand>,
                  "every command has a handler");
    return table;
}

} // namespace commands

void Loaded::put(Row row) {
    const Key key{kindOf(row), idOf(row)};
    m_rows.insert_or_assign(key, std::move(row));
}

void Loaded::erase(const Key& key) {
    m_rows.erase(key);
}

const Row* Loaded::find(const Key& key) const {
    const auto found = m_rows.find(key);
    return found == m_rows.end() ? nullptr : &found->second;
}

bool Loaded::holds(EntityKind kind) const {
    return std::ranges::any_of(m_rows, [kind](const auto& entry) { return entry.first.kind == kind; });
}

Hlc Loaded::newestStamp() const {
    Hlc newest;
    for (const auto& [key, row] : m_rows)
        std::visit(
            [&]<class T>(const T& entity) {
                Fields<T>::each(entity, [&](int, std::string_view, const auto& member) {
                    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, Hlc>)
                        newest = std::max(newest, member);
                });
            },
            row);
    return newest;
}

std::vector<const Row*> Loaded::all() const {
    std::vector<const Row*> rows;
    for (const auto& [key, row] : m_rows)
        rows.push_back(&row);
    std::ranges::sort(rows, {}, [](const Row* row) { return Key{kindOf(*row), idOf(*row)}; });
    return rows;
}

std::vector<Key> keysOf(const Command& command) {
    return commands::handlers()[command.index()].keys(command);
}

Result<Decision> decide(const Loaded& loaded, const Command& command, const CommandContext& context) {
    const commands::Handler& handler = commands::handlers()[command.index()];
    if (!context.actor)
        return Error{ErrorCode::Denied, "Nobody is logged in: log in and try again."};
    if (context.role < handler.lowestRole)
        return Error{ErrorCode::Denied, "Your role does not allow this: ask a lead or an administrator."};
    return handler.decide(loaded, command, context);
}

Role lowestRole(CommandKind kind) {
    for (const commands::Handler& handler : commands::handlers())
        if (handler.kind == kind)
            return handler.lowestRole;
    return Role::Admin;
}

} // namespace visage::rules
