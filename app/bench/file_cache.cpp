// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/file_cache.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <QFile>

#include <fcntl.h>
#include <unistd.h>
#endif

namespace visage::bench {

Result<void> forgetCached(const std::string& path) {
#ifdef Q_OS_LINUX
    QFile file(QString::fromStdString(path));
    // Pages that wait to be written stay.
    if (file.open(QIODevice::ReadWrite) && fdatasync(file.handle()) == 0 &&
        posix_fadvise(file.handle(), 0, 0, POSIX_FADV_DONTNEED) == 0)
        return {};
#endif
    return Error{ErrorCode::NotFound, "This system cannot be asked to forget " + path + "."};
}

} // namespace visage::bench
