// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/company.h"
#include "app/bench/subject.h"
#include "core/client/local_data.h"
#include "core/client/profile.h"

namespace visage::bench {

/// The profile of a desktop that has the whole company, made once and kept for later runs. Held while open.
class FilledDesk {
public:
    [[nodiscard]] static Result<std::unique_ptr<FilledDesk>> open(const Options& options);

    /// Whose work lies in it. Nobody answers there.
    [[nodiscard]] static QUrl server();
    [[nodiscard]] static QString user();
    [[nodiscard]] const QString& profileFolder() const { return m_folder; }

    [[nodiscard]] const Company& company() const { return m_company; }
    [[nodiscard]] const std::string& dataName() const { return m_dataName; }
    [[nodiscard]] client::Published published() const { return m_publisher.take(); }

private:
    FilledDesk(const Company& company, std::string dataName, QString folder)
        : m_company(company)
        , m_dataName(std::move(dataName))
        , m_folder(std::move(folder)) {}
    [[nodiscard]] Result<void> fill();
    template <class RowAt> [[nodiscard]] Result<void> send(EntityKind kind, std::int64_t count, RowAt rowAt);

    Company m_company;
    std::string m_dataName;
    QString m_folder;
    std::unique_ptr<client::Profile> m_profile;
    SystemClock m_clock;
    SystemRandom m_random;
    client::Publisher m_publisher;
    std::unique_ptr<client::LocalData> m_data;
    std::uint32_t m_part = 0;
    std::int64_t m_rows = 0;
};

[[nodiscard]] std::string dataNameOf(const Company& company);
/// The data set L unless the options say otherwise.
[[nodiscard]] Company companyOf(const Options& options, std::int64_t customers, std::int64_t interactions);

} // namespace visage::bench
