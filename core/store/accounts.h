// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/store/backend.h"

#include <string>
#include <string_view>
#include <vector>

namespace visage::store {

/// Users, their passwords and their log-ins. One thread at a time; passwords make its methods slow, so that
/// the gateway keeps it in a thread of its own. Log-in names are compared in lower case.
class Accounts {
public:
    /// `random` must be fit for secrets.
    Accounts(Backend& backend, const Clock& clock, Random& random)
        : m_backend(backend)
        , m_clock(clock)
        , m_random(random) {}

    /// Conflict when the name is taken.
    [[nodiscard]] Result<User> add(std::string_view name, std::string_view displayName, Role role,
                                   std::string_view password);
    /// The user must log in again everywhere.
    [[nodiscard]] Result<void> setPassword(std::string_view name, std::string_view password);
    /// An inactive user can do nothing; what it wrote stays. Its log-ins are revoked.
    [[nodiscard]] Result<void> setActive(std::string_view name, bool active);
    /// Revokes every log-in of a user. Returns how many there were.
    [[nodiscard]] Result<std::int64_t> logOutEverywhere(std::string_view name);

    /// WrongCredentials (whether the name or the password is wrong is not said), Locked after too many of
    /// them, Denied for an inactive user.
    [[nodiscard]] Result<protocol::LoggedIn> logIn(const protocol::Login& login);
    /// SessionExpired for a token that is unknown or revoked, or whose user is inactive.
    [[nodiscard]] Result<sync::Principal> authenticate(std::string_view token);
    /// Nothing happens when there is no such token.
    [[nodiscard]] Result<void> logOut(std::string_view token);

private:
    [[nodiscard]] Result<void> keep(const Token& token);
    [[nodiscard]] Result<User> required(std::string_view name);
    [[nodiscard]] Result<void> checkPassword(const User* user, std::string_view name,
                                             std::string_view password);
    [[nodiscard]] Result<void> recordFailure(LoginAttempts attempts);
    [[nodiscard]] Result<protocol::LoggedIn> issueToken(const User& user, const protocol::Login& login);

    Backend& m_backend;
    const Clock& m_clock;
    Random& m_random;
};

/// The form in which log-in names are kept: trimmed, lower case; empty when it cannot be a name (empty,
/// longer than 64 bytes, with control characters or blanks within).
[[nodiscard]] std::string loginName(std::string_view text);

} // namespace visage::store
