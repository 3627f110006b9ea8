// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sim/referee.h"

#include <algorithm>

namespace visage::sim {
namespace {

/// Ids differ in their last digits.
std::string lastDigits(const Uuid& id) {
    return id.toString().substr(28);
}

} // namespace

void Referee::fail(std::string what) {
    if (m_violation)
        return;
    tell([&] { return "** " + what; });
    m_violation = std::move(what);
}

void Referee::welcomed(DeviceId device, std::int64_t epoch) {
    auto& highest = m_welcomed[device];
    highest = std::max(highest, epoch);
}

void Referee::wrote(DeviceId device, std::int64_t epoch) {
    const auto highest = m_welcomed.find(device);
    if (highest != m_welcomed.end() && epoch < highest->second)
        fail("a connection wrote although a newer one of its device had been welcomed");
}

void Referee::compared(const sync::ask::CopyCompared& outcome) {
    ++m_comparisons;
    tell([&] {
        return shown(outcome.device) + ": its copy of " + outcome.scope + " is " +
               (outcome.outcome == sync::CopyOutcome::Same      ? "the same"
                : outcome.outcome == sync::CopyOutcome::Drifted ? "another"
                                                                : "not to be compared");
    });
    if (outcome.outcome == sync::CopyOutcome::Drifted && outcome.device != m_drifting)
        return fail("a copy that has not drifted is said to have");
    if (outcome.outcome != sync::CopyOutcome::GivenUp)
        tried(Rule::SameCopies);
}

void Referee::erased(const RowKey& key) {
    happened(Fault::RowErased);
    tell([&] { return "erased: " + shown(key); });
    m_erased.insert(key);
}

std::string shown(const RowKey& key) {
    return std::string(tableOf(key.first)) + ' ' + lastDigits(key.second);
}

std::string shown(DeviceId device) {
    return "desktop " + lastDigits(device.uuid);
}

} // namespace visage::sim
