// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/views.h"
#include "core/protocol/messages.h"
#include "ui/shell/review_pages.h"
#include "ui/shell/surroundings.h"

#include <QDialog>

#include <map>
#include <optional>
#include <vector>

class QFrame;
class QLayout;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace visage::ui {

class PlainLabel;

/// What accounts that were switched off had entered and not yet sent: a lead reads it, lets it count or
/// throws it away, one or several at a time. What the rules refuse stays in the list, with the sentence that
/// says why. What was thrown away stands in a list of its own for 60 days and can be brought back. GUI
/// thread.
class ReviewsDialog : public QDialog {
    Q_OBJECT
public:
    ReviewsDialog(const Surroundings& around, QWidget* parent);

    /// Takes back the question before it closes.
    void reject() override;

Q_SIGNALS:
    void openRequested(visage::CustomerId customer);
    /// Their creation counts from now on.
    void customerMade(visage::CustomerId customer);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    [[nodiscard]] QFrame* buildQuestion();
    [[nodiscard]] QLayout* buildViews();
    void retranslate();
    void follow();
    void look(bool discarded);
    void onLoaded();
    /// `decided`: what was selected is done with, and the next one takes its place.
    void fill(bool decided);
    void append(const client::WaitingWork& work);
    void loadMoreNearTheEnd();
    void sayHowMany();
    [[nodiscard]] QString explanation() const;
    void showSelected();
    void enable();
    void ask(bool asked);
    void decide(protocol::ReviewChoice choice);
    void decide(protocol::ReviewChoice choice, std::vector<MutationId> which);
    void undo();
    void take(protocol::ReviewChoice choice, const std::vector<client::ReviewOutcome>& outcomes);
    void sayWhoWasMade(const std::vector<MutationId>& applied);
    void tell();
    void openCurrent();
    [[nodiscard]] std::vector<const client::WaitingWork*> selected() const;

    /// What the last decision has come to.
    struct Outcome {
        protocol::ReviewChoice choice = protocol::ReviewChoice::Apply;
        std::vector<MutationId> done;
        int refused = 0;
        int decidedBefore = 0;
        std::optional<Error> away; ///< the store did not answer
    };

    Surroundings m_around;
    ReviewPages* m_pages;
    std::map<MutationId, Error> m_refusals;
    std::optional<Outcome> m_outcome;
    std::optional<Outcome> m_pending; ///< until the list says what has gone
    bool m_busy = false;
    std::pair<int, bool> m_followed; ///< how many, and whether the store is there
    PlainLabel* m_explanation;
    QListWidget* m_list;
    PlainLabel* m_what;
    PlainLabel* m_whose;
    PlainLabel* m_why;
    QPlainTextEdit* m_text;
    PlainLabel* m_howMany;
    PlainLabel* m_told;
    QPushButton* m_undo;
    QPushButton* m_waitingView;
    QPushButton* m_discardedView;
    QPushButton* m_apply;
    QPushButton* m_bringBack;
    QPushButton* m_discard;
    QPushButton* m_openButton;
    QPushButton* m_closeButton;
    PlainLabel* m_questionText;
    QPushButton* m_discardIndeed;
    QPushButton* m_keep;
    QFrame* m_question;
};

} // namespace visage::ui
