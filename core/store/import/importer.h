// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/bulk_writer.h"
#include "core/store/import/import.h"
#include "core/store/import/source_rows.h"

#include <functional>
#include <memory>

namespace visage::store {

/// One kind of import: what a record becomes. Made for one run, in which two threads use it: one reads the
/// file and prepares, one writes.
class Importer {
public:
    struct Setting {
        Backend& backend; ///< of the writing thread, as are `writer` and `sources`
        BulkWriter& writer;
        SourceRows& sources;
        ColumnNames& columns; ///< of the reading thread, as is `random`
        Random& random;
        std::string file; ///< its name without the path
        Timestamp now;
        bool dryRun = false;
    };

    explicit Importer(Setting setting)
        : m_setting(std::move(setting)) {}
    virtual ~Importer() = default;

    /// What is left to do with a row: all that needs the store. BadInput: the row is rejected, with the
    /// sentence. Any other error ends the import.
    using Taking = std::function<Result<void>(ImportOutcome&)>;
    struct Prepared {
        Taking taking;
        std::vector<std::string> remarks; ///< sentences about what is left out, if the row is taken
    };
    /// Does what the row alone suffices for. The reading thread calls it, row after row; the writing one
    /// calls what comes of it in the same order.
    [[nodiscard]] virtual Prepared prepare(const Record& record) = 0;

protected:
    /// A row that cannot be taken.
    [[nodiscard]] static Prepared refuse(Error error) {
        return {[error = std::move(error)](ImportOutcome&) -> Result<void> { return error; }, {}};
    }
    /// Rows that cannot be there yet; `terms` as BulkWriter has it.
    [[nodiscard]] Result<void> writeNew(std::vector<Row> together, const rules::SearchTerms& terms) {
        return m_setting.dryRun ? Result<void>{} : m_setting.writer.addNew(std::move(together), &terms);
    }
    /// Hands rows over that belong together; in a dry run they are dropped.
    [[nodiscard]] Result<void> write(std::vector<Row> together) {
        return m_setting.dryRun ? Result<void>{} : m_setting.writer.add(std::move(together));
    }
    /// In a dry run a row counts for those behind it without being written.
    void remember(const SourceRecord& source) {
        if (m_setting.dryRun)
            m_setting.sources.remember(source);
    }

    Setting m_setting;
};

[[nodiscard]] std::unique_ptr<Importer> makeCustomerImporter(Importer::Setting setting);
[[nodiscard]] std::unique_ptr<Importer> makeInteractionImporter(Importer::Setting setting);
[[nodiscard]] std::unique_ptr<Importer> makeOrderImporter(Importer::Setting setting);

} // namespace visage::store
