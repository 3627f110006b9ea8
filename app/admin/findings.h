// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>

#include <string>

namespace visage::admin {

/// What the doctor looked at, and what is wrong with it; each a sentence.
struct Findings {
    QJsonArray looked;
    QJsonArray wrong;
    void fine(const std::string& sentence) { looked.append(QString::fromStdString(sentence)); }
    void bad(const std::string& sentence) { wrong.append(QString::fromStdString(sentence)); }
};

} // namespace visage::admin
