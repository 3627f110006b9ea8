// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/protocol/codec.h"

#include <rapidcheck.h>

// Any row, any command, any frame: built from fields.def, so that a field added there is tested by itself.

namespace visage::testing {

inline std::string anyText() {
    // Mostly short and ASCII, as in life; sometimes letters of two to four bytes, sometimes long.
    const auto letters = *rc::gen::container<std::string>(rc::gen::inRange<char>(0x20, 0x7F));
    switch (*rc::gen::inRange(0, 6)) {
    case 0:
        return letters + "Zoé Łukasz Œuvre 陳 🙂";
    case 1:
        return std::string(*rc::gen::inRange<std::size_t>(0, 700), 'x') + letters;
    case 2:
        return {};
    default:
        return letters;
    }
}

inline Uuid anyId() {
    Uuid id;
    for (auto& byte : id.bytes)
        byte = *rc::gen::inRange<std::uint8_t>(0, 255);
    id.bytes[15] |= 1; // never null
    return id;
}

inline void fillAny(std::string& text) {
    text = anyText();
}
inline void fillAny(bool& value) {
    value = *rc::gen::arbitrary<bool>();
}
inline void fillAny(Timestamp& at) {
    at.ms = *rc::gen::arbitrary<std::int64_t>();
}
inline void fillAny(Hlc& stamp) {
    stamp.packed = *rc::gen::arbitrary<std::int64_t>();
}
inline void fillAny(Date& date) {
    date.yyyymmdd = *rc::gen::arbitrary<std::int32_t>();
}
inline void fillAny(std::int64_t& value) {
    value = *rc::gen::arbitrary<std::int64_t>();
}
inline void fillAny(Uuid& id) {
    id = *rc::gen::arbitrary<bool>() ? anyId() : Uuid{};
}
template <class Tag> void fillAny(Id<Tag>& id) {
    id.uuid = *rc::gen::arbitrary<bool>() ? anyId() : Uuid{};
}
/// Numbers of newer programs among them.
template <class E>
requires std::is_enum_v<E>
void fillAny(E& value) {
    value = static_cast<E>(*rc::gen::inRange<unsigned>(0, 256));
}

inline void fillAny(std::vector<FieldPatch>& patches) {
    patches.resize(*rc::gen::inRange<std::size_t>(0, 5));
    for (FieldPatch& patch : patches)
        patch = {*rc::gen::arbitrary<std::int64_t>(), anyText(), anyText()};
}

template <class T> T anyFields() {
    T value;
    Fields<T>::each(value, [](int, std::string_view, auto& member) { fillAny(member); });
    return value;
}

/// Fields of a newer version, well-formed.
inline std::string anyExt() {
    if (*rc::gen::inRange(0, 4) != 0)
        return {};
    std::string ext("\x18\x2A\x63"
                    "new\xFB\x3F\xF0\0\0\0\0\0\0\x82\x01\xA1\x61k\xF6",
                    21);
    return ext;
}

inline Row anyRow(EntityKind kind) {
    Row row;
    withEntity(kind, [&]<class T>() {
        T value = anyFields<T>();
        value.id.uuid = anyId();
        value.rev = *rc::gen::arbitrary<std::int64_t>();
        value.ext = anyExt();
        row = std::move(value);
    });
    return row;
}

inline Row anyRow() {
    return anyRow(static_cast<EntityKind>(*rc::gen::inRange<int>(1, int(entityKinds) + 1)));
}

inline Command anyCommand() {
    Command command;
    const auto count = static_cast<int>(std::variant_size_v<AnyCommand>);
    withCommand(static_cast<CommandKind>(*rc::gen::inRange(1, count + 1)),
                [&]<class T>() { command = anyFields<T>(); });
    return command;
}

inline RowChange anyChange() {
    Row row = anyRow();
    if (*rc::gen::inRange(0, 4) != 0)
        return RowChange{std::move(row), false};
    Row gone;
    withEntity(kindOf(row), [&]<class T>() {
        T bare;
        bare.id = std::get<T>(row).id;
        bare.rev = std::get<T>(row).rev;
        gone = bare;
    });
    return RowChange{std::move(gone), true};
}

} // namespace visage::testing
