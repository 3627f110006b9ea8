// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QFrame>

#include <optional>
#include <vector>

class QPushButton;

namespace visage::ui {

class BookCallbackPanel;
class CallbacksSection;
class CommandRegistry;
class ContactPanel;
class FactsColumn;
class GiveCasePanel;
class GiveUpCallbackPanel;
class MoveCallbackPanel;
class RecordPanel;
class RepliesSection;
class ReplyPanel;
class Theme;

/// What is promised to a customer, written to them and written down about them, on their record: a bar with
/// the three ways to begin, the open callbacks and waiting messages in the column of facts, the forms below
/// the timeline. GUI thread; workspace, theme and registry outlive it.
///
/// Commands it registers: record.callback (Ctrl+Shift+B), record.reply (Ctrl+R), record.contact
/// (Ctrl+Shift+E), record.takeCase (Ctrl+Shift+T), record.giveCase (Ctrl+Shift+G).
class RecordWork : public QFrame {
    Q_OBJECT
public:
    RecordWork(client::Workspace& workspace, const Theme& theme, FactsColumn& facts,
               QWidget* parent = nullptr);

    /// The forms, hidden; whoever shows the record puts them into its place.
    [[nodiscard]] std::vector<RecordPanel*> panels() const;
    void registerCommands(CommandRegistry& commands);

    void show(const client::CustomerRecord& record);
    /// Another customer, or none.
    void leave();
    /// The contact that goes on; null: none. Callbacks are offered on its number.
    void setCurrentInteraction(InteractionId interaction) { m_interaction = interaction; }

    void bookCallback(CaseId about = {});
    /// The answer to this contact; without one, a new message.
    void reply(const Interaction* contact);
    void logContact();
    void takeCase(const Case& about);
    void giveCase(const Case& about);
    /// Brings what stands for this piece of work to the eye and the keyboard, now or when the record is read.
    void focusWork(const Uuid& id);

Q_SIGNALS:
    void panelWanted(visage::ui::RecordPanel* panel);
    void dialRequested(const QString& number);
    /// Empty: the trouble is over.
    void troubled(const QString& sentence);
    /// The contact is of somebody who is not there yet.
    void newCustomerWanted();
    /// Ctrl+R: whoever knows what is selected answers with reply().
    void replyWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void connectSections();
    void enableCommands();
    void focusWanted();
    void retranslate();
    [[nodiscard]] const Case* firstOpenCase() const;

    client::Workspace& m_workspace;
    FactsColumn& m_facts;
    CommandRegistry* m_commands = nullptr;
    std::optional<client::CustomerRecord> m_record;
    InteractionId m_interaction;
    Uuid m_wanted; ///< to be focused once it is there
    QPushButton* m_newCallback;
    QPushButton* m_newMessage;
    QPushButton* m_newContact;
    CallbacksSection* m_callbacks;
    RepliesSection* m_replies;
    BookCallbackPanel* m_book;
    MoveCallbackPanel* m_move;
    GiveUpCallbackPanel* m_giveUp;
    GiveCasePanel* m_give;
    ReplyPanel* m_reply;
    ContactPanel* m_contact;
};

} // namespace visage::ui
