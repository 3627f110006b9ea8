// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"
#include "core/store/data_folder.h"
#include "core/store/hints.h"

#include <memory>
#include <string>
#include <variant>

namespace visage::store {

/// Where a store's data are: a folder with an SQLite database in it, or a PostgreSQL database by its URL
/// (postgresql://...). The folder of a store in PostgreSQL keeps nothing of the company but the ledger of
/// erasures.
class Place {
public:
    Place(DataFolder folder)
        : m_folder(std::move(folder)) {}
    explicit Place(std::string url)
        : m_url(std::move(url)) {}

    [[nodiscard]] bool isFolder() const { return m_folder.has_value(); }
    /// Only of a place that is one.
    [[nodiscard]] const DataFolder& folder() const { return *m_folder; }
    [[nodiscard]] const std::string& url() const { return m_url; }
    /// Somebody said that a company's data in PostgreSQL may be brought to a newer schema though no fresh
    /// backup is known. (A folder's are always copied before.)
    void upgradeWithoutBackup() { m_withoutBackup = true; }
    /// For sentences: the folder, or the URL without its password.
    [[nodiscard]] std::string name() const;

    enum class Use : unsigned char {
        Usual,
        Gateway, ///< for short questions: a database that says nothing is given up soon. Its schema is up to
                 ///< date.
        Serving, ///< the same with little memory, for a program that keeps several open
        Bulk,    ///< for who writes hundreds of thousands of rows
    };
    /// The data, with their schema up to date; what is missing is made. Unavailable, Denied, BadInput, TooNew
    /// with a sentence; Unavailable too where this build does not know PostgreSQL.
    [[nodiscard]] Result<std::unique_ptr<Backend>> open(Use use = Use::Usual) const;
    /// What the other gateways do; null where there are none (a folder), and looking often costs nothing.
    [[nodiscard]] std::unique_ptr<Hints> hints(Hints::Ears ears) const;
    /// NotFound with a sentence when no store was made here yet.
    [[nodiscard]] Result<void> requireStore() const;

    /// Kept by whoever serves the store. Several may serve one in PostgreSQL.
    class Lock {
    public:
        virtual ~Lock() = default;
    };
    /// For serving. Busy with a sentence when a folder is served already, or when somebody has the data for
    /// himself.
    [[nodiscard]] Result<std::unique_ptr<Lock>> lockToServe() const;
    /// For replacing the data: nobody serves them meanwhile. Busy when somebody does.
    [[nodiscard]] Result<std::unique_ptr<Lock>> lockAlone() const;

private:
    std::optional<DataFolder> m_folder;
    std::string m_url;
    bool m_withoutBackup = false;
};

} // namespace visage::store
