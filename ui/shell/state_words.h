// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/views.h"
#include "core/telephony/phone.h"
#include "ui/common/tokens.h"

#include <QString>

namespace visage::ui {

/// A state as text, sign and colour: the text alone says everything.
struct StateWords {
    QString text;
    QString icon;
    QColor Tokens::*colour = &Tokens::textMuted;
};

[[nodiscard]] StateWords storeWords(const client::StoreStatus& status, Timestamp now);
[[nodiscard]] StateWords phoneWords(telephony::Phone::State state, const Error& trouble, Timestamp retryAt,
                                    Timestamp now);

} // namespace visage::ui
