// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tracer.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>

namespace visage::ui {

bool Tracer::open(const QString& file) {
    m_file.setFileName(file);
    return m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
}

void Tracer::mark(const char* event, std::initializer_list<Field> fields) {
    if (!on())
        return;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    QJsonObject line;
    line.insert(QStringLiteral("event"), QLatin1StringView(event));
    line.insert(QStringLiteral("us"),
                static_cast<qint64>(std::chrono::duration_cast<std::chrono::microseconds>(now).count()));
    for (const Field& field : fields)
        line.insert(QLatin1StringView(field.first), field.second);
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace visage::ui
