// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

namespace visage {

std::string_view errorName(ErrorCode code) {
    switch (code) {
    case ErrorCode::None:
        return "none";
    case ErrorCode::Unavailable:
        return "unavailable";
    case ErrorCode::Busy:
        return "busy";
    case ErrorCode::StorageFull:
        return "storage_full";
    case ErrorCode::RateLimited:
        return "rate_limited";
    case ErrorCode::StoreFull:
        return "store_full";
    case ErrorCode::BadInput:
        return "bad_input";
    case ErrorCode::NotFound:
        return "not_found";
    case ErrorCode::Denied:
        return "denied";
    case ErrorCode::Conflict:
        return "conflict";
    case ErrorCode::WrongCredentials:
        return "wrong_credentials";
    case ErrorCode::Locked:
        return "locked";
    case ErrorCode::SessionExpired:
        return "session_expired";
    case ErrorCode::TooOld:
        return "too_old";
    case ErrorCode::TooNew:
        return "too_new";
    case ErrorCode::Corrupt:
        return "corrupt";
    case ErrorCode::Superseded:
        return "superseded";
    case ErrorCode::ClonedDevice:
        return "cloned_device";
    case ErrorCode::Internal:
        return "internal";
    case ErrorCode::UnknownIssuer:
        return "unknown_issuer";
    case ErrorCode::OtherCertificate:
        return "other_certificate";
    case ErrorCode::ExpiredCertificate:
        return "expired_certificate";
    case ErrorCode::StoreTooOld:
        return "store_too_old";
    case ErrorCode::UnknownKey:
        return "unknown_key";
    case ErrorCode::ChangedKey:
        return "changed_key";
    case ErrorCode::AccountOff:
        return "account_off";
    case ErrorCode::NoOfflineLogIn:
        return "no_offline_log_in";
    case ErrorCode::Unkept:
        return "unkept";
    }
    return "unknown";
}

} // namespace visage
