// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/section.h"

class QHBoxLayout;

namespace visage::ui {

/// What the customer agreed or objected to be contacted for, since when and on what evidence. That they
/// object is one click; that they agree wants the evidence first, in a line that opens below.
class ConsentsSection : public Section {
    Q_OBJECT
public:
    ConsentsSection(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);
    /// What is offered as evidence: the call that goes on; empty: nothing.
    void setEvidence(const QString& evidence);
    /// Shows all topics and puts the keyboard on the first one that can be changed.
    void write();

private:
    struct Topic {
        Consent shown;
        ConsentState own = ConsentState::Unknown; ///< of the record itself: what a change replaces
    };

    [[nodiscard]] QString title() const override;
    void fill(QVBoxLayout& rows) override;
    [[nodiscard]] QWidget* row(const Topic& topic);
    void addButtons(QHBoxLayout& line, const Topic& topic);
    [[nodiscard]] QWidget* evidenceLine(const Topic& topic);
    void record(const Topic& topic, ConsentState state, const QString& source);
    [[nodiscard]] static Topic topicOf(const client::CustomerRecord& record, ConsentTopic topic);
    [[nodiscard]] static QString nameFor(const char* what, ConsentTopic topic);

    std::vector<Topic> m_consents; ///< one for each topic
    QString m_evidence;
    QString m_typed;           ///< evidence that is being typed
    ConsentTopic m_agreeing{}; ///< for which it is
    bool m_all = false;        ///< also those nobody was asked for
};

} // namespace visage::ui
