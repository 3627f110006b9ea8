// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/record_panel.h"

#include <QTimer>

class QLineEdit;
class QListWidget;

namespace visage::ui {

class PairView;

/// Joins the record with another one: looks for it, shows both and which of them stays. Nothing is joined
/// before a person says so. Whom only the store knows stands below the others, and is fetched when chosen.
class JoinPanel : public RecordPanel {
    Q_OBJECT
public:
    explicit JoinPanel(client::Workspace& workspace, QWidget* parent = nullptr);

    /// `other` may be null: then it is looked for.
    void start(const client::CustomerRecord& record, CustomerId other = {});
    void leave();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void accept() override;
    void retranslate() override;
    void search();
    void fill(const client::SearchAnswer& answer);
    void askStore();
    void askStoreAgain();
    void fillFromStore(const client::StoreAnswer& answer);
    /// Unless it is the record itself.
    void append(const client::SearchHit& hit, bool elsewhere);
    void showFound();
    void sayNobody();
    void choose(int row);
    [[nodiscard]] int firstRow() const;
    void compare(CustomerId other);
    void showHint();

    client::CustomerRecord m_record;
    enum class Store { NotAsked, Asking, Answered, Away };
    std::vector<CustomerId> m_found; ///< the rows; null: a heading
    QString m_answered;              ///< whose hits from here are in the list
    std::optional<client::StoreAnswer> m_early;
    Store m_store = Store::NotAsked;
    QTimer m_pause; ///< a moment after the last key
    QLineEdit* m_search;
    QListWidget* m_list;
    PairView* m_pair;
    PlainLabel* m_hint;
    bool m_comparing = false;
};

} // namespace visage::ui
