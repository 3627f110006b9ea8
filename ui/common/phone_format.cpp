// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/phone_format.h"

#include "core/rules/phone.h"

namespace visage::ui {

QString formatPhone(std::string_view number) {
    return QString::fromStdString(rules::formatPhoneNumber(number)).replace(QChar(u' '), QChar::Nbsp);
}

} // namespace visage::ui
