// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>

class QWidget;

namespace visage::ui {

/// What was just done, and "Undo" beside it, for ten seconds; longer while the keyboard stands on it. GUI
/// thread.
class UndoLine : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds patience{10};

    explicit UndoLine(QObject* parent = nullptr);

    /// `done` and `undone` are asked in the present language: "Callback cancelled: ...", "Undo: ...".
    void offer(std::function<QString()> done, std::function<QString()> undone, std::function<void()> undo);
    void withdraw();
    [[nodiscard]] bool isOffered() const { return static_cast<bool>(m_undo); }
    /// The row as it is to be shown; its button is called `name`.
    [[nodiscard]] QWidget* row(const QString& name);

Q_SIGNALS:
    /// It came or went: the rows are made anew.
    void changed();

private:
    std::function<QString()> m_done;
    std::function<QString()> m_undone;
    std::function<void()> m_undo;
    QTimer m_patience;
    QString m_name;
};

} // namespace visage::ui
