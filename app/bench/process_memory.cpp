// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/process_memory.h"

#include <QFile>

namespace visage::bench {

Result<double> proportionalMemory(qint64 processId) {
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(processId));
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray& line : file.readAll().split('\n'))
            if (line.startsWith("Pss:"))
                return line.simplified().split(' ').at(1).toDouble() / 1024;
    return Error{ErrorCode::NotFound, "This system does not tell how much memory a process uses."};
}

} // namespace visage::bench
