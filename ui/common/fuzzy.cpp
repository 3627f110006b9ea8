// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fuzzy.h"

#include "core/base/text.h"

#include <algorithm>

namespace visage::ui {
namespace {

QString folded(const QString& text) {
    return QString::fromStdString(text::fold(text.toStdString()));
}

/// The score of matching from `from` on, greedily; -1 when a letter is missing.
int scoreFrom(const QString& typed, const QString& text, qsizetype from) {
    int score = 0;
    qsizetype last = -2;
    qsizetype at = from;
    for (const QChar letter : typed) {
        if (letter == u' ')
            continue;
        at = text.indexOf(letter, at);
        if (at < 0)
            return -1;
        const bool begins = at == 0 || text.at(at - 1) == u' ';
        score += 1 + (begins ? 6 : 0) + (at == last + 1 ? 4 : 0);
        last = at++;
    }
    return score;
}

} // namespace

int fuzzyScore(const QString& typed, const QString& text) {
    const QString wanted = folded(typed);
    if (wanted.isEmpty())
        return 0;
    const QString in = folded(text);
    int best = -1;
    for (qsizetype at = in.indexOf(wanted.at(0)); at >= 0; at = in.indexOf(wanted.at(0), at + 1))
        best = std::max(best, scoreFrom(wanted, in, at));
    return best;
}

} // namespace visage::ui
