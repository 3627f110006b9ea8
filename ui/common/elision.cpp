// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/elision.h"

#include "core/base/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

/// Beginnings of the names whose h is mute: Hélène, Henri, Hervé, Hilaire, Hippolyte, Honoré, Hortense,
/// Hubert, Hugues, Hyacinthe. The h of the others (Hamid, Hassan, Hans) is aspirated.
constexpr std::array<std::string_view, 10> muteH{"hel", "hen", "her", "hil", "hip",
                                                 "hon", "hor", "hub", "hug", "hya"};

bool isVowel(char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}

} // namespace

bool elidesBefore(const QString& name) {
    const std::string folded = visage::text::fold(name.toStdString());
    if (folded.empty())
        return false;
    if (folded.front() == 'h')
        return std::ranges::any_of(muteH, [&](std::string_view start) { return folded.starts_with(start); });
    // Yves and Yvonne, but Yasmine and Yann.
    if (folded.front() == 'y')
        return folded.size() > 1 && !isVowel(folded[1]);
    return isVowel(folded.front());
}

QString elided(const QString& sentence, const QString& name) {
    static const QRegularExpression particle(u"\\bde %1"_s);
    return elidesBefore(name) ? QString(sentence).replace(particle, u"d’%1"_s) : sentence;
}

} // namespace visage::ui
