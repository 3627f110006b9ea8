// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/postgres/session.h"

namespace visage::storage::pg {
namespace {

std::string_view adviceFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::Unavailable:
        return "The database cannot be used at this moment: the work goes on by itself when it can.";
    case ErrorCode::StorageFull:
        return "The database's disk is full: free some space, then the work goes on by itself.";
    case ErrorCode::Busy:
        return "The database is in use by another program: try again in a moment.";
    case ErrorCode::Conflict:
        return "The database refused a row that contradicts another one.";
    case ErrorCode::BadInput:
        return "The database cannot keep this value.";
    case ErrorCode::Denied:
        return "The database refuses this user: give it the right to read and write there.";
    case ErrorCode::Corrupt:
        return "The database is damaged: restore it from a backup.";
    default:
        return "The database reported a fault.";
    }
}

} // namespace

ErrorCode errorCodeOf(std::string_view state) {
    const std::string_view family = state.substr(0, 2);
    if (family == "08" || state.starts_with("57P") || state == "25006" || state == "25P03" || state.empty())
        return ErrorCode::Unavailable;
    if (state == "53100")
        return ErrorCode::StorageFull;
    if (family == "40" || family == "53" || state == "55P03" || state == "57014")
        return ErrorCode::Busy;
    if (family == "23")
        return ErrorCode::Conflict;
    if (family == "22" || family == "54")
        return ErrorCode::BadInput;
    if (family == "28" || state == "42501")
        return ErrorCode::Denied;
    return state == "XX001" || state == "XX002" ? ErrorCode::Corrupt : ErrorCode::Internal;
}

Error errorOf(const PGresult* result, std::string_view doing) {
    if (PQresultStatus(result) == PGRES_PIPELINE_ABORTED)
        return {ErrorCode::Internal, "A statement before this one failed."};
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const ErrorCode code = errorCodeOf(state ? state : "");
    std::string sentence(adviceFor(code));
    sentence.append(" (")
        .append(doing)
        .append(": ")
        .append(message ? message : "no reason given")
        .append(")");
    return {code, std::move(sentence)};
}

} // namespace visage::storage::pg
