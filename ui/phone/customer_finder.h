// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"
#include "core/domain/commands.h"
#include "ui/phone/candidate_list.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace visage::ui {

class NameFields;
class PlainLabel;
class Theme;

/// Who calls, when nobody was recognised: search for the customer, or create one. GUI thread.
class CustomerFinder : public QWidget {
    Q_OBJECT
public:
    CustomerFinder(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    /// For another call: empties what was typed. `number` can be added to the record; empty: there is none.
    void begin(int call, const QString& number);
    void focusSearch();
    void choose(int number);

Q_SIGNALS:
    void chosen(visage::CustomerId customer, bool attachNumber);
    void createWanted(const visage::CreateCustomer& command, bool attachNumber);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeSearch(const Theme& theme);
    QWidget* makeForm();
    void retranslate();
    void search(const QString& text);
    void searchStore();
    void showHits(const std::vector<CandidateList::Row>& rows);
    void takeFirst();
    void create();
    void refreshCreate();
    [[nodiscard]] bool attach() const;

    client::Workspace& m_workspace;
    QLineEdit* m_search = nullptr;
    CandidateList* m_results = nullptr;
    PlainLabel* m_nobody = nullptr;
    NameFields* m_name = nullptr;
    QCheckBox* m_attach = nullptr;
    QPushButton* m_create = nullptr;
    std::vector<CandidateList::Row> m_rows; ///< shown
    QTimer m_askStore;                      ///< a moment after the last key
    QString m_answered;                     ///< the search whose hits are in the list
    bool m_takeFirst = false;               ///< Return was pressed ahead of the answer
    QString m_number;
    int m_call = 0;
};

} // namespace visage::ui
