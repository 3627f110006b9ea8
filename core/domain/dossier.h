// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fields.h"

namespace visage {

/// Whose row it is: of a customer itself, else the customer it names; none of the company's rows, and of a
/// contact of nobody who is known. Scopes hold rows by this.
[[nodiscard]] CustomerId dossierOf(const Row& row);

} // namespace visage
