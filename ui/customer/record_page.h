// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QStackedWidget>

#include <optional>

class QVBoxLayout;

namespace visage::ui {

class AlertsBar;
class CloseCasePanel;
class CommandRegistry;
class FactsColumn;
class JoinPanel;
class LookAlikeBar;
class LookAlikes;
class NoteEditor;
class NotePanel;
class OpenCasePanel;
class RecordPanel;
class RecordWork;
class PlainLabel;
class RecordHeader;
class RecordPresence;
class RowWriter;
class StubNotice;
class Theme;
class TimelineArea;
class TimelineFilters;
class TimelineModel;

/// One customer with everything that was said on every channel: who it is above, the timeline in the middle
/// with the note below it, the facts beside. Reads by itself and follows every change. Lives in the GUI
/// thread; workspace, theme and registry outlive it.
///
/// Commands it registers: record.note (Ctrl+N), record.timeline (Ctrl+T), record.openCase (Ctrl+Shift+O),
/// record.closeCase (Ctrl+Shift+L), record.editNote (F2), record.pinAlert (Ctrl+Shift+A), record.dial
/// (Ctrl+Shift+D), record.edit (F4), record.addIdentity (Ctrl+Shift+I), record.addTag (Ctrl+Shift+Y),
/// record.consent (Ctrl+Shift+C), record.settle (Ctrl+Shift+K), record.join (Ctrl+Shift+J), and those of
/// RecordWork.
class RecordPage : public QStackedWidget {
    Q_OBJECT
public:
    RecordPage(client::Workspace& workspace, const Theme& theme, CommandRegistry& commands,
               QWidget* parent = nullptr);
    ~RecordPage() override;

    /// Null: "choose a customer".
    void showCustomer(CustomerId customer);
    /// The same with everything at hand, as the look-up of a caller brings it: painted without another read.
    void showRecord(const client::CustomerRecord& record, const std::optional<client::TimelinePage>& newest);
    [[nodiscard]] CustomerId customer() const { return m_customer; }

    /// The contact that goes on at this moment (null: none): notes and new cases are linked to it.
    /// `contacts`: how many there were from the customer in 8 days, this one counted; the record may not know
    /// it yet.
    void setCurrentInteraction(InteractionId interaction, int contacts = 0);
    /// With whom a call goes on, whoever's record is here (null: with nobody): colleagues see it there.
    void setTalkingWith(CustomerId customer);
    /// The pop shows the alerts: what is left of the screen belongs to the history.
    void setAlertsElsewhere(bool elsewhere);
    /// Brings the case, callback or message of this id to the eye and the keyboard, once the record is there.
    void focusWork(const Uuid& id);
    /// Books a callback for the customer on the page.
    void bookCallback();
    /// Puts the keyboard into the note.
    void writeNote();
    /// Shows the customer, with this text below what is written in the note there.
    void addToNote(CustomerId customer, const QString& text);
    /// Shows a customer who was made just now, with the keyboard in the note, or in the form in which a
    /// contact is written down: with what was begun of it on the record of `contactOf` (null: nobody's).
    void begin(CustomerId customer, bool contact, CustomerId contactOf);
    /// Proposes to join the record with the one it resembles.
    void follow(LookAlikes& lookAlikes);

Q_SIGNALS:
    /// A record stands on the page; not emitted for the reading of the same one again.
    void customerShown(visage::CustomerId customer);
    /// The contact that is being written down is of somebody who is not there yet.
    void newCustomerWanted();
    /// E.164, or as dialled inside the company.
    void dialRequested(const QString& number);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class State { None, Loading, NotFound, Failed, Shown };

    void build();
    void connectParts();
    void registerCommands(CommandRegistry& commands);
    void enableCommands();
    void leaveRecord();
    void takeOfferedNote();
    void takeBeginning();
    void read();
    void onRead(const Result<client::CustomerRecord>& result);
    void take(const client::CustomerRecord& record);
    void setState(State state, const QString& sentence = {});
    void openPanel(RecordPanel* panel);
    void closePanel();
    /// In a low window an open form takes the place of filters and note.
    void shareHeight();
    void openCase(InteractionId interaction);
    void closeFirstCase();
    void reopenCase(const Case& about);
    void editNote(NoteId note);
    void editSelectedNote();
    void dialFirst();
    void recordConsent();
    void join(CustomerId other);
    void connectWork();
    void replyToSelected();
    [[nodiscard]] QString contactWords(InteractionId interaction) const;

    client::Workspace& m_workspace;
    const Theme& m_theme;
    CommandRegistry& m_commands;
    CustomerId m_customer;
    InteractionId m_interaction;
    std::optional<client::CustomerRecord> m_record;
    State m_state = State::None;
    QString m_trouble;
    QString m_offeredNote; ///< for the note of the customer, once the record is there
    enum class Beginning { None, Note, Contact };
    Beginning m_beginning = Beginning::None; ///< where the keyboard goes once the record is there
    std::uint64_t m_question = 0;

    std::unique_ptr<RowWriter> m_writer;
    TimelineModel* m_model = nullptr;
    PlainLabel* m_message = nullptr;
    QWidget* m_content = nullptr;
    RecordHeader* m_header = nullptr;
    AlertsBar* m_alerts = nullptr;
    TimelineFilters* m_filters = nullptr;
    StubNotice* m_stub = nullptr;
    TimelineArea* m_timeline = nullptr;
    PlainLabel* m_notice = nullptr;
    NoteEditor* m_note = nullptr;
    FactsColumn* m_facts = nullptr;
    RecordWork* m_work = nullptr;
    OpenCasePanel* m_openCase = nullptr;
    CloseCasePanel* m_closeCase = nullptr;
    NotePanel* m_notePanel = nullptr;
    JoinPanel* m_join = nullptr;
    LookAlikeBar* m_lookAlike = nullptr;
    RecordPresence* m_presence = nullptr;
    RecordPanel* m_panel = nullptr; ///< the open one
};

} // namespace visage::ui
