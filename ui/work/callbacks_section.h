// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/customer/section.h"
#include "ui/work/undo_line.h"

#include <set>

namespace visage::ui {

/// The calls that were promised to the customer and are open, by their time: call now, done, and behind a
/// menu another attempt, another time, giving up, cancelling. What was done or cancelled can be taken back
/// for ten seconds: it is booked again as it was.
class CallbacksSection : public Section {
    Q_OBJECT
public:
    CallbacksSection(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);
    void show(const client::CustomerRecord& record);

Q_SIGNALS:
    void dialRequested(const QString& number);
    /// `missed`: a call reached nobody.
    void moveRequested(const visage::Callback& about, bool missed);
    void giveUpRequested(const visage::Callback& about);

private:
    [[nodiscard]] QString title() const override;
    void fill(QVBoxLayout& rows) override;
    [[nodiscard]] QWidget* rowOf(const Callback& about);
    [[nodiscard]] QLayout* headOf(const Callback& about);
    [[nodiscard]] QLayout* buttonsOf(const Callback& about);
    [[nodiscard]] QString detailsOf(const Callback& about) const;
    [[nodiscard]] QString numberOf(const Callback& about) const;
    void showMenu(const Callback& about, QWidget* button);
    void close(const Callback& about, CallbackState state);
    void bookAgain(const Callback& about);

    std::vector<Callback> m_callbacks; ///< open ones
    std::vector<Case> m_cases;
    std::set<Uuid> m_unsent;
    QString m_dialable; ///< a number of the customer, for a callback without one
    UndoLine m_undo;
};

} // namespace visage::ui
