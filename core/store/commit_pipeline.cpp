// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/commit_pipeline.h"

#include "core/protocol/codec.h"
#include "core/store/review_desk.h"
#include "core/store/scopes/view.h"
#include "core/store/stored_rows.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace visage::store {
namespace {

using protocol::Ack;
using protocol::AckStatus;

Error superseded() {
    return {ErrorCode::Superseded, "A newer connection of this device has taken over."};
}

Error restored() {
    return {ErrorCode::Unavailable,
            "The server's data were restored, or another machine took over: connect again."};
}

Error cloned() {
    return {ErrorCode::ClonedDevice, "Two installations work under one device id: this one takes a new id."};
}

Error outOfOrder() {
    return {ErrorCode::Unavailable, "A change before this one was not kept: both are to be sent again."};
}

AckStatus statusOf(const rules::Decision& decision) {
    if (decision.superseded)
        return AckStatus::Superseded;
    return decision.merged ? AckStatus::Merged : AckStatus::Applied;
}

/// What the backend says of a row that it can never keep. Anything else is a failure of the database, which
/// says nothing about the command.
bool isOfTheCommand(const Error& error) {
    return error.code == ErrorCode::Conflict || error.code == ErrorCode::BadInput;
}

/// All that the first look at these pushes will ask for.
Backend::Expected expectedOf(std::span<const CommitRequest> requests) {
    Backend::Expected expected;
    const auto add = [&](const auto& ask, std::int64_t mseq, MutationId mid) {
        expected.devices.push_back(ask.device);
        expected.pushes.push_back({ask.device, mseq, mid});
        expected.keys.push_back({EntityKind::User, ask.user.uuid});
    };
    for (const CommitRequest& request : requests) {
        if (const auto* commit = std::get_if<sync::ask::Commit>(&request)) {
            add(*commit, commit->push.mseq, commit->push.mid);
            for (const rules::Key& key : rules::keysOf(commit->push.command)) {
                expected.keys.push_back(key);
                if (rules::isOfPersons(key.kind))
                    expected.keys.push_back({EntityKind::Erasure, erasureId(key.id).uuid});
            }
        } else if (const auto* refusal = std::get_if<sync::ask::CommitRefusal>(&request)) {
            add(*refusal, refusal->mseq, refusal->mid);
        }
    }
    const auto once = [](auto& all) {
        std::ranges::sort(all);
        const auto [first, last] = std::ranges::unique(all);
        all.erase(first, last);
    };
    once(expected.keys);
    once(expected.devices);
    return expected;
}

/// The same number and intent, to be refused because the backend cannot keep what it leads to.
CommitRequest unkeepable(const CommitRequest& request, const Error& why) {
    const auto* commit = std::get_if<sync::ask::Commit>(&request);
    if (!commit)
        return request;
    return sync::ask::CommitRefusal{
        commit->device,
        commit->sessionEpoch,
        commit->user,
        commit->push.mseq,
        commit->push.mid,
        {why.code,
         "The server could not keep this change: enter it again, and if that fails too, show this to "
         "your administrator: " +
             why.sentence}};
}

} // namespace

/// One batch under way.
class CommitPipeline::Running {
public:
    Running(CommitPipeline& pipeline, Batch& batch)
        : m_backend(pipeline.m_backend)
        , m_random(pipeline.m_random)
        , m_stamps(pipeline.m_stamps)
        , m_batch(batch)
        , m_now(pipeline.m_clock.now())
        , m_writer(pipeline.m_backend, batch, m_now) {}

    /// The outer result fails when the database does; the inner one when the push gets no answer.
    Result<Result<Ack>> take(const CommitRequest& request) {
        return std::visit([this](const auto& ask) { return takeOne(ask); }, request);
    }

    Result<void> finish() { return m_writer.finish(); }

private:
    using Outcome = Result<Result<Ack>>;

    Outcome takeOne(const sync::ask::Commit& ask) {
        return answerOnce(ask.device, ask.sessionEpoch, ask.push.mseq, ask.push.mid,
                          [&](Ack& ack) { return decide(ask, ack); });
    }
    Outcome takeOne(const sync::ask::CommitRefusal& ask) {
        return answerOnce(ask.device, ask.sessionEpoch, ask.mseq, ask.mid,
                          [&](Ack& ack) { return refuse(ask.why, ack); });
    }

    /// The answer given before, or a fresh one by `answer`, recorded.
    template <class Answer>
    Outcome answerOnce(DeviceId id, std::int64_t epoch, std::int64_t mseq, MutationId mid, Answer answer) {
        auto device = m_backend.device(id);
        if (!device)
            return device.error();
        // The device was at least here when its connection began: these are data from before.
        if (!device->has_value() || (*device)->sessionEpoch < epoch)
            return Result<Ack>(restored());
        if ((*device)->sessionEpoch > epoch)
            return Result<Ack>(superseded());
        const auto earlier = m_backend.applied(id, mseq);
        if (!earlier)
            return earlier.error();
        if (earlier->has_value())
            return (*earlier)->ack.mid == mid ? Result<Ack>((*earlier)->ack) : Result<Ack>(cloned());
        if (mseq <= (*device)->lastMseq)
            return Result<Ack>(cloned());
        // Taken now, the number before it would look like another's when it comes again.
        if (mseq > (*device)->lastMseq + 1)
            return Result<Ack>(outOfOrder());
        Ack ack{mseq, mid, AckStatus::Applied, 0, ErrorCode::None, {}};
        if (auto done = answerIntent(ack, answer); !done)
            return done.error();
        if (auto recorded = record(**device, ack); !recorded)
            return recorded.error();
        return Result<Ack>(std::move(ack));
    }

    /// The same intent may have come under another device's number: a clone that renumbered pushes all again.
    template <class Answer> Result<void> answerIntent(Ack& ack, Answer& answer) {
        const auto earlier = m_backend.appliedTo(ack.mid);
        if (!earlier)
            return earlier.error();
        if (!earlier->has_value())
            return answer(ack);
        const std::int64_t mseq = ack.mseq;
        ack = (*earlier)->ack;
        ack.mseq = mseq;
        return {};
    }

    Result<void> record(Device device, const Ack& ack) {
        device.lastMseq = ack.mseq;
        device.lastSeen = m_now;
        if (auto put = m_batch.putDevice(device); !put)
            return put;
        return m_batch.putApplied({device.id, ack, m_now});
    }

    Result<void> refuse(const Error& why, Ack& ack) {
        ack.status = AckStatus::Rejected;
        ack.seq = m_batch.head();
        ack.code = why.code;
        ack.sentence = why.sentence;
        return {};
    }

    Result<void> decide(const sync::ask::Commit& ask, Ack& ack) {
        const auto user = m_backend.load({EntityKind::User, ask.user.uuid});
        if (!user)
            return user.error();
        if (!user->has_value())
            return refuse({ErrorCode::Denied, "This account does not exist: ask your administrator."}, ack);
        StoredRows rows(m_backend);
        const auto loaded = rules::load(ask.push.command, rows);
        if (!loaded)
            return loaded.error();
        if (rules::speaksOfErased(ask.push.command, *loaded))
            return forget(ack);
        if (!std::get<User>(**user).active)
            return keepForReview(ask, ack);
        auto decision = rules::decide(*loaded, ask.push.command, contextFor(std::get<User>(**user), ask));
        if (!decision)
            return refuse(decision.error(), ack);
        ack.status = statusOf(*decision);
        m_writer.actFor(ask.user);
        if (auto done = apply(decision->changes, ack); !done)
            return done;
        return std::holds_alternative<EraseCustomer>(ask.push.command)
                   ? forgetErasedReviews(m_backend, m_batch, m_now)
                   : Result<void>();
    }

    /// Entered before its author knew that the account is switched off: a lead decides.
    Result<void> keepForReview(const sync::ask::Commit& ask, Ack& ack) {
        const protocol::Push& push = ask.push;
        ack.status = AckStatus::ForReview;
        ack.seq = m_batch.head();
        if (std::holds_alternative<PinCustomer>(push.command))
            return {}; // a wish of that desktop, which gives up its copy
        return m_batch.putReview({push.mid,
                                  ask.device,
                                  push.mseq,
                                  ask.user,
                                  protocol::encodeCommand(push.command),
                                  push.enteredAt,
                                  push.hlc,
                                  m_now,
                                  ReviewState::Waiting,
                                  {},
                                  {}});
    }

    /// Whatever it says of an erased person is kept nowhere.
    Result<void> forget(Ack& ack) {
        ack.status = AckStatus::Erased;
        ack.seq = m_batch.head();
        ack.code = ErrorCode::NotFound;
        ack.sentence = "This is about somebody who was erased: nothing of it was kept.";
        return {};
    }

    /// The rights are those of this moment, not those of the log-in.
    rules::CommandContext contextFor(const User& user, const sync::ask::Commit& ask) {
        const protocol::Push& push = ask.push;
        rules::CommandContext context;
        context.actor = user.id;
        context.role = user.role;
        context.actorName = user.displayName;
        context.now = m_now;
        context.enteredAt = push.enteredAt.isNull() ? m_now : std::min(push.enteredAt, m_now);
        context.hlc = acceptedStamp(m_stamps, push.hlc, push.enteredAt, m_now);
        context.device = ask.device;
        context.random = &m_random;
        return context;
    }

    Result<void> apply(std::vector<RowChange>& changes, Ack& ack) {
        for (RowChange& change : changes) {
            auto done = change.erased ? m_writer.erase({kindOf(change.row), idOf(change.row)}, ack.mid)
                                      : m_writer.write(change.row, ack.mid);
            if (!done)
                return done;
        }
        ack.seq = m_batch.head();
        return {};
    }

    Backend& m_backend;
    Random& m_random;
    HybridClock& m_stamps;
    Batch& m_batch;
    Timestamp m_now;
    ChangeWriter m_writer;
};

Result<std::vector<Result<Ack>>> CommitPipeline::commitBatch(std::span<const CommitRequest> requests) {
    auto batch = m_backend.begin();
    if (!batch)
        return batch.error();
    if (auto asked = m_backend.expect(expectedOf(requests)); !asked)
        return asked.error();
    Running running(*this, **batch);
    std::vector<Result<Ack>> answers;
    for (const CommitRequest& request : requests) {
        auto answer = running.take(request);
        if (!answer)
            return answer.error();
        answers.push_back(std::move(*answer));
    }
    if (auto finished = running.finish(); !finished)
        return finished.error();
    if (auto committed = (*batch)->commit(); !committed)
        return committed.error();
    return answers;
}

std::vector<Result<Ack>> CommitPipeline::commit(std::span<const CommitRequest> requests) {
    std::vector<Result<Ack>> answers;
    while (!requests.empty()) {
        const auto some = requests.first(std::min(requests.size(), batchSize));
        const auto done = commitBatch(some);
        if (done)
            answers.insert(answers.end(), done->begin(), done->end());
        else if (done.error().transient())
            answers.insert(answers.end(), some.size(), Result<Ack>(done.error()));
        else
            for (const CommitRequest& request : some)
                answers.push_back(commitAlone(request));
        requests = requests.subspan(some.size());
    }
    return answers;
}

Result<Ack> CommitPipeline::commitAlone(const CommitRequest& request) {
    const auto done = commitBatch({&request, 1});
    if (done)
        return done->front();
    if (!isOfTheCommand(done.error()))
        return done.error();
    const CommitRequest refusal = unkeepable(request, done.error());
    const auto refused = commitBatch({&refusal, 1});
    return refused ? refused->front() : refused.error();
}

Result<sync::DeviceFacts> CommitPipeline::fence(const sync::ask::Fence& ask) {
    auto batch = m_backend.begin();
    if (!batch)
        return batch.error();
    const auto known = m_backend.device(ask.device);
    if (!known)
        return known.error();
    Device device = known->value_or(Device{ask.device, ask.user, 0, 0, {}, {}});
    // An outbox belongs to its user: the same id for somebody else is a copied profile.
    if (device.user != ask.user)
        return cloned();
    if (ask.sessionEpoch <= device.sessionEpoch)
        return superseded();
    device.sessionEpoch = ask.sessionEpoch;
    device.build = ask.build;
    device.lastSeen = m_clock.now();
    if (auto put = (*batch)->putDevice(device); !put)
        return put.error();
    const auto facts = m_backend.facts();
    if (!facts)
        return facts.error();
    auto view = viewOf(m_backend, ask.user, ask.device);
    if (!view)
        return view.error();
    if (auto committed = (*batch)->commit(); !committed)
        return committed.error();
    return sync::DeviceFacts{device.lastMseq, facts->incarnation,
                             std::make_shared<const sync::View>(std::move(*view)), facts->head};
}

} // namespace visage::store
