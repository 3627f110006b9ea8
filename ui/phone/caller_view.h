// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/phone/pop_text.h"

#include <QWidget>

#include <array>

class QPushButton;
class QStackedWidget;

namespace visage::ui {

class CallDesk;
class CandidateList;
class CustomerFinder;
class PlainLabel;
class Theme;

/// Who calls and why, in order of size: name, probable reason, line called; then, in one place of fixed
/// height, the facts of the one customer, the list of several, or the search for an unknown one. Nothing in
/// it moves between ringing and talking. GUI thread.
class CallerView : public QWidget {
    Q_OBJECT
public:
    CallerView(CallDesk& desk, const Theme& theme, QWidget* parent = nullptr);

    void present(const CallCard& card);
    /// The list or the search field, where there is one; false: nothing to do here.
    bool focusChoice();
    void choose(int number);

Q_SIGNALS:
    /// Who it is was said with the focus in here, which has nothing more to hold it.
    void left();

protected:
    void changeEvent(QEvent* event) override;

private:
    void leave();
    PlainLabel* makeLabel(const char* name, int pixels, bool bold = false, bool muted = false);
    QWidget* makeFacts();
    void showFacts(const PopText& said);
    void showCandidates(const CallCard& card);
    void showFinder(const CallCard& card);

    CallDesk& m_desk;
    PlainLabel* m_headline;
    QPushButton* m_other;
    PlainLabel* m_why;
    PlainLabel* m_often;
    PlainLabel* m_line;
    PlainLabel* m_waited;
    QStackedWidget* m_place;
    std::array<PlainLabel*, 2> m_alerts{};
    std::array<PlainLabel*, 2> m_origins{};
    PlainLabel* m_lastExchange = nullptr;
    PlainLabel* m_number = nullptr;
    PlainLabel* m_about = nullptr;
    QWidget* m_facts = nullptr;
    CandidateList* m_candidates = nullptr;
    CustomerFinder* m_finder = nullptr;
};

} // namespace visage::ui
