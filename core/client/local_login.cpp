// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/local_data.h"
#include "core/passwords/passwords.h"

#include <filesystem>
#include <vector>

// Who may work here while the store is away, and for how long.

namespace visage::client {
namespace {

/// Writing each moment of contact would cost a commit each.
constexpr Milliseconds contactPrecision = std::chrono::hours(1);

} // namespace

/// Before anything is opened: what must not be shown any more is not there then.
StoreStatus::Removed LocalData::endLease(const std::string& folder, Outbox& outbox, Timestamp now) {
    LocalLogin login = outbox.login();
    std::error_code error;
    // From before this was noted, or the note was lost with a damaged file: it begins today.
    if (!login.contact && std::filesystem::exists(std::filesystem::u8path(folder + "/cache.db"), error))
        login.contact = now;
    login.seen = login.at(now);
    // Failing costs nothing but the note: the next start comes to the same end.
    (void)outbox.saveLogin(login);
    if (!login.contact || login.holds(now))
        return StoreStatus::Removed::No;
    (void)wipeCache(folder);
    return StoreStatus::Removed::LeaseOver;
}

void LocalData::endLeases(const std::string& profile, const std::string& except, const Clock& clock,
                          Random& random) {
    namespace fs = std::filesystem;
    std::error_code error;
    std::vector<std::string> folders;
    for (const auto& store : fs::directory_iterator(fs::u8path(profile), error))
        for (const auto& user : fs::directory_iterator(store.path(), error))
            if (fs::exists(user.path() / "cache.db", error)) {
                const auto path = user.path().u8string();
                folders.emplace_back(path.begin(), path.end());
            }
    for (const std::string& folder : folders) {
        if (fs::equivalent(fs::u8path(folder), fs::u8path(except), error))
            continue;
        const Timestamp now = clock.now();
        if (auto outbox = openOutbox(folder + "/outbox.db", {DeviceId(makeUuidV7(now, random)), {}}, now))
            (void)endLease(folder, outbox->outbox, now);
    }
}

Timestamp LocalData::keptUntil() const {
    const LocalLogin& login = m_outbox.login();
    return m_origin.complete && login.contact ? login.contact + leaseTime : Timestamp();
}

Result<void> LocalData::noteContact(Timestamp storeNow) {
    if (m_setup.copy != Copy::Synchronised)
        return {}; // work that others hand over keeps nobody's customers here any longer
    m_removed = StoreStatus::Removed::No;
    m_inTouch = true;
    LocalLogin login = m_outbox.login();
    const Timestamp now = std::min(storeNow, m_clock.now());
    if (login.contact && std::chrono::abs(now - login.contact) < contactPrecision)
        return {};
    login.contact = now;
    login.seen = now;
    return m_outbox.saveLogin(login);
}

Result<void> LocalData::keepVerifier(std::string_view password) {
    auto encoded = hashPassword(password, m_random);
    if (!encoded)
        return encoded.error();
    LocalLogin login = m_outbox.login();
    login.verifier = std::move(*encoded);
    login.attempts = {};
    return m_outbox.saveLogin(login);
}

bool LocalData::knowsPassword() const {
    const LocalLogin& login = m_outbox.login();
    const Timestamp now = login.at(m_clock.now());
    return !login.verifier.empty() && desk().user && login.holds(now) && !lockedAt(login.attempts, now);
}

Result<void> LocalData::logInHere(std::string_view password) {
    LocalLogin login = m_outbox.login();
    const Timestamp now = login.at(m_clock.now());
    if (login.verifier.empty() || !desk().user || !login.holds(now))
        return Error{ErrorCode::NoOfflineLogIn,
                     "The server cannot be reached, and without it only those can log in who have done so on "
                     "this computer in the last 30 days."};
    if (auto locked = lockedAt(login.attempts, now))
        return std::move(*locked);
    login.attempts = afterFailure(login.attempts, now);
    login.seen = now;
    if (auto counted = m_outbox.saveLogin(login); !counted)
        return counted;
    if (!passwordMatches(login.verifier, password))
        return Error{ErrorCode::WrongCredentials, "The name or the password is wrong."};
    login.attempts = {};
    return m_outbox.saveLogin(login);
}

} // namespace visage::client
