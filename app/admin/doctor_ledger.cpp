// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/doctor_parts.h"
#include "core/store/erasing_again.h"

namespace visage::admin {
namespace {

Result<void> checkLedger(store::Backend& backend, const std::string& path) {
    const auto facts = backend.facts();
    if (!facts)
        return facts.error();
    const auto ledger = store::ErasureLedger::openToRead(path, facts->store);
    if (!ledger && ledger.error().code == ErrorCode::NotFound) {
        const auto any = backend.erasuresBehind(0, 1);
        if (!any)
            return any.error();
        if (any->empty())
            return {};
        return Error{ErrorCode::NotFound,
                     "People were erased and there is no ledger of erasures " + path +
                         ": put a copy of it there, or else start visage-store, which makes one of what "
                         "the store knows; and keep a copy on another machine."};
    }
    if (!ledger)
        return ledger.error();
    const auto difference = store::compare(*ledger, backend);
    if (!difference)
        return difference.error();
    if (!difference->missing.empty())
        return Error{ErrorCode::Conflict,
                     "The store does not know " + std::to_string(difference->missing.size()) +
                         " erasings of the ledger " + path +
                         ": it was put back to an earlier state, and who was erased since may be back. Start "
                         "visage-store anew, which erases them again before it serves."};
    if (!difference->unknown.empty())
        return Error{ErrorCode::Conflict,
                     "The ledger of erasures " + path + " does not know " +
                         std::to_string(difference->unknown.size()) +
                         " erasings of the store: look into the log of visage-store (ledger-not-written), "
                         "or start it where it does not run."};
    return {};
}

} // namespace

void checkLedgers(store::Backend& backend, const std::vector<std::string>& paths, Findings& findings) {
    bool agree = true;
    for (const std::string& path : paths)
        if (const auto checked = checkLedger(backend, path); !checked) {
            findings.bad(checked.error().sentence);
            agree = false;
        }
    if (agree)
        findings.fine("The ledger of erasures and the store agree: copy " + paths.back() +
                      " to another machine too.");
}

} // namespace visage::admin
