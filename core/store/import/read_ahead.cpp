// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/import/read_ahead.h"

namespace visage::store {
namespace {

constexpr std::size_t itemsTogether = 200;
constexpr std::size_t mostAhead = 16; ///< times so many

} // namespace

ReadAhead::ReadAhead(RecordReader& reader, Importer& importer)
    : m_reader(reader)
    , m_importer(importer)
    , m_thread([this] { read(); }) {}

ReadAhead::~ReadAhead() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

bool ReadAhead::ready() const {
    const std::lock_guard lock(m_mutex);
    return !m_ready.empty();
}

Result<ReadAhead::Items> ReadAhead::next() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_ready.empty(); });
    Result<Items> items = std::move(m_ready.front());
    m_ready.pop_front();
    lock.unlock();
    m_changed.notify_all();
    return items;
}

bool ReadAhead::hand(Result<Items> items) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_stopping || m_ready.size() < mostAhead; });
    if (m_stopping)
        return false;
    m_ready.push_back(std::move(items));
    lock.unlock();
    m_changed.notify_all();
    return true;
}

void ReadAhead::read() {
    for (;;) {
        Items items;
        while (items.size() < itemsTogether) {
            auto item = m_reader.next();
            if (!item) {
                // What came before the fault is taken all the same.
                if (items.empty() || hand(std::move(items)))
                    hand(item.error());
                return;
            }
            if (std::holds_alternative<EndOfFile>(*item)) {
                if (items.empty() || hand(std::move(items)))
                    hand(Items{});
                return;
            }
            if (auto* rejection = std::get_if<Rejection>(&*item)) {
                Error error{ErrorCode::BadInput, std::move(rejection->sentence)};
                items.push_back({rejection->line, [error](ImportOutcome&) -> Result<void> { return error; },
                                 std::move(rejection->raw)});
            } else {
                Record& record = std::get<Record>(*item);
                auto prepared = m_importer.prepare(record);
                items.push_back({record.line, std::move(prepared.taking), std::move(record.raw),
                                 std::move(prepared.remarks)});
            }
        }
        if (!hand(std::move(items)))
            return;
    }
}

} // namespace visage::store
