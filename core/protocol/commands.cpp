// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/codec.h"
#include "core/protocol/rows.h"
#include "core/protocol/structures.h"
#include "core/protocol/values.h"

namespace visage::protocol {
void putCommand(CborWriter& out, const Command& command) {
    std::visit(
        [&]<class T>(const T& value) {
            out.array(1 + fieldCount<T>());
            put(out, kindOf(command));
            Fields<T>::each(value, [&](int, std::string_view, const auto& member) { put(out, member); });
        },
        command);
}

bool getCommand(CborReader& in, Command& command, std::uint32_t& kind) {
    Elements elements(in);
    elements.take(kind);
    if (!in.ok())
        return false;
    bool known = false;
    if (kind <= 0xFF)
        known = withCommand(static_cast<CommandKind>(kind), [&]<class T>() {
            auto& value = command.emplace<T>();
            Fields<T>::each(value, [&](int, std::string_view, auto& member) { elements.take(member); });
        });
    elements.skipRest();
    return known && in.ok();
}

std::string encodeCommand(const Command& command) {
    std::string out;
    CborWriter writer(out);
    putCommand(writer, command);
    return out;
}

Result<Command> decodeCommand(std::string_view bytes) {
    CborReader in(bytes);
    Command command;
    std::uint32_t kind = 0;
    const bool known = getCommand(in, command, kind);
    if (in.ok() && !in.atEnd())
        in.fail("something follows the command");
    if (!in.ok())
        return in.error("command");
    if (!known)
        return Error{ErrorCode::TooNew,
                     "The command is of a kind that this version does not know. Update Visage."};
    return command;
}

} // namespace visage::protocol
