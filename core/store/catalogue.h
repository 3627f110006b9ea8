// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/backend.h"

#include <string>
#include <string_view>
#include <vector>

namespace visage::store {

/// The ids of reasons and lines follow from what makes each unique, so that the same one never comes twice,
/// whoever adds it.
[[nodiscard]] ReasonId reasonIdOf(std::string_view code);
[[nodiscard]] LineId lineIdOf(Channel channel, std::string_view address);

/// Why customers get in touch and on which lines: what the desktops offer and announce. Every change is one
/// transaction with its lines in the log, so desktops that are connected have it at once. One thread.
class Catalogue {
public:
    Catalogue(Backend& backend, const Clock& clock)
        : m_backend(backend)
        , m_clock(clock) {}

    /// Two levels that suit any company. Nothing happens in a store that has reasons or customers already.
    /// Returns how many were added.
    [[nodiscard]] Result<std::int64_t> addUsualReasons();

    struct NewReason {
        std::string code;
        std::string labelFr;
        std::string labelEn;
        std::string parent; ///< the code of a reason of the upper level; empty: it is one itself
        Priority urgency = Priority::P3;
    };
    /// BadInput: a code or label that cannot be one; Conflict: the code is taken; NotFound: there is no such
    /// parent.
    [[nodiscard]] Result<Reason> addReason(const NewReason& wanted);
    /// One that is switched off is offered no more; contacts keep it. NotFound: there is no such code.
    [[nodiscard]] Result<Reason> setActive(const std::string& code, bool active);
    /// As desktops show them: each family before its own.
    [[nodiscard]] Result<std::vector<Reason>> reasons();

    /// `wanted.address` as people write it. BadInput: it is none of its channel, or there is no label;
    /// Conflict: it is there already.
    [[nodiscard]] Result<Line> addLine(Line wanted);
    /// Contacts that came on it stay. NotFound: there is no such line.
    [[nodiscard]] Result<Line> removeLine(Channel channel, const std::string& address);
    [[nodiscard]] Result<std::vector<Line>> lines();

private:
    Backend& m_backend;
    const Clock& m_clock;
};

} // namespace visage::store
