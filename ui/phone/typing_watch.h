// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <QObject>

namespace visage::ui {

/// Knows whether the agent is typing: a key went into an editor within the last seconds. Text that merely
/// stands in a field is no typing. A ringing call asks before it takes room on the screen. GUI thread.
class TypingWatch : public QObject {
    Q_OBJECT
public:
    static constexpr Milliseconds restsAfter{3000};

    /// Watches the whole application.
    TypingWatch(const Clock& clock, QObject* parent);

    [[nodiscard]] bool typing() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const Clock& m_clock;
    Timestamp m_lastKey;
};

} // namespace visage::ui
