// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/blocks.h"

#include "core/protocol/deflate.h"
#include "core/protocol/rows.h"
#include "core/protocol/values.h"

namespace visage::protocol {
namespace {

constexpr std::size_t worthDeflating = 512;

/// What a change does to its row. Further ones come together with a feature that their receiver has named.
enum class Operation : std::uint8_t { Put = 1, Erase = 2 };

void putItem(CborWriter& out, const Row& row) {
    putRow(out, row);
}

void putItem(CborWriter& out, const RowChange& change) {
    out.array(2);
    put(out, change.erased ? Operation::Erase : Operation::Put);
    if (change.erased)
        putErasedRow(out, change.row);
    else
        putRow(out, change.row);
}

template <class Item> void putItems(CborWriter& out, const std::vector<Item>& items) {
    out.array(items.size());
    for (const auto& item : items)
        putItem(out, item);
}

template <class Item> void putPacked(CborWriter& out, const std::vector<Item>& items, bool compress) {
    if (!compress) {
        out.unsignedInteger(0);
        return putItems(out, items);
    }
    std::string block;
    CborWriter writer(block);
    putItems(writer, items);
    const auto packed = block.size() > worthDeflating ? deflated(block) : std::nullopt;
    out.unsignedInteger(packed ? block.size() : 0);
    if (packed)
        out.bytes(*packed);
    else
        out.raw(block);
}

void getItem(CborReader& in, std::vector<Row>& rows) {
    getRow(in, rows);
}

void getItem(CborReader& in, std::vector<RowChange>& changes) {
    Elements elements(in);
    Operation operation{};
    elements.take(operation);
    if (!in.ok())
        return;
    if (operation != Operation::Put && operation != Operation::Erase)
        return in.fail("an operation is neither put nor erase");
    if (elements.left() == 0)
        return in.fail("a change has no row");
    std::vector<Row> row;
    if (getRow(in, row) == RowRead::Taken)
        changes.push_back(RowChange{std::move(row.front()), operation == Operation::Erase});
    elements.passed();
    elements.skipRest();
}

template <class Item> void getItems(CborReader& in, std::vector<Item>& items) {
    const auto count = in.array();
    if (count > maxRowsPerFrame)
        return in.fail("it has too many rows");
    items.reserve(count);
    for (std::size_t i = 0; i < count && in.ok(); ++i)
        getItem(in, items);
}

template <class Item> void getPacked(CborReader& in, std::vector<Item>& items) {
    const auto length = in.unsignedInteger();
    if (length == 0)
        return getItems(in, items);
    if (length > maxInflatedBytes)
        return in.fail("its deflated rows are too many");
    const auto block = inflated(in.bytes(), static_cast<std::size_t>(length));
    if (!in.ok())
        return;
    if (!block)
        return in.fail("its deflated rows are damaged");
    CborReader inner(*block);
    getItems(inner, items);
    if (!inner.ok() || !inner.atEnd())
        in.fail("its deflated rows are no rows");
}

} // namespace

void putBlock(CborWriter& out, const std::vector<Row>& rows, bool compress) {
    putPacked(out, rows, compress);
}

void putBlock(CborWriter& out, const std::vector<RowChange>& changes, bool compress) {
    putPacked(out, changes, compress);
}

void getBlock(CborReader& in, std::vector<Row>& rows) {
    getPacked(in, rows);
}

void getBlock(CborReader& in, std::vector<RowChange>& changes) {
    getPacked(in, changes);
}

} // namespace visage::protocol
