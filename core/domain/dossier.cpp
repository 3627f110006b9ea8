// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/dossier.h"

namespace visage {

CustomerId dossierOf(const Row& row) {
    return std::visit(
        []<class T>(const T& entity) -> CustomerId {
            if constexpr (std::is_same_v<T, Customer>)
                return entity.id;
            else if constexpr (requires { entity.customer; })
                return entity.customer;
            else
                return {};
        },
        row);
}

} // namespace visage
