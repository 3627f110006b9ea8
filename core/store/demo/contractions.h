// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace visage::store::demo {

/// Appends a noun with its article, or a town, as French does after "de" and "à": "du miroir", "au Mans",
/// "des Mureaux", "d'Orléans".
void appendContracted(std::string& sentence, std::string_view noun);

} // namespace visage::store::demo
