// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/context.h"

#include "core/store/search_renewal.h"

#include <QFile>
#include <QJsonDocument>

#include <cstdio>

namespace visage::admin {

std::string Context::option(std::string_view name) const {
    const auto values = optionValues(name);
    return values.empty() ? std::string() : values.back();
}

std::vector<std::string> Context::optionValues(std::string_view name) const {
    const auto entry = m_arguments.options.find(name);
    return entry == m_arguments.options.end() ? std::vector<std::string>{} : entry->second;
}

Result<store::Place> Context::place() {
    if (!m_arguments.database.empty()) {
        store::Place database(m_arguments.database);
        if (has("--upgrade-without-backup"))
            database.upgradeWithoutBackup();
        return database;
    }
    auto where = folder();
    if (!where)
        return wrongUse("Say where the store's data lie: --data DIR, or --database URL.");
    return store::Place(std::move(*where));
}

Result<store::DataFolder> Context::folder() {
    if (m_arguments.data.empty())
        return wrongUse("Say where the store's data lie: --data DIR.");
    return store::DataFolder(m_arguments.data);
}

Result<store::Backend*> Context::backend() {
    return open(store::Place::Use::Usual);
}

Result<store::Backend*> Context::bulkBackend() {
    return open(store::Place::Use::Bulk);
}

Result<store::Backend*> Context::open(store::Place::Use use) {
    if (m_backend)
        return m_backend.get();
    auto where = place();
    if (!where)
        return where.error();
    if (auto there = where->requireStore(); !there)
        return there.error();
    auto opened = where->open(use);
    if (!opened)
        return opened.error();
    if (auto renewed = renewSearch(**opened); !renewed)
        return renewed.error();
    m_backend = std::move(*opened);
    return m_backend.get();
}

/// A store that serves these data has done it, or is of the other version itself.
Result<void> Context::renewSearch(store::Backend& backend) {
    const auto old = store::isSearchOld(backend);
    if (!old)
        return old.error();
    if (!*old || !alone())
        return {};
    return store::renewSearch(
        backend, [](const std::string& sentence) { std::fprintf(stderr, "%s\n", sentence.c_str()); });
}

bool Context::alone() {
    const auto where = place();
    return where && where->lockAlone().ok();
}

Error Context::wrongUse(std::string sentence) {
    m_usedWrongly = true;
    return {ErrorCode::BadInput, std::move(sentence)};
}

void Context::print(const std::string& text, const QJsonObject& object) {
    if (!json())
        return printRaw(text + "\n");
    printRaw(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + "\n");
}

void Context::printRaw(std::string_view bytes) {
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
}

Result<std::string> readPasswordFile(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, "The password file " + path + " cannot be read."};
    std::string line = file.readLine(4096).toStdString();
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
        line.pop_back();
    if (line.empty())
        return Error{ErrorCode::BadInput,
                     "The password file " + path + " is empty: write the password on its first line."};
    return line;
}

} // namespace visage::admin
