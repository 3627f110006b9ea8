// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace visage::ui {

class CallDesk;
class RecordPage;

/// Joins calls and the record beside them: the caller's record comes by itself, knows of the call that goes
/// on and does not repeat what the pop says. Lasts as long as both do. GUI thread.
void joinRecord(CallDesk& desk, RecordPage& record);

} // namespace visage::ui
