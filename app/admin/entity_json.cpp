// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/entity_json.h"

#include "core/base/text.h"
#include "core/storage/entity_sql.h"

#include <QJsonValue>

namespace visage::admin {
namespace {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonValue value(const std::string& member) {
    return member.empty() ? QJsonValue() : QJsonValue(text(member));
}
QJsonValue value(std::int64_t member) {
    return qint64{member};
}
QJsonValue value(bool member) {
    return member;
}
QJsonValue value(Timestamp member) {
    return value(toIso(member));
}
QJsonValue value(EntityKind member) {
    return text(tableOf(member));
}
QJsonValue value(Hlc member) {
    return value(member.packed);
}
QJsonValue value(Date member) {
    return value(member.toIso());
}
template <class Tag> QJsonValue value(const Id<Tag>& member) {
    return member.isNull() ? QJsonValue() : QJsonValue(QString::fromStdString(member.toString()));
}
template <class E>
requires std::is_enum_v<E> QJsonValue value(E member) {
    const std::string_view name = nameOf(member);
    return name.empty() ? QJsonValue() : QJsonValue(text(name));
}

std::string shown(const QJsonValue& value) {
    if (value.isString())
        return text::oneLine(value.toString().toStdString(), 120);
    return value.isBool() ? (value.toBool() ? "yes" : "no") : std::to_string(value.toInteger());
}

} // namespace

QJsonObject entityJson(const Row& row) {
    QJsonObject object;
    std::visit(
        [&](const auto& entity) {
            using T = std::remove_cvref_t<decltype(entity)>;
            object[QStringLiteral("id")] = value(entity.id);
            object[QStringLiteral("rev")] = value(entity.rev);
            Fields<T>::each(entity, [&](int, std::string_view member, const auto& field) {
                const QJsonValue shownValue = value(field);
                if (!shownValue.isNull())
                    object[QString::fromStdString(storage::columnName(member))] = shownValue;
            });
        },
        row);
    return object;
}

std::string entityLine(const Row& row) {
    std::string line;
    std::visit(
        [&](const auto& entity) {
            using T = std::remove_cvref_t<decltype(entity)>;
            line = entity.id.toString();
            Fields<T>::each(entity, [&](int, std::string_view member, const auto& field) {
                const QJsonValue shownValue = value(field);
                if (!shownValue.isNull())
                    line += " " + storage::columnName(member) + "=" + shown(shownValue);
            });
        },
        row);
    return line;
}

} // namespace visage::admin
