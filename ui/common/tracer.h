// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QFile>
#include <QString>

#include <initializer_list>
#include <utility>

namespace visage::ui {

/// What `--trace FILE` writes: one JSON object a line, {"event": "...", "us": wall-clock microseconds since
/// 1970, ...}. Events: first-frame, invite, pop-painted, key, char-painted, results-shown, saved, acked. Made
/// by the main and handed around; without a file it does nothing. GUI thread.
class Tracer {
public:
    using Field = std::pair<const char*, QString>;

    Tracer() = default;
    /// False: the file cannot be written.
    [[nodiscard]] bool open(const QString& file);
    [[nodiscard]] bool on() const { return m_file.isOpen(); }

    void mark(const char* event, std::initializer_list<Field> fields = {});

private:
    QFile m_file;
};

} // namespace visage::ui
