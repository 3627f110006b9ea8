// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/views.h"

#include <QAbstractListModel>

namespace visage::client {
class Workspace;
}

namespace visage::ui {

/// The answer to what was typed, kept up to date while it is shown: changes of customers ask again. GUI
/// thread.
class SearchResults : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int limit = 100; ///< nobody reads more; a further word finds sooner

    explicit SearchResults(client::Workspace& workspace, QObject* parent = nullptr);

    /// Asks; answered() follows. A blank text clears the list.
    void ask(const QString& typed);
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

Q_SIGNALS:
    void answered();

private:
    void askAgain();
    void take(client::SearchAnswer answer);

    client::Workspace& m_workspace;
    QString m_asked;
    client::SearchAnswer m_answer;
};

/// Town and postcode, birth year, firm: what tells two namesakes apart, from the fullest line to the
/// shortest.
[[nodiscard]] QStringList detailForms(const client::SearchHit& hit);
/// "Mme Anne Lefèvre", or the organisation.
[[nodiscard]] QString fullName(const client::SearchHit& hit);

} // namespace visage::ui
