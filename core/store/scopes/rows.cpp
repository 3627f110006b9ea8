// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/scopes/rows.h"

namespace visage::store {

bool isOpen(const Case& one) {
    return one.status != CaseStatus::Solved && one.status != CaseStatus::Closed &&
           one.status != CaseStatus::Merged;
}

bool isOpen(const Callback& one) {
    return one.state == CallbackState::Open;
}

bool isOfDossiers(EntityKind kind) {
    return kind == EntityKind::Customer || ownerField(kind) != 0;
}

int ownerField(EntityKind kind) {
    int number = 0;
    withEntity(kind, [&]<class T>() {
        if constexpr (requires(const T& entity) { entity.customer; })
            Fields<T>::each(T{}, [&](int field, std::string_view name, const auto&) {
                if (name == "customer")
                    number = field;
            });
    });
    return number;
}

} // namespace visage::store
