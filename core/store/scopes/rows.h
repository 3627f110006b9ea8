// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/dossier.h"

namespace visage::store {

/// Whether somebody still has to do something.
[[nodiscard]] bool isOpen(const Case& one);
[[nodiscard]] bool isOpen(const Callback& one);

/// Kinds whose rows belong to customers, and so to those only who hold the customer.
[[nodiscard]] bool isOfDossiers(EntityKind kind);
/// The number of the field that says so; 0: the row's id does, or nothing.
[[nodiscard]] int ownerField(EntityKind kind);

} // namespace visage::store
