// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/views.h"

#include <functional>

namespace visage::ui {

/// What the store refused, as a new intent of somebody who has read why and sees the record as it stands now
/// (`about`, of the refused work): it expects what is there today. The rows that it makes keep their ids, so
/// that what built on them can be entered again behind it. None where doing it again is not safe without
/// looking (a text that others may have changed meanwhile, records joined or erased), or of no use (it is so
/// already). Pure.
[[nodiscard]] std::optional<Command> enteredAgain(const client::RefusedWork& work,
                                                  const std::function<Uuid()>& newId);

} // namespace visage::ui
