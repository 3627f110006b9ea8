// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/commands/decide.h"

#include "core/rules/commands/handlers.h"

#include <algorithm>
#include <array>

namespace visage::rules {
namespace commands {
namespace {

template <class C>
concept NamesFurtherRows = requires(const Loaded& loaded, const C& command) {
    furtherKeysFor(loaded, command);
};

template <class C> std::vector<Key> furtherKeys(const Loaded& loaded, const Command& command) {
    if constexpr (NamesFurtherRows<C>)
        return furtherKeysFor(loaded, std::get<C>(command));
    else
        return {};
}

template <class C> Handler handlerOf(Role lowestRole) {
    return {Fields<C>::kind, lowestRole, [](const Command& command) { return keysFor(std::get<C>(command)); },
            furtherKeys<C>,
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

std::vector<Key> keysOf(const Command& command) {
    return commands::handlers()[command.index()].keys(command);
}

Result<Loaded> load(const Command& command, const FindRow& find) {
    // A kept value leads to its row, that to the customer, an alias to the one behind it.
    constexpr int mostSteps = 4;
    const commands::Handler& handler = commands::handlers()[command.index()];
    Loaded loaded;
    std::vector<Key> asked;
    std::vector<Key> keys = handler.keys(command);
    for (int step = 0; step < mostSteps && !keys.empty(); ++step) {
        for (const Key& key : keys) {
            auto row = find(key);
            if (!row)
                return row.error();
            if (*row)
                loaded.put(std::move(**row));
        }
        asked.insert(asked.end(), keys.begin(), keys.end());
        keys = handler.furtherKeys(loaded, command);
        std::erase_if(keys, [&](const Key& key) { return std::ranges::find(asked, key) != asked.end(); });
    }
    return loaded;
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
