// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QElapsedTimer>
#include <QScrollArea>

class QVBoxLayout;

namespace visage::ui {

class CasesSection;
class ConsentsSection;
class DetailsForm;
class DetailsSection;
class DisputesSection;
class IdentitiesSection;
class JoinedSection;
class OrdersSection;
class TagsSection;
class Theme;

/// Everything beside the timeline, most wanted first: what two people changed, cases, contact details, tags,
/// orders, consents, the rest. The form that edits the rest opens on top.
class FactsColumn : public QScrollArea {
    Q_OBJECT
public:
    FactsColumn(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    ~FactsColumn() override;
    void show(const client::CustomerRecord& record);
    /// Above the cases, the later one below; takes it over.
    void addAbove(QWidget* part);
    /// Below the cases; takes it over.
    void addBelowCases(QWidget* part);
    /// Its usual width; it takes more only where the timeline leaves it.
    [[nodiscard]] QSize sizeHint() const override {
        return {minimumWidth(), QScrollArea::sizeHint().height()};
    }

    [[nodiscard]] CasesSection& cases() const { return *m_cases; }
    [[nodiscard]] IdentitiesSection& identities() const { return *m_identities; }
    [[nodiscard]] ConsentsSection& consents() const { return *m_consents; }

    /// Each puts the keyboard where the work begins, and brings it into view.
    void edit();
    void addTag();
    void recordConsent();
    void addIdentity();
    void settle();
    [[nodiscard]] bool hasDisputes() const;

Q_SIGNALS:
    /// The form was closed: the keyboard is free.
    void left();

protected:
    void changeEvent(QEvent* event) override;

private:
    void closeForm();
    void followFocus();
    void reveal();

    QVBoxLayout* m_column;
    DisputesSection* m_disputes;
    DetailsForm* m_form;
    CasesSection* m_cases;
    IdentitiesSection* m_identities;
    OrdersSection* m_orders;
    TagsSection* m_tags;
    ConsentsSection* m_consents;
    DetailsSection* m_details;
    JoinedSection* m_joined;
    CustomerId m_customer;
    QElapsedTimer m_sinceFocus; ///< since the keyboard came into the column
};

} // namespace visage::ui
