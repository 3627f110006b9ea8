// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/search_results.h"

#include "core/base/text.h"
#include "core/client/workspace.h"
#include "ui/common/formats.h"
#include "ui/common/hit_words.h"
#include "ui/common/words.h"

#include <algorithm>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

/// What outsiders wrote, on one line of a sane length.
QString clean(const QString& written) {
    return QString::fromStdString(visage::text::oneLine(written.toStdString(), 200));
}

} // namespace

QString fullName(const client::SearchHit& hit) {
    const QString name = clean(hit.name);
    if (name.isEmpty())
        return SearchResults::tr("Without a name");
    return (word(hit.civility) + u' ' + name).trimmed();
}

QStringList detailForms(const client::SearchHit& hit) {
    QStringList forms = placeAndBirthForms(hit);
    QStringList whole{forms.first(), firmWords(hit)};
    whole.removeAll(QString());
    forms.prepend(whole.join(u" · "_s));
    return forms;
}

SearchResults::SearchResults(client::Workspace& workspace, QObject* parent)
    : QAbstractListModel(parent)
    , m_workspace(workspace) {
    connect(&workspace, &client::Workspace::customersChanged, this, &SearchResults::askAgain);
    connect(&workspace, &client::Workspace::everythingChanged, this, &SearchResults::askAgain);
    connect(&workspace, &client::Workspace::sessionChanged, this, &SearchResults::askAgain);
}

void SearchResults::ask(const QString& typed) {
    m_asked = typed;
    m_workspace.search(typed, limit, this, [this](client::SearchAnswer answer) { take(std::move(answer)); });
}

void SearchResults::askAgain() {
    ask(m_asked);
}

void SearchResults::take(client::SearchAnswer answer) {
    if (answer.query != m_asked)
        return;
    beginResetModel();
    m_answer = std::move(answer);
    endResetModel();
    Q_EMIT answered();
}

const client::SearchHit& SearchResults::hit(int row) const {
    return m_answer.hits.at(static_cast<std::size_t>(row));
}

int SearchResults::rowOf(CustomerId customer) const {
    const auto it = std::find_if(m_answer.hits.begin(), m_answer.hits.end(),
                                 [&](const client::SearchHit& hit) { return hit.customer == customer; });
    return it == m_answer.hits.end() ? -1 : static_cast<int>(it - m_answer.hits.begin());
}

int SearchResults::bestRow() const {
    const auto it = std::find_if(m_answer.hits.begin(), m_answer.hits.end(),
                                 [](const client::SearchHit& hit) { return hit.exact; });
    return it == m_answer.hits.end() ? 0 : static_cast<int>(it - m_answer.hits.begin());
}

Timestamp SearchResults::now() const {
    return m_workspace.now();
}

int SearchResults::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_answer.hits.size());
}

QVariant SearchResults::data(const QModelIndex& index, int role) const {
    const client::SearchHit& hit = this->hit(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return fullName(hit);
    case Qt::AccessibleTextRole: {
        QStringList parts{fullName(hit), detailForms(hit).first()};
        if (hit.lastContact)
            parts << tr("last contact %1 (%2)").arg(formatAgo(hit.lastContact, now()), word(hit.lastChannel));
        if (hit.unsent)
            parts << tr("not sent yet");
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    default:
        return {};
    }
}

} // namespace visage::ui
