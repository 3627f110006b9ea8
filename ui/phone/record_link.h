// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"

#include <QObject>

namespace visage::ui {

class CallDesk;
class RecordPage;

/// Joins calls and the record beside them: the caller's record comes by itself, knows of the call that goes
/// on and does not repeat what the pop says; nobody else's stays under a stranger's call. Lives as long as
/// both. GUI thread.
class RecordLink : public QObject {
    Q_OBJECT
public:
    RecordLink(CallDesk& desk, RecordPage& record, QObject* parent);

    /// The window was told to open this customer, by a hand or by a choice in the pop; null: none any more.
    void noteOpened(CustomerId customer);

Q_SIGNALS:
    /// The record is to be closed; the focus stays where it is.
    void closeWanted();
    /// Where no record stands, the question is who calls.
    void callerUnknown(bool unknown);

private:
    void follow();
    void onStranger(bool answered);

    CallDesk& m_desk;
    RecordPage& m_record;
    CustomerId m_byCall; ///< whose record a call brought
};

} // namespace visage::ui
