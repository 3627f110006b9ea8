// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entities.h"
#include "core/storage/connection.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace visage::store {

/// What was erased, in a file apart from the data and their backups, so that a backup from before does not
/// bring it back. A line says when, why and an erasureId(); nothing of whom.
///
/// The file is only ever appended to, in lines of one length, so that any copy of it, taken at any moment, is
/// a ledger too. A last line that a killed process left unfinished does not count. For reading, any number of
/// processes; for writing one.
class ErasureLedger {
public:
    static constexpr std::string_view fileName = "erasures.ledger";

    struct Line {
        Timestamp at;
        ErasureReason reason = ErasureReason::Requested;
        /// The line of the store's log that said it, and in which of the store's incarnations: up to there
        /// the ledger has everything.
        std::int64_t incarnation = 0;
        Seq seq = 0;
        /// None: nothing was erased, store and ledger were found to agree.
        ErasureId erasure;
        friend bool operator==(const Line&, const Line&) = default;
    };

    /// For writing; made where it is missing, for nobody else to read. `beforeWrite` is called before each
    /// writing and ends it with its error. Conflict with a sentence for the ledger of another store, TooNew
    /// for one of a newer version, Corrupt for another file.
    [[nodiscard]] static Result<ErasureLedger> open(const std::string& path, StoreId store,
                                                    storage::AccessHook beforeWrite = {});
    /// For reading; NotFound too.
    [[nodiscard]] static Result<ErasureLedger> openToRead(const std::string& path, StoreId store);

    /// All of them, a second time where a row was erased again. What is damaged is passed over.
    [[nodiscard]] Result<std::vector<Line>> read() const;
    /// Durable when it returns without an error; otherwise none of them is there.
    [[nodiscard]] Result<void> append(std::span<const Line> lines);

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] const std::optional<Line>& last() const { return m_last; }
    /// The last one that names an erasure.
    [[nodiscard]] const std::optional<Line>& lastErasure() const { return m_lastErasure; }

private:
    [[nodiscard]] Result<void> readHead(StoreId store);
    [[nodiscard]] Result<void> writeHead(StoreId store);
    void note(const Line& line);
    [[nodiscard]] Result<void> findLast();

    std::string m_path;
    storage::AccessHook m_beforeWrite;
    std::int64_t m_lines = 0;
    bool m_torn = false; ///< something unfinished may lie behind them
    std::optional<Line> m_last;
    std::optional<Line> m_lastErasure;
};

} // namespace visage::store
