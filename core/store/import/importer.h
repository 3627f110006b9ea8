// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/bulk_writer.h"
#include "core/store/import/import.h"
#include "core/store/import/source_rows.h"

namespace visage::store {

/// One kind of import: what a record becomes. Made for one run.
class Importer {
public:
    struct Setting {
        Backend& backend;
        BulkWriter& writer;
        SourceRows& sources;
        ColumnNames& columns;
        Random& random;
        std::string file; ///< its name without the path
        Timestamp now;
        bool dryRun = false;
    };

    explicit Importer(Setting setting)
        : m_setting(std::move(setting)) {}
    virtual ~Importer() = default;

    /// BadInput: the row is rejected, with the sentence. Any other error ends the import.
    [[nodiscard]] virtual Result<void> take(const Record& record, ImportOutcome& outcome) = 0;
    /// What was handed to the writer is in the backend now.
    virtual void written() { m_setting.sources.written(); }

protected:
    /// Hands rows over that belong together; in a dry run they are dropped.
    [[nodiscard]] Result<void> write(std::vector<Row> together) {
        return m_setting.dryRun ? Result<void>{} : m_setting.writer.add(std::move(together));
    }

    Setting m_setting;
};

[[nodiscard]] std::unique_ptr<Importer> makeCustomerImporter(Importer::Setting setting);
[[nodiscard]] std::unique_ptr<Importer> makeInteractionImporter(Importer::Setting setting);
[[nodiscard]] std::unique_ptr<Importer> makeOrderImporter(Importer::Setting setting);

} // namespace visage::store
