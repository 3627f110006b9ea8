// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"
#include "core/store/backend.h"
#include "core/store/change_writer.h"

#include <span>
#include <variant>
#include <vector>

namespace visage::store {

/// A push to decide, or one that is to be refused as it is.
using CommitRequest = std::variant<sync::ask::Commit, sync::ask::CommitRefusal>;

/// The one place where desktops' work becomes the store's. Common to all backends; one thread at a time.
///
/// A batch is one transaction: it takes the head of the log first, and each push in it sees what the pushes
/// before it did. For each push: an older connection of the device is turned away; a number that was answered
/// before gets its answer again (with another intent under it, the device is a clone); what speaks of an
/// erased person is answered so and kept nowhere; what comes from an account that was switched off is kept
/// for review; the pure handler decides over the loaded rows; rows, log
/// and answer are written together. A refusal is an answer too: it is
/// recorded and the number counts. A number behind a gap is not taken: what it builds on is missing. When a
/// batch fails for another reason than a passing one, its pushes are tried one by one, and the one whose
/// outcome the backend cannot keep is refused, so that it stands in nobody's way.
class CommitPipeline {
public:
    /// How many pushes one transaction takes at most.
    static constexpr std::size_t batchSize = 64;

    CommitPipeline(Backend& backend, const Clock& clock, Random& random)
        : m_backend(backend)
        , m_clock(clock)
        , m_random(random) {}

    /// One answer for each request, in their order. An error means that nothing was recorded under the
    /// number: Superseded (a newer connection of the device took over), ClonedDevice, Unavailable (a push
    /// before it was not recorded), or whatever the database failed with (StorageFull, Busy... are transient:
    /// the desktop pushes again).
    [[nodiscard]] std::vector<Result<protocol::Ack>> commit(std::span<const CommitRequest> requests);

    /// Takes the device over for this connection if its epoch is higher than any before; durable. Superseded
    /// otherwise.
    [[nodiscard]] Result<sync::DeviceFacts> fence(const sync::ask::Fence& ask);

private:
    class Running;
    [[nodiscard]] Result<std::vector<Result<protocol::Ack>>>
    commitBatch(std::span<const CommitRequest> requests);
    [[nodiscard]] Result<protocol::Ack> commitAlone(const CommitRequest& request);

    Backend& m_backend;
    const Clock& m_clock;
    Random& m_random;
    HybridClock m_stamps; ///< for pushes that come without one of use
};

} // namespace visage::store
