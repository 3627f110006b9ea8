// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

#include <string>
#include <vector>

namespace visage::store {

/// Customers whom a team wants at hand, in lists that an administrator keeps. Every change is one transaction
/// with its lines in the log, so desktops that are connected have it at once. One thread.
class CustomerLists {
public:
    CustomerLists(Backend& backend, const Clock& clock)
        : m_backend(backend)
        , m_clock(clock) {}

    /// BadInput: a code that cannot be one; Conflict: it is taken; NotFound: there is no such queue. An empty
    /// queue: everybody's.
    [[nodiscard]] Result<CustomerList> create(const std::string& code, const std::string& label,
                                              const std::string& queueCode);
    /// By code.
    [[nodiscard]] Result<std::vector<CustomerList>> lists();
    [[nodiscard]] Result<CustomerList> listWith(const std::string& code);
    /// Who is on it; of a customer of several records, all.
    [[nodiscard]] Result<std::vector<CustomerId>> customers(const std::string& code);

    struct Outcome {
        std::int64_t customers = 0;        ///< put on the list, or taken off it
        std::vector<std::string> nobody{}; ///< lines that name none, or several
    };
    /// Each line names a customer: by id, phone number, mail address or customer number.
    [[nodiscard]] Result<Outcome> add(const std::string& code, const std::vector<std::string>& lines);
    [[nodiscard]] Result<Outcome> remove(const std::string& code, const std::vector<std::string>& lines);

private:
    [[nodiscard]] Result<Outcome> change(const std::string& code, const std::vector<std::string>& lines,
                                         bool listed);
    [[nodiscard]] Result<CustomerId> named(const std::string& line);

    Backend& m_backend;
    const Clock& m_clock;
};

} // namespace visage::store
