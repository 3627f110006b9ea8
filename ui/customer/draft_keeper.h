// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace visage::ui {

/// Keeps what somebody types on disk, so that neither a switch to another customer nor a crash loses it: a
/// moment after the last key, and at once when the editor goes over to something else. GUI thread.
class DraftKeeper : public QObject {
    Q_OBJECT
public:
    DraftKeeper(client::Workspace& workspace, QObject* parent);
    ~DraftKeeper() override;

    /// The time between the last key and the disk; tests set 0.
    void setDelay(Milliseconds delay) { m_timer.setInterval(static_cast<int>(delay.count())); }

    /// From now on the text belongs to `key` (empty: to nothing). What was kept there comes through
    /// `restore`, unless there is none.
    void bind(const QString& key, std::function<void(QString)> restore);
    [[nodiscard]] const QString& key() const { return m_key; }
    void changed(const QString& text);
    void flush();
    /// The text has found its place: nothing is to be restored. By key, for the answer may come after a
    /// switch.
    void forget(const QString& key);

private:
    client::Workspace& m_workspace;
    QTimer m_timer;
    QString m_key;
    QString m_text;
    bool m_waiting = false; ///< m_text is not on its way to the disk; the timer has ended when it says so
    std::uint64_t m_question = 0; ///< an answer that comes after another bind() is dropped
};

} // namespace visage::ui
