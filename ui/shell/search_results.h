// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/views.h"

#include <QAbstractListModel>
#include <QTimer>

#include <set>

namespace visage::client {
class Workspace;
}

namespace visage::ui {

/// The answer to what was typed, kept up to date while it is shown: changes of customers ask again. Where
/// this device holds a part of the customers, the store is asked too, a moment after the last key: whom only
/// it knows stands below the others under a heading, and stays there while the same words stand in the field.
/// GUI thread.
class SearchResults : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int limit = 100; ///< nobody reads more; a further word finds sooner

    explicit SearchResults(client::Workspace& workspace, QObject* parent = nullptr);

    enum class Store { NotAsked, Asking, Answered, Away };

    /// Asks; answered() follows, and storeAnswered() where the store is asked. A blank text clears the list.
    void ask(const QString& typed);
    [[nodiscard]] Store store() const { return m_store; }
    [[nodiscard]] int storeHits() const { return static_cast<int>(m_fromStore.size()); }
    [[nodiscard]] bool moreAtTheStore() const { return m_moreAtStore; }
    /// The row above those of the store; it is nobody.
    [[nodiscard]] bool isHeading(int row) const;
    /// Only the store knows this one.
    [[nodiscard]] bool isElsewhere(int row) const;
    [[nodiscard]] const QString& asked() const { return m_asked; }
    /// The answer shown is the answer to what was asked last.
    [[nodiscard]] bool upToDate() const { return m_answer.query == m_asked; }
    [[nodiscard]] const client::SearchAnswer& answer() const { return m_answer; }
    [[nodiscard]] const client::SearchHit& hit(int row) const;
    /// -1: not among them.
    [[nodiscard]] int rowOf(CustomerId customer) const;
    /// The first hit by a whole number, else the first of all.
    [[nodiscard]] int bestRow() const;
    [[nodiscard]] Timestamp now() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void answered();
    void storeAnswered();

private:
    void askAgain();
    void askStore();
    void askStoreAgain();
    void take(client::SearchAnswer answer);
    void takeFromStore(client::StoreAnswer answer);
    void keepPlaces();
    [[nodiscard]] int heading() const { return static_cast<int>(m_answer.hits.size()); }

    client::Workspace& m_workspace;
    QString m_asked;
    client::SearchAnswer m_answer;
    Store m_store = Store::NotAsked;
    QString m_storeAsked; ///< the words of m_fromStore
    std::vector<client::SearchHit> m_fromStore;
    std::set<CustomerId> m_arrived; ///< of these, who is here by now
    bool m_moreAtStore = false;
    std::optional<client::StoreAnswer> m_early; ///< came before the answer from here
    QTimer m_pause;
};

/// Town and postcode, birth year, firm: what tells two namesakes apart, from the fullest line to the
/// shortest.
[[nodiscard]] QStringList detailForms(const client::SearchHit& hit);
/// "Mme Anne Lefèvre", or the organisation.
[[nodiscard]] QString fullName(const client::SearchHit& hit);

} // namespace visage::ui
