// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/record_panel.h"

#include <array>

class QCheckBox;
class QLineEdit;
class QRadioButton;

namespace visage::ui {

class DraftKeeper;
class PlainLabel;
class ReasonPicker;

/// Opens a case: subject, reason, priority (the reason's own unless somebody chooses another), and the
/// contact that it comes from, if there is one.
class OpenCasePanel : public RecordPanel {
    Q_OBJECT
public:
    explicit OpenCasePanel(client::Workspace& workspace, QWidget* parent = nullptr);

    /// For a customer; `interaction` may be null, `contact` names it in words. A half written form of the
    /// same customer comes back as it was left.
    void start(CustomerId customer, InteractionId interaction, const QString& contact);
    /// The customer on the page is another one (null: none): the draft is kept.
    void leave();

private:
    void accept() override;
    void retranslate() override;
    void check();
    void choose(Priority priority);
    [[nodiscard]] Priority priority() const;
    void onReason(ReasonId reason);

    CustomerId m_customer;
    InteractionId m_interaction;
    QString m_contact;
    QLineEdit* m_subject;
    PlainLabel* m_priorityLabel;
    std::array<QRadioButton*, 3> m_priorities{};
    QCheckBox* m_link;
    ReasonPicker* m_reasons;
    DraftKeeper* m_drafts;
    bool m_chosen = false; ///< somebody chose the priority
};

/// Closes a case with a reason, which is the case's own until another is chosen, and a few words.
class CloseCasePanel : public RecordPanel {
    Q_OBJECT
public:
    explicit CloseCasePanel(client::Workspace& workspace, QWidget* parent = nullptr);

    void start(const Case& about);
    void leave();

private:
    void accept() override;
    void retranslate() override;
    void check();

    Case m_case;
    QLineEdit* m_text;
    ReasonPicker* m_reasons;
    DraftKeeper* m_drafts;
};

} // namespace visage::ui
