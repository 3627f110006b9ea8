// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/import/importer.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace visage::store {

/// Reads and prepares the rows of a file in a thread of its own, a few thousand ahead of whoever takes them,
/// so that the memory does not grow with the file.
class ReadAhead {
public:
    struct Item {
        std::int64_t line = 0;
        Importer::Taking taking; ///< BadInput for a row that cannot be taken
        std::string raw;         ///< as in Record
        std::vector<std::string> remarks{};
    };
    using Items = std::vector<Item>;

    /// Both are used until this is destroyed.
    ReadAhead(RecordReader& reader, Importer& importer);
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;
    ~ReadAhead();

    /// False: next() would have to wait for the file.
    [[nodiscard]] bool ready() const;
    /// The rows that come next; none at the end of the file. An error ends the reading.
    [[nodiscard]] Result<Items> next();

private:
    void read();
    /// False: nobody wants it any more.
    bool hand(Result<Items> items);

    RecordReader& m_reader;
    Importer& m_importer;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Result<Items>> m_ready;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace visage::store
