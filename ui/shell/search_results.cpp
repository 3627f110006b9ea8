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

/// Nobody wants to be asked about each letter.
constexpr std::chrono::milliseconds storePause{150};
constexpr int storeLimit = 30;

bool isReachable(const client::StoreStatus& status) {
    using State = client::StoreStatus::State;
    return status.state == State::Live || status.state == State::CatchingUp ||
           status.state == State::FirstSync;
}

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
    connect(&workspace, &client::Workspace::statusChanged, this, &SearchResults::askStoreAgain);
    m_pause.setSingleShot(true);
    m_pause.setInterval(storePause);
    connect(&m_pause, &QTimer::timeout, this, &SearchResults::askStore);
}

void SearchResults::ask(const QString& typed) {
    m_asked = typed;
    if (typed.trimmed() != m_storeAsked) {
        const client::StoreStatus& status = m_workspace.status();
        m_store = !status.partial || typed.trimmed().isEmpty() ? Store::NotAsked
                  : isReachable(status)                        ? Store::Asking
                                                               : Store::Away;
        m_store == Store::Asking ? m_pause.start() : m_pause.stop();
    }
    m_workspace.search(typed, limit, this, [this](client::SearchAnswer answer) { take(std::move(answer)); });
}

void SearchResults::askAgain() {
    ask(m_asked);
}

void SearchResults::askStore() {
    m_workspace.searchStore(m_asked.trimmed(), storeLimit, this, [this](client::StoreAnswer answer) {
        if (answer.query == m_asked.trimmed())
            takeFromStore(std::move(answer));
    });
}

/// It can be reached again, or has only now said that it knows more people.
void SearchResults::askStoreAgain() {
    const bool due = m_store == Store::Away || m_store == Store::NotAsked;
    const client::StoreStatus& status = m_workspace.status();
    if (due && status.partial && isReachable(status) && !m_asked.trimmed().isEmpty()) {
        m_store = Store::Asking;
        m_pause.start();
    }
}

void SearchResults::take(client::SearchAnswer answer) {
    if (answer.query != m_asked)
        return;
    beginResetModel();
    if (answer.query.trimmed() != m_storeAsked) {
        m_fromStore.clear();
        m_arrived.clear();
        m_storeAsked.clear();
        m_moreAtStore = false;
    }
    m_answer = std::move(answer);
    keepPlaces();
    endResetModel();
    Q_EMIT answered();
    if (m_early && m_early->query == m_asked.trimmed())
        takeFromStore(std::move(*m_early));
    m_early.reset();
}

/// Whom the store found, and who has come here since, does not jump to another place under the agent's eyes.
void SearchResults::keepPlaces() {
    for (client::SearchHit& shown : m_fromStore) {
        const auto here = std::ranges::find(m_answer.hits, shown.customer, &client::SearchHit::customer);
        if (here == m_answer.hits.end())
            continue;
        shown = std::move(*here);
        m_arrived.insert(shown.customer);
        m_answer.hits.erase(here);
    }
}

void SearchResults::takeFromStore(client::StoreAnswer answer) {
    if (!upToDate()) {
        m_early = std::move(answer); // those from here stand above
        return;
    }
    m_store = answer.asked ? Store::Answered : Store::Away;
    if (answer.asked) {
        const auto isShown = [this](const client::SearchHit& hit) { return rowOf(hit.customer) >= 0; };
        m_storeAsked = answer.query;
        m_moreAtStore = answer.more;
        std::erase_if(answer.hits, isShown);
        if (!answer.hits.empty()) {
            beginInsertRows({}, heading(), heading() + static_cast<int>(answer.hits.size()));
            m_fromStore = std::move(answer.hits);
            endInsertRows();
        }
    }
    Q_EMIT storeAnswered();
}

bool SearchResults::isHeading(int row) const {
    return !m_fromStore.empty() && row == heading();
}

bool SearchResults::isElsewhere(int row) const {
    return row > heading() && !m_arrived.contains(hit(row).customer);
}

const client::SearchHit& SearchResults::hit(int row) const {
    if (row < heading())
        return m_answer.hits.at(static_cast<std::size_t>(row));
    return m_fromStore.at(static_cast<std::size_t>(row - heading() - 1));
}

int SearchResults::rowOf(CustomerId customer) const {
    for (int row = 0; row < rowCount(); ++row)
        if (!isHeading(row) && hit(row).customer == customer)
            return row;
    return -1;
}

int SearchResults::bestRow() const {
    const auto it = std::find_if(m_answer.hits.begin(), m_answer.hits.end(),
                                 [](const client::SearchHit& hit) { return hit.exact; });
    if (it != m_answer.hits.end())
        return static_cast<int>(it - m_answer.hits.begin());
    return isHeading(0) ? 1 : 0;
}

Timestamp SearchResults::now() const {
    return m_workspace.now();
}

int SearchResults::rowCount(const QModelIndex& parent) const {
    if (parent.isValid())
        return 0;
    return heading() + (m_fromStore.empty() ? 0 : storeHits() + 1);
}

Qt::ItemFlags SearchResults::flags(const QModelIndex& index) const {
    return isHeading(index.row()) ? Qt::NoItemFlags : QAbstractListModel::flags(index);
}

QVariant SearchResults::data(const QModelIndex& index, int role) const {
    if (isHeading(index.row()))
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? tr("On the server") : QVariant();
    const client::SearchHit& hit = this->hit(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return fullName(hit);
    case Qt::AccessibleTextRole: {
        QStringList parts{fullName(hit), detailForms(hit).first()};
        if (isElsewhere(index.row()))
            parts << tr("on the server");
        if (hit.onlyDay)
            parts << tr("last contact %1").arg(formatAgo(hit.lastContact, now()));
        else if (hit.lastContact)
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
