// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"
#include "ui/phone/call_card.h"

#include <QObject>

#include <functional>

namespace visage::ui {

/// Writes what happened in calls into the record: one interaction a call, whose it was, the notes typed
/// during it, how it was qualified. What could not be kept (a full disk) stays in its card with a sentence,
/// and finishing tries again. GUI thread.
class CallKeeper : public QObject {
    Q_OBJECT
public:
    CallKeeper(CardList& cards, client::Workspace& workspace, const Clock& clock, QObject* parent);

    /// The call was taken: from now on the record knows of it.
    void begin(int key);
    /// It ended; `leaving` cards are finished as soon as that is kept.
    void end(int key);
    /// Tells the record whose call it was. A call that the record does not know yet carries it with it later.
    void assign(int key);
    void attachNumber(int key);
    /// The customer exists from then on; `done` is called only if that was kept.
    void create(int key, const CreateCustomer& command, std::function<void()> done);

    /// Keeps the text across crashes.
    void saveDraft(int key);
    /// Notes which calls are unfinished, for the next start.
    void saveJournal();
    /// The unfinished calls of a desktop that died, with the notes typed in them, one callback for each.
    void recover(std::function<void(CallCard)> found);
    /// Makes a note of the text, linked to the call, and empties it.
    void saveNote(int key);
    /// Everything that is still to be kept, in order; then finished(). Stops at what could not be kept.
    void finish(int key);

Q_SIGNALS:
    void changed(int key);
    /// All is durable: the card can go.
    void finished(int key);

private:
    using Kept = std::function<void(CallCard&)>;
    void submit(int key, const Command& command, Kept kept);
    void submitRecord(int key, Kept kept);
    void submitNote(int key, Kept kept);
    void giveNotes(CallCard& card);
    void submitCase(int key, Kept kept);
    void submitQualification(int key, Kept kept);
    void nextStep(int key);

    CardList& m_cards;
    client::Workspace& m_workspace;
    const Clock& m_clock;
    QString m_journal; ///< as it was saved last
};

} // namespace visage::ui
