// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/former_folder.h"

#include <QDir>
#include <QFileInfo>

namespace visage::client {

using namespace Qt::StringLiterals;

QString formerFolder(const QString& profile, const QString& folder, StoreId store, UserId user) {
    QString newest;
    std::int64_t epoch = 0;
    const QString name = QFileInfo(folder).fileName();
    for (const QString& other : QDir(profile).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString candidate = profile + u'/' + other + u'/' + name;
        const QString file = candidate + "/outbox.db"_L1;
        if (QFileInfo(candidate) == QFileInfo(folder) || !QFile::exists(file))
            continue;
        // A damaged one is left to who logs in under its own address.
        const auto outbox = Outbox::open(file.toStdString(), {});
        if (!outbox || outbox->desk().store != store || outbox->desk().user != user ||
            outbox->desk().sessionEpoch <= epoch)
            continue;
        epoch = outbox->desk().sessionEpoch;
        newest = candidate;
    }
    return newest;
}

Result<bool> carryDrafts(Outbox& from, const QString& former, Timestamp now) {
    auto into = Outbox::open(former.toStdString() + "/outbox.db", {});
    const auto keys = into ? from.draftKeys() : Result<std::vector<std::string>>(into.error());
    if (!keys)
        return keys.error();
    std::vector<std::pair<std::string, std::string>> missing;
    for (const std::string& key : *keys) {
        auto text = from.draft(key);
        const auto there = into->draft(key);
        if (!text || !there)
            return text ? there.error() : text.error();
        if (*there != *text && !there->empty())
            return false;
        if (there->empty())
            missing.emplace_back(key, std::move(*text));
    }
    for (const auto& [key, text] : missing)
        if (auto saved = into->saveDraft(key, text, now); !saved)
            return saved.error();
    return true;
}

Result<void> takeOverFolder(const QString& former, const QString& folder) {
    const bool moved = QDir(folder).removeRecursively() && QDir().rename(former, folder);
    if (!moved)
        return Error{ErrorCode::Unkept,
                     "The folder for your work cannot be made: check the rights and the space "
                     "on its disk. (" +
                         folder.toStdString() + ")"};
    QDir().rmdir(QFileInfo(former).path()); // where nobody else has worked
    return {};
}

} // namespace visage::client
