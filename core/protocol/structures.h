// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/layouts.h"
#include "core/protocol/rows.h"
#include "core/protocol/values.h"

#include <optional>
#include <vector>

// Arrays inside of frames: lists, optional values, and structures by their layout. Internal to the codec.

namespace visage::protocol {

void put(CborWriter& out, const FieldPatch& patch);
void get(CborReader& in, FieldPatch& patch);
void put(CborWriter& out, const PersonHere& person);
void get(CborReader& in, PersonHere& person);
void put(CborWriter& out, const WaitingReview& review);
void get(CborReader& in, WaitingReview& review);
void put(CborWriter& out, const ReviewOutcome& outcome);
void get(CborReader& in, ReviewOutcome& outcome);
void put(CborWriter& out, const SnapPoint& point);
void put(CborWriter& out, const ScopeState& state);
void get(CborReader& in, SnapPoint& point);
void get(CborReader& in, ScopeState& state);

template <class T> void put(CborWriter& out, const std::optional<T>& value) {
    if (value)
        put(out, *value);
    else
        out.null();
}

template <class T> void put(CborWriter& out, const std::vector<T>& values) {
    out.array(values.size());
    for (const auto& value : values)
        put(out, value);
}

template <class T> void get(CborReader& in, std::optional<T>& value) {
    get(in, value.emplace());
}

/// A list of more than anybody means is refused before room is made for it.
template <class T> void get(CborReader& in, std::vector<T>& values) {
    const auto count = in.array();
    if (count > maxListItems)
        return in.fail("a list is too long");
    for (std::size_t i = 0; i < count && in.ok(); ++i)
        get(in, values.emplace_back());
}

template <class T> void putArray(CborWriter& out, const T& value) {
    Layout<T>::each(value, [&](const auto&... members) {
        out.array(sizeof...(members));
        (put(out, members), ...);
    });
}

template <class T> void takeAll(Elements& elements, T& value) {
    Layout<T>::each(value, [&](auto&... members) { (elements.take(members), ...); });
}

template <class T> void getArray(CborReader& in, T& value) {
    Elements elements(in);
    takeAll(elements, value);
    elements.skipRest();
}

inline void put(CborWriter& out, const FieldPatch& patch) {
    putArray(out, patch);
}
inline void get(CborReader& in, FieldPatch& patch) {
    getArray(in, patch);
}
inline void put(CborWriter& out, const PersonHere& person) {
    putArray(out, person);
}
inline void get(CborReader& in, PersonHere& person) {
    getArray(in, person);
}
inline void put(CborWriter& out, const std::optional<Command>& command) {
    if (command)
        putCommand(out, *command);
    else
        out.null();
}
/// None of a kind that is not known.
inline void get(CborReader& in, std::optional<Command>& command) {
    std::uint32_t kind = 0;
    if (!getCommand(in, command.emplace(), kind))
        command.reset();
}
inline void put(CborWriter& out, const WaitingReview& review) {
    putArray(out, review);
}
inline void get(CborReader& in, WaitingReview& review) {
    getArray(in, review);
}
inline void put(CborWriter& out, const ReviewOutcome& outcome) {
    putArray(out, outcome);
}
inline void get(CborReader& in, ReviewOutcome& outcome) {
    getArray(in, outcome);
}
inline void put(CborWriter& out, const SnapPoint& point) {
    putArray(out, point);
}
inline void put(CborWriter& out, const ScopeState& state) {
    putArray(out, state);
}
inline void get(CborReader& in, SnapPoint& point) {
    getArray(in, point);
}
inline void get(CborReader& in, ScopeState& state) {
    getArray(in, state);
}

} // namespace visage::protocol
