// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace visage {

/// Why something did not work, as a value. Codes are stable and travel on the wire; new ones are appended.
enum class ErrorCode : unsigned char {
    None = 0,
    // Try again: the same request may work later.
    Unavailable = 1, ///< not reachable, being restarted
    Busy = 2,        ///< taken by somebody else at this moment
    StorageFull = 3, ///< no space left where the data lies
    RateLimited = 4, ///< too many requests
    StoreFull = 5,   ///< on a desktop: no space left at the store
    // Final: the same request will never work.
    BadInput = 20, ///< the data are malformed; the sentence says what to do
    NotFound = 21,
    Denied = 22,   ///< the role does not allow it
    Conflict = 23, ///< somebody changed it before
    WrongCredentials = 24,
    Locked = 25,         ///< too many wrong passwords
    SessionExpired = 26, ///< the token is unknown or revoked: log in again
    TooOld = 27,         ///< the other side speaks only newer protocols or formats
    TooNew = 28,         ///< data or a peer of a newer version than this program
    Corrupt = 29,        ///< the bytes on disk are damaged
    Superseded = 30,     ///< a newer connection of the same device took over
    ClonedDevice = 31,   ///< two installations use one device id
    Internal = 32,       ///< a fault of ours
    // On a desktop, of the store it speaks to.
    UnknownIssuer = 33,      ///< its certificate was issued by nobody whom this computer trusts
    OtherCertificate = 34,   ///< its certificate is for another name
    ExpiredCertificate = 35, ///< its certificate is not valid at this time
    StoreTooOld = 36,        ///< it is older than this desktop and must be updated first
    UnknownKey = 37,         ///< its certificate is of its own making, and nobody has accepted it yet
    ChangedKey = 38,         ///< it shows another key than the one that was accepted
    AccountOff = 39,         ///< the account was switched off: the desktop removes what it has of the company
    NoOfflineLogIn = 40,     ///< it is away, and this person cannot be checked on this computer
    // On a desktop, of itself.
    Unkept = 41, ///< its own files fail, or nobody is logged in: what was entered is kept nowhere
};

/// True when the same request may work later without anybody changing anything.
[[nodiscard]] constexpr bool isTransient(ErrorCode code) {
    return static_cast<unsigned char>(code) > 0 && static_cast<unsigned char>(code) < 20;
}

/// The stable name of a code, as written to logs and JSON. Never empty.
[[nodiscard]] std::string_view errorName(ErrorCode code);

/// A code for programs and one English sentence for people: what happened and what to do.
/// The desktop shows its own translated sentence for a code where it has one.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string sentence;

    [[nodiscard]] bool transient() const { return isTransient(code); }
    friend bool operator==(const Error&, const Error&) = default;
};

/// A value or an Error. Small stand-in for std::expected, which the linters of GCC 12's age do not know.
template <class T> class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T& value() & {
        assert(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] const T& value() const& {
        assert(ok());
        return std::get<0>(m_state);
    }
    [[nodiscard]] T&& value() && {
        assert(ok());
        return std::get<0>(std::move(m_state));
    }
    [[nodiscard]] T& operator*() & { return value(); }
    [[nodiscard]] const T& operator*() const& { return value(); }
    [[nodiscard]] T* operator->() { return &value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }
    [[nodiscard]] T valueOr(T fallback) const { return ok() ? std::get<0>(m_state) : std::move(fallback); }

    [[nodiscard]] const Error& error() const {
        assert(!ok());
        return std::get<1>(m_state);
    }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value, or an Error.
template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const {
        assert(!ok());
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

} // namespace visage
