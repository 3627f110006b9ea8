// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/bulk_writer.h"
#include "core/store/data_folder.h"
#include "core/store/import/import.h"

#include <QFile>
#include <QTemporaryDir>

#include <memory>
#include <string>
#include <vector>

namespace visage::testing {

inline constexpr Timestamp importDay{1'774'612'800'000}; // 27 March 2026

class StandingClock final : public Clock {
public:
    [[nodiscard]] Timestamp now() const override { return m_now; }
    void advance() { m_now = m_now + Milliseconds(60'000); }

private:
    Timestamp m_now = importDay;
};

/// A store on disk and files to import into it.
class Folder {
public:
    Folder() {
        const store::DataFolder data(m_dir.path().toStdString() + "/data");
        if (data.create())
            if (auto opened = data.open())
                m_backend = std::move(*opened);
    }

    [[nodiscard]] store::Backend& backend() { return *m_backend; }

    std::string file(const char* name, const std::string& bytes) {
        QFile out(m_dir.filePath(QString::fromUtf8(name)));
        if (out.open(QIODevice::WriteOnly))
            out.write(bytes.data(), static_cast<qint64>(bytes.size()));
        return out.fileName().toStdString();
    }

    /// Every import happens a minute after the one before.
    Result<store::ImportOutcome> import(const std::string& path,
                                        store::FileFormat format = store::FileFormat::Csv,
                                        store::ImportKind kind = store::ImportKind::Customers,
                                        const std::string& mapping = {}, bool dryRun = false) {
        rejected.clear();
        remarks.clear();
        m_clock.advance();
        store::ImportRequest request;
        request.path = path;
        request.format = format;
        request.kind = kind;
        request.mapping = mapping;
        request.dryRun = dryRun;
        request.rejected = [this](const store::Rejection& rejection) { rejected.push_back(rejection); };
        request.remarked = [this](const store::Remark& remark) { remarks.push_back(remark); };
        return store::importFile(*m_backend, request, m_clock, m_random);
    }

    /// As a person's work changes it.
    void write(Row row) {
        store::BulkWriter writer(*m_backend, m_clock, {});
        if (writer.add(std::move(row)))
            (void)writer.flush();
    }

    [[nodiscard]] std::int64_t count(std::string_view table) {
        if (const auto counts = m_backend->counts())
            for (const auto& entry : *counts)
                if (entry.table == table)
                    return entry.rows;
        return -1;
    }

    /// Those found by a phone number or mail address in its normalised form.
    [[nodiscard]] std::vector<Customer> withIdentity(IdentityType type, std::string_view value) {
        std::vector<Customer> customers;
        if (const auto ids = m_backend->customersWith(type, value))
            for (const CustomerId id : *ids)
                if (const auto row = m_backend->load({EntityKind::Customer, id.uuid}); row && *row)
                    customers.push_back(std::get<Customer>(**row));
        return customers;
    }

    std::vector<store::Rejection> rejected; ///< of the last import
    std::vector<store::Remark> remarks;     ///< the same

private:
    QTemporaryDir m_dir;
    StandingClock m_clock;
    SeededRandom m_random{7};
    std::unique_ptr<store::SqliteBackend> m_backend;
};

} // namespace visage::testing
