// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace visage::ui {

/// A number in E.164 (or as dialled inside) as a French reader writes it, with spaces that do not break.
[[nodiscard]] QString formatPhone(std::string_view number);

} // namespace visage::ui
