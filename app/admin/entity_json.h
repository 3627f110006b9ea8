// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fields.h"

#include <QJsonObject>

#include <string>

namespace visage::admin {

/// A row with its fields under the names of its columns; moments and dates in ISO 8601, enumerations by name,
/// what is not known left out.
[[nodiscard]] QJsonObject entityJson(const Row& row);

/// The same on one line, for people: "name=value" with blanks between, texts cut.
[[nodiscard]] std::string entityLine(const Row& row);

} // namespace visage::admin
