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
    /// them, AccountOff for an inactive user.
    [[nodiscard]] Result<protocol::LoggedIn> logIn(const protocol::Login& login);
    /// SessionExpired for a token that is unknown or revoked. Of an inactive user: AccountOff; but where the
    /// log-in was valid until the account was switched off, the device may for 30 days still hand over what
    /// was entered before it knew (Principal::reviewOnly). That work is the company's: nobody else has it,
    /// and refusing it would throw it away. It does no harm, for the token still proves which device and
    /// whose work it is, nothing is sent to it, and nothing of it counts before a lead has read it. A log-in
    /// that was ended for another reason (logged out, a new password) hands over nothing: it may be in wrong
    /// hands.
    [[nodiscard]] Result<sync::Principal> authenticate(std::string_view token);
    /// Nothing happens when there is no such token.
    [[nodiscard]] Result<void> logOut(std::string_view token);

private:
    [[nodiscard]] Result<void> keep(const Token& token);
    [[nodiscard]] Result<User> required(std::string_view name);
    [[nodiscard]] Result<void> checkPassword(const User* user, std::string_view name,
                                             std::string_view password);
    [[nodiscard]] Result<void> recordFailure(const LoginAttempts& attempts);
    [[nodiscard]] Result<sync::Principal> forReview(const Token& token, const User& user) const;
    [[nodiscard]] Result<protocol::LoggedIn> issueToken(const User& user, const protocol::Login& login);

    Backend& m_backend;
    const Clock& m_clock;
    Random& m_random;
};

/// The form in which log-in names are kept: trimmed, lower case; empty when it cannot be a name (empty,
/// longer than 64 bytes, with control characters or blanks within).
[[nodiscard]] std::string loginName(std::string_view text);

} // namespace visage::store
