// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"
#include "ui/shell/surroundings.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace visage::ui {

class EmptyState;
class PlainLabel;
class ResultsView;
class SearchResults;
class WorkPage;

/// The left column: the search field and what it finds, live. Arrows move in the list while the field keeps
/// the focus, Enter opens the chosen customer; Enter typed ahead of the answer waits for it. While nothing is
/// searched, what waits for the agent stands there, under the same keys.
class SearchPane : public QWidget {
    Q_OBJECT
public:
    explicit SearchPane(const Surroundings& around, QWidget* parent = nullptr);

    /// The field with its text selected, so that the next letter begins a new search.
    void focusSearch();
    void setText(const QString& typed);
    /// A button at the right of the field. Takes it over.
    void setCorner(QWidget* corner);
    /// What stands there while nothing is searched. Takes it over.
    void setWorkPage(WorkPage* page);
    /// Clears the search; the keyboard goes to what waits.
    void showWork();
    /// The same, to the lists of customers.
    void showLists();
    /// Whom the person has looked for and not found yet: what was typed, while nobody answers to it or the
    /// keyboard is still there.
    [[nodiscard]] QString lookedFor() const;

Q_SIGNALS:
    void customerChosen(visage::CustomerId customer);
    /// Nobody answers to what was typed: it is somebody new.
    void newCustomerWanted();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void retranslate();
    void ask(const QString& typed);
    void showAnswer();
    void showStoreAnswer();
    void showEmptiness();
    void sayNobody();
    [[nodiscard]] QString heldText() const;
    [[nodiscard]] QString foundText() const;
    [[nodiscard]] QString countText() const;
    /// What can be searched by.
    [[nodiscard]] static QString hint();
    void move(int step);
    void choose();
    void chooseRow(int row);
    [[nodiscard]] bool showsWork() const;

    Surroundings m_around;
    SearchResults* m_results;
    QLineEdit* m_field;
    QToolButton* m_clear;
    QHBoxLayout* m_fieldRow;
    PlainLabel* m_count;
    QStackedWidget* m_stack;
    ResultsView* m_list;
    EmptyState* m_empty;
    WorkPage* m_work = nullptr;
    CustomerId m_kept; ///< the row to find again in the next answer
    bool m_answered = false;
    bool m_chooseWhenAnswered = false;
};

} // namespace visage::ui
