// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/record_panel.h"

class QLineEdit;
class QListWidget;

namespace visage::ui {

class PairView;

/// Joins the record with another one: looks for it, shows both and which of them stays. Nothing is joined
/// before a person says so.
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
    void choose(int row);
    void compare(CustomerId other);
    void showHint();

    client::CustomerRecord m_record;
    std::vector<CustomerId> m_found;
    QLineEdit* m_search;
    QListWidget* m_list;
    PairView* m_pair;
    PlainLabel* m_hint;
    bool m_comparing = false;
};

} // namespace visage::ui
