// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QScrollArea>

class QVBoxLayout;

namespace visage::ui {

class CasesSection;
class ConsentsSection;
class DetailsSection;
class IdentitiesSection;
class OrdersSection;
class Theme;

/// Everything beside the timeline, most wanted first: cases, contact details, orders, consents, the rest.
class FactsColumn : public QScrollArea {
    Q_OBJECT
public:
    FactsColumn(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
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

protected:
    void changeEvent(QEvent* event) override;

private:
    QVBoxLayout* m_column;
    CasesSection* m_cases;
    IdentitiesSection* m_identities;
    OrdersSection* m_orders;
    ConsentsSection* m_consents;
    DetailsSection* m_details;
};

} // namespace visage::ui
