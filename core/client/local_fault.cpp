// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/local_fault.h"

namespace visage::client {

Error ofThisComputer(const Error& error) {
    if (error.code != ErrorCode::Unavailable)
        return error;
    return {ErrorCode::Unkept,
            "The files of Visage on this computer cannot be opened, so nothing was kept: copy "
            "your text, check the disk, then start Visage again. (" +
                error.sentence + ")"};
}

Error asSeenHere(const Error& said) {
    switch (said.code) {
    case ErrorCode::StorageFull:
        return {ErrorCode::StoreFull, said.sentence};
    case ErrorCode::TooNew:
        return {ErrorCode::StoreTooOld, said.sentence};
    // A desktop's own codes, which no store has to say.
    case ErrorCode::UnknownIssuer:
    case ErrorCode::OtherCertificate:
    case ErrorCode::ExpiredCertificate:
    case ErrorCode::StoreTooOld:
    case ErrorCode::UnknownKey:
    case ErrorCode::ChangedKey:
    case ErrorCode::NoOfflineLogIn:
    case ErrorCode::Unkept:
        return {ErrorCode::Internal, said.sentence};
    default:
        return said;
    }
}

} // namespace visage::client
