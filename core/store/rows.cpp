// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rows.h"

#include <string>
#include <type_traits>

namespace visage::store {
namespace {

// RFC 8949: a head of at most nine bytes, then the bytes of a text or id.
constexpr std::size_t headBytes = 9;
constexpr std::size_t idBytes = 17;

template <class Member> std::size_t bytesOf(const Member& member) {
    if constexpr (std::is_same_v<Member, std::string>)
        return headBytes + member.size();
    else if constexpr (requires { member.uuid; })
        return idBytes;
    else
        return headBytes;
}

} // namespace

std::size_t wireBytesAtMost(const Row& row) {
    return std::visit(
        [](const auto& entity) {
            using T = std::remove_cvref_t<decltype(entity)>;
            std::size_t bytes = 4 * headBytes + idBytes + entity.ext.size();
            Fields<T>::each(entity,
                            [&](int, std::string_view, const auto& member) { bytes += bytesOf(member); });
            return bytes;
        },
        row);
}

Row rowWithId(const rules::Key& key) {
    Row row;
    withEntity(key.kind, [&]<class T>() {
        T entity;
        entity.id.uuid = key.id;
        row = std::move(entity);
    });
    return row;
}

} // namespace visage::store
