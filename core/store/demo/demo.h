// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

#include <cstdint>
#include <functional>

namespace visage::store {

// A believable French company with ten years behind it: shops, a site, repairs; customers, what they bought,
// and six contacts each over every channel. The same seed gives the same company; its dates count back from
// the clock.
//
// Nobody real can be reached by anything in it. Mailboxes are at example.org (RFC 2606). Phone numbers come
// from the ranges that Arcep keeps for fiction: 06 39 98 xx xx for mobiles, 01 99 00, 02 61 91, 03 53 01, 04
// 65 71 and 05 36 49 for landlines, 10,000 each. Where they run out, a customer has no mobile (up to 20,000
// customers), or a number of the country code +999, which is assigned to nobody. No number is shared but on
// purpose: by a household or a firm.
//
// Three numbers are always the same, for scripted calls: knownCaller is one customer with a long history,
// sharedCaller the line of a family of three, unknownCaller belongs to nobody.
namespace demo {
inline constexpr std::string_view knownCaller = "+33639980001";
inline constexpr std::string_view sharedCaller = "+33199000150";
inline constexpr std::string_view unknownCaller = "+33639989999";
inline constexpr std::string_view customerLine = "+33199000001"; ///< the company's number
} // namespace demo

struct DemoRequest {
    std::int64_t customers = 0;
    std::uint64_t seed = 1;
    bool alone = false; ///< nobody serves the store meanwhile: larger transactions
    std::function<void(std::int64_t customersDone)> progress; ///< may be empty
};

struct DemoOutcome {
    std::int64_t customers = 0;
    std::int64_t identities = 0;
    std::int64_t orders = 0;
    std::int64_t interactions = 0;
    std::int64_t cases = 0;
    std::int64_t notes = 0;
};

/// Fills a store that has no customers yet (else Conflict). Its users, where there are any, are the authors.
[[nodiscard]] Result<DemoOutcome> makeDemo(Backend& backend, const DemoRequest& request, const Clock& clock);

} // namespace visage::store
