// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/durable_file.h"

#include <QFileInfo>

#ifdef _WIN32
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace visage::store {
namespace {

Error notWritten(const QFile& file) {
    return {ErrorCode::StorageFull, "The file " + file.fileName().toStdString() +
                                        " could not be written: " + file.errorString().toStdString() + "."};
}

} // namespace

Result<void> makeDurable(QFile& file) {
    if (!file.flush())
        return notWritten(file);
#ifdef _WIN32
    const bool done = ::_commit(file.handle()) == 0;
#else
    const bool done = ::fsync(file.handle()) == 0;
#endif
    return done ? Result<void>() : notWritten(file);
}

Result<void> makeNameDurable([[maybe_unused]] const QString& path) {
#ifndef _WIN32 // whose file systems keep names by themselves
    QFile folder(QFileInfo(path).absolutePath());
    const int handle = ::open(folder.fileName().toUtf8().constData(), O_RDONLY | O_DIRECTORY);
    const bool done = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0)
        ::close(handle);
    if (!done)
        return notWritten(folder);
#endif
    return {};
}

} // namespace visage::store
