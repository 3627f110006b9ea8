// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QObject>
#include <QTimer>

#include <map>

namespace visage::ui {

/// Customers made on this desktop who may be somebody who is there already: looked for whenever something
/// comes in, as after a reconnection, and proposed until a person has joined them or said that they are two.
/// That answer is kept on this desktop. Where it holds a part of the customers, the store is asked too, once
/// it has the one made here, and whoever resembles is fetched. GUI thread.
class LookAlikes : public QObject {
    Q_OBJECT
public:
    explicit LookAlikes(client::Workspace& workspace, QObject* parent = nullptr);

    /// How long changes are gathered; tests set 0.
    void setDelay(Milliseconds delay) { m_delay.setInterval(static_cast<int>(delay.count())); }

    /// Each two customers once, the newest creation first.
    [[nodiscard]] const std::vector<client::LookAlike>& pairs() const { return m_pairs; }
    /// The first in which this customer is one of the two; null: none.
    [[nodiscard]] const client::LookAlike* of(CustomerId customer) const;
    /// Looks for this one too, whom another desktop had made: a lead let it count.
    void add(CustomerId customer);
    /// They are two.
    void dismiss(CustomerId one, CustomerId other);

Q_SIGNALS:
    void changed();

private:
    using Pair = std::pair<CustomerId, CustomerId>;

    void begin();
    void lookSoon();
    void look();
    void askNext();
    void askStore(CustomerId customer);
    void takeFromStore(CustomerId customer);
    void saveAsked();
    [[nodiscard]] bool canAsk() const;
    void take(const std::vector<client::LookAlike>& found);
    void finish();
    [[nodiscard]] static Pair pairOf(CustomerId one, CustomerId other);

    client::Workspace& m_workspace;
    QTimer m_delay;
    UserId m_user;
    std::vector<client::LookAlike> m_pairs;
    std::vector<Pair> m_different; ///< what people have said are two, in the order in which they said it
    std::map<CustomerId, QString> m_asked; ///< of the store, about whom and what
    std::vector<CustomerId> m_besides;     ///< looked for too, the last one last
    std::vector<CustomerId> m_left;        ///< still to be asked for, in the round that goes on
    std::vector<client::LookAlike> m_found;
    int m_round = 0; ///< answers for whoever was logged in before are dropped
    bool m_couldAsk = false;
    bool m_known = false; ///< m_different has been read
    bool m_looking = false;
    bool m_again = false; ///< something changed meanwhile
};

/// "same name and postcode"
[[nodiscard]] QString word(rules::Likeness why);
/// "Anne Lefèvre · 1971 · 59000 Lille"
[[nodiscard]] QString lineOf(const client::SearchHit& hit);

} // namespace visage::ui
