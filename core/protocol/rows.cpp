// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/rows.h"

#include "core/protocol/codec.h"
#include "core/protocol/values.h"

namespace visage::protocol {
namespace {

constexpr std::size_t headElements = 3; // kind, id, rev

/// How many items `ext` holds; 0 also for bytes that are no items, which are then not sent.
std::size_t itemsIn(std::string_view ext) {
    CborReader in(ext);
    std::size_t count = 0;
    for (; in.ok() && !in.atEnd(); ++count)
        in.skip();
    return in.ok() ? count : 0;
}

void putHead(CborWriter& out, const Row& row, std::size_t elements) {
    out.array(elements);
    put(out, kindOf(row));
    put(out, idOf(row));
    put(out, revOf(row));
}

/// Fields of a newer version stay as they came, to be kept and sent back.
void keepRest(CborReader& in, Elements& elements, std::string& ext) {
    if (elements.left() == 0)
        return;
    const auto from = in.offset();
    elements.skipRest();
    if (in.ok())
        ext.assign(in.since(from));
}

template <class T> void getFields(CborReader& in, Elements& elements, T& entity) {
    elements.take(entity.id);
    elements.take(entity.rev);
    if (in.ok() && entity.id.isNull())
        return in.fail("a row has no id");
    Fields<T>::each(entity, [&](int, std::string_view, auto& member) { elements.take(member); });
    keepRest(in, elements, entity.ext);
}

} // namespace

void putRow(CborWriter& out, const Row& row) {
    std::visit(
        [&]<class T>(const T& entity) {
            const std::size_t extra = entity.ext.empty() ? 0 : itemsIn(entity.ext);
            putHead(out, row, headElements + fieldCount<T>() + extra);
            Fields<T>::each(entity, [&](int, std::string_view, const auto& member) { put(out, member); });
            if (extra > 0)
                out.raw(entity.ext);
        },
        row);
}

void putErasedRow(CborWriter& out, const Row& row) {
    putHead(out, row, headElements);
}

RowRead getRow(CborReader& in, std::vector<Row>& rows) {
    Elements elements(in);
    EntityKind kind{};
    elements.take(kind);
    if (!in.ok())
        return RowRead::Failed;
    const bool known = withEntity(kind, [&]<class T>() {
        T& entity = std::get<T>(rows.emplace_back(std::in_place_type<T>));
        getFields(in, elements, entity);
    });
    elements.skipRest();
    if (!in.ok())
        return RowRead::Failed;
    return known ? RowRead::Taken : RowRead::Skipped;
}

void appendRow(std::string& out, const Row& row) {
    CborWriter writer(out);
    putRow(writer, row);
}

Result<Row> decodeRow(std::string_view bytes) {
    CborReader in(bytes);
    std::vector<Row> rows;
    const auto read = getRow(in, rows);
    if (in.ok() && !in.atEnd())
        in.fail("something follows the row");
    if (!in.ok())
        return in.error("row");
    if (read == RowRead::Skipped)
        return Error{ErrorCode::TooNew,
                     "The row is of a kind that this version does not know. Update Visage."};
    return std::move(rows.front());
}

} // namespace visage::protocol
