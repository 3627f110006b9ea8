// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/accounts.h"

#include "core/base/text.h"
#include "core/passwords/passwords.h"
#include "core/store/change_writer.h"
#include "core/store/tokens.h"

#include <algorithm>

namespace visage::store {
namespace {

using namespace std::chrono_literals;

/// Writing the moment of use with every connection would cost a commit each.
constexpr Milliseconds lastUsedPrecision = 1h;
constexpr std::size_t maxNameBytes = 64;
/// As long as a desktop may be away and keep its copy.
constexpr Milliseconds handedOverWithin = 24h * 30;

Error wrongCredentials() {
    return {ErrorCode::WrongCredentials, "The name or the password is wrong."};
}

Error switchedOff() {
    return {ErrorCode::AccountOff, "This account is switched off: ask your administrator."};
}

} // namespace

std::string loginName(std::string_view text) {
    const std::string_view name = text::trimmed(text);
    const bool usable =
        !name.empty() && name.size() <= maxNameBytes && text::isValidUtf8(name) &&
        std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7f; });
    if (!usable)
        return {};
    std::string lower(name);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

Result<User> Accounts::required(std::string_view name) {
    auto user = m_backend.userNamed(loginName(name));
    if (!user)
        return user.error();
    if (!user->has_value())
        return Error{ErrorCode::NotFound, "There is no user " + std::string(name) + "."};
    return **user;
}

Result<User> Accounts::add(std::string_view name, std::string_view displayName, Role role,
                           std::string_view password) {
    User user;
    user.name = loginName(name);
    if (user.name.empty())
        return Error{ErrorCode::BadInput, "A user's name has between 1 and 64 bytes and no blanks."};
    user.id = UserId(makeUuidV7(m_clock.now(), m_random));
    user.displayName = text::oneLine(displayName.empty() ? name : displayName, 200);
    user.role = role;
    auto encoded = hashPassword(password, m_random);
    if (!encoded)
        return encoded.error();
    auto batch = m_backend.begin();
    if (!batch)
        return batch.error();
    // Asked inside the batch: somebody else may add the same name at this moment.
    const auto taken = m_backend.userNamed(user.name);
    if (!taken)
        return taken.error();
    if (taken->has_value())
        return Error{ErrorCode::Conflict, "There is a user " + user.name + " already."};
    ChangeWriter writer(m_backend, **batch, m_clock.now());
    Row row = user;
    if (auto written = writer.write(row); !written)
        return written.error();
    if (auto put = (*batch)->putCredential({user.id, *encoded, m_clock.now()}); !put)
        return put.error();
    if (auto committed = (*batch)->commit(); !committed)
        return committed.error();
    return std::get<User>(row);
}

Result<void> Accounts::setPassword(std::string_view name, std::string_view password) {
    const auto user = required(name);
    if (!user)
        return user.error();
    auto encoded = hashPassword(password, m_random);
    if (!encoded)
        return encoded.error();
    auto batch = m_backend.begin();
    if (!batch)
        return batch.error();
    if (auto put = (*batch)->putCredential({user->id, *encoded, m_clock.now()}); !put)
        return put;
    if (auto forgotten = (*batch)->putLoginAttempts({user->name, 0, {}, {}}); !forgotten)
        return forgotten;
    if (auto revoked = (*batch)->revokeTokens(user->id, Revoked::LoggedOut, m_clock.now()); !revoked)
        return revoked.error();
    return (*batch)->commit();
}

Result<void> Accounts::setActive(std::string_view name, bool active) {
    auto batch = m_backend.begin();
    if (!batch)
        return batch.error();
    auto user = required(name);
    if (!user)
        return user.error();
    user->active = active;
    Row row = *user;
    if (auto written = ChangeWriter(m_backend, **batch, m_clock.now()).write(row); !written)
        return written;
    if (!active)
        if (auto revoked = (*batch)->revokeTokens(user->id, Revoked::AccountOff, m_clock.now()); !revoked)
            return revoked.error();
    return (*batch)->commit();
}

Result<std::int64_t> Accounts::logOutEverywhere(std::string_view name) {
    const auto user = required(name);
    if (!user)
        return user.error();
    auto batch = m_backend.begin();
    if (!batch)
        return batch.error();
    const auto revoked = (*batch)->revokeTokens(user->id, Revoked::LoggedOut, m_clock.now());
    if (!revoked)
        return revoked;
    if (auto committed = (*batch)->commit(); !committed)
        return committed.error();
    return revoked;
}

Result<void> Accounts::recordFailure(const LoginAttempts& attempts) {
    auto batch = m_backend.begin();
    if (!batch)
        return batch.error();
    if (auto put = (*batch)->putLoginAttempts(attempts); !put)
        return put;
    return (*batch)->commit();
}

Result<void> Accounts::checkPassword(const User* user, std::string_view name, std::string_view password) {
    const auto attempts = m_backend.loginAttempts(name);
    if (!attempts)
        return attempts.error();
    if (auto locked = lockedAt(*attempts, m_clock.now()))
        return std::move(*locked);
    const auto credential = m_backend.credential(user ? user->id : UserId());
    if (!credential)
        return credential.error();
    bool right = false;
    if (credential->has_value())
        right = passwordMatches((*credential)->encoded, password);
    else if (auto wasted = hashPassword("nobody", m_random); !wasted) // as slow as if there were somebody
        return wasted.error();
    if (right)
        return {};
    if (auto recorded = recordFailure(afterFailure(*attempts, m_clock.now())); !recorded)
        return recorded;
    return wrongCredentials();
}

Result<protocol::LoggedIn> Accounts::logIn(const protocol::Login& login) {
    const std::string name = loginName(login.user);
    if (name.empty() || login.password.empty() || login.password.size() > maxPasswordBytes)
        return wrongCredentials();
    const auto user = m_backend.userNamed(name);
    if (!user)
        return user.error();
    const User* known = user->has_value() ? &**user : nullptr;
    if (auto checked = checkPassword(known, name, login.password); !checked)
        return checked.error();
    if (!known->active)
        return switchedOff();
    return issueToken(*known, login);
}

Result<protocol::LoggedIn> Accounts::issueToken(const User& user, const protocol::Login& login) {
    protocol::LoggedIn answer{makeToken(m_random), user.id, user.role, user.displayName};
    const Timestamp now = m_clock.now();
    const auto credential = m_backend.credential(user.id);
    if (!credential)
        return credential.error();
    auto batch = m_backend.begin();
    if (!batch)
        return batch.error();
    if (credential->has_value() && wantsRenewal((*credential)->encoded)) {
        auto encoded = hashPassword(login.password, m_random);
        if (!encoded)
            return encoded.error();
        if (auto put = (*batch)->putCredential({user.id, *encoded, (*credential)->changedAt}); !put)
            return put.error();
    }
    const Token token{
        tokenHash(answer.token), user.id, login.device, text::oneLine(login.deviceName, 200), now, now, {}};
    if (auto put = (*batch)->putToken(token); !put)
        return put.error();
    if (auto forgotten = (*batch)->putLoginAttempts({user.name, 0, {}, {}}); !forgotten)
        return forgotten.error();
    if (auto committed = (*batch)->commit(); !committed)
        return committed.error();
    return answer;
}

Result<sync::Principal> Accounts::authenticate(std::string_view text) {
    const Error expired{ErrorCode::SessionExpired, "This log-in is no longer valid: log in again."};
    auto token = m_backend.token(tokenHash(text));
    if (!token)
        return token.error();
    if (!token->has_value())
        return expired;
    const auto row = m_backend.load({EntityKind::User, (*token)->user.uuid});
    if (!row)
        return row.error();
    const Timestamp now = m_clock.now();
    if (row->has_value() && !std::get<User>(**row).active)
        return forReview(**token, std::get<User>(**row));
    if (!row->has_value() || (*token)->revokedAt)
        return expired;
    if (now - (*token)->lastUsed > lastUsedPrecision) {
        (*token)->lastUsed = now;
        // Only for the list of log-ins: a store that cannot write at the moment does not turn people away for
        // it.
        (void)keep(**token).ok();
    }
    const User& user = std::get<User>(**row);
    return sync::Principal{user.id, user.role, user.displayName, user.rev};
}

Result<sync::Principal> Accounts::forReview(const Token& token, const User& user) const {
    const bool ended = token.revokedAt && token.revoked == Revoked::AccountOff;
    if (!ended || m_clock.now() - token.revokedAt > handedOverWithin)
        return switchedOff();
    return sync::Principal{user.id, user.role, user.displayName, user.rev, true};
}

Result<void> Accounts::logOut(std::string_view text) {
    auto token = m_backend.token(tokenHash(text));
    if (!token)
        return token.error();
    if (!token->has_value() || (*token)->revokedAt)
        return {};
    (*token)->revokedAt = m_clock.now();
    return keep(**token);
}

Result<void> Accounts::keep(const Token& token) {
    auto batch = m_backend.begin();
    if (!batch)
        return batch.error();
    if (auto put = (*batch)->putToken(token); !put)
        return put;
    return (*batch)->commit();
}

} // namespace visage::store
