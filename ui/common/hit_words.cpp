// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/hit_words.h"

#include "core/base/text.h"
#include "core/client/views.h"
#include "ui/common/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

class HitWords {
    Q_DECLARE_TR_FUNCTIONS(HitWords)
};

QString clean(const QString& written) {
    return QString::fromStdString(visage::text::oneLine(written.toStdString(), 200));
}

QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace

QString bornWords(const client::SearchHit& hit) {
    if (hit.birthYear == 0)
        return {};
    if (hit.civility == Civility::Madam)
        return HitWords::tr("born %1", "a woman").arg(hit.birthYear);
    if (hit.civility == Civility::Sir)
        return HitWords::tr("born %1", "a man").arg(hit.birthYear);
    return HitWords::tr("born %1", "a person").arg(hit.birthYear);
}

QStringList placeAndBirthForms(const client::SearchHit& hit) {
    const QString town = clean(hit.town);
    const QString born = bornWords(hit);
    QStringList forms{joined({clean((hit.postcode + u' ' + hit.town).trimmed()), born}),
                      joined({town, born})};
    if (hit.birthYear != 0) {
        const QString year = QString::number(hit.birthYear);
        forms << joined({town, year}) << joined({year, town}); // cut at its end, it keeps the year
    }
    return forms;
}

QString firmWords(const client::SearchHit& hit) {
    return hit.kind == CustomerKind::Organisation ? word(hit.kind) : clean(hit.organisation);
}

QString fitting(const QStringList& forms, const QFontMetrics& metrics, int width) {
    const auto it = std::ranges::find_if(
        forms, [&](const QString& form) { return metrics.horizontalAdvance(form) <= width; });
    if (it != forms.end() || forms.isEmpty())
        return it == forms.end() ? QString() : *it;
    return metrics.elidedText(forms.last(), Qt::ElideRight, std::max(0, width));
}

} // namespace visage::ui
