// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sim/client_disk.h"
#include "app/sim/line.h"
#include "app/sim/model_store.h"
#include "app/sim/people.h"
#include "core/sync/client_session.h"

#include <memory>
#include <optional>
#include <set>

namespace visage::sim {

constexpr std::int64_t schemaOf(bool older) {
    return protocol::schemaVersion - (older ? 1 : 0);
}

struct Host;

/// A desktop's ways to the store.
struct Travel {
    Timestamp awayUntil{};
    Timestamp connectedAt{};      ///< when last
    const Host* last = nullptr;   ///< where it was connected
    const Host* before = nullptr; ///< and before that
};

/// The agent was told that this is in the store.
struct Told {
    sync::PendingPush push; ///< as it was entered first
    Timestamp at;           ///< when last
};

/// A desktop: a production ClientSession over a disk. It can die between any two effects, and comes back with
/// what the disk holds.
class Desktop {
public:
    /// `older`: it runs the program before this one.
    Desktop(std::string user, bool older, Referee& referee, Random& random);

    [[nodiscard]] const ClientDisk& disk() const { return m_disk; }
    [[nodiscard]] sync::Phase phase() const { return m_session->phase(); }
    [[nodiscard]] const std::shared_ptr<Line>& line() const { return m_line; }
    [[nodiscard]] Travel& travel() { return m_travel; }
    /// One in how many effects is the last one before a crash; 0: none.
    void setCrashOdds(std::uint64_t odds) { m_crashOdds = odds; }

    void connect(std::shared_ptr<Line> line, Timestamp now);
    void receive(Timestamp now);
    void lineLost(Timestamp now);
    void tick(Timestamp now);
    /// The agent writes something.
    void write(Timestamp now);
    /// The agent asks the store for somebody.
    void search(Timestamp now);
    /// Has one of the scopes, if any can be, compared with the store.
    void audit(Timestamp now);
    void audit(const std::string& scope, Timestamp now);
    [[nodiscard]] std::vector<std::string> comparable() const { return m_session->comparable(); }
    /// Something of its copy is lost that nobody has looked at, until it is said to be whole again.
    void drift();
    void endDrift();
    void crash();
    /// The newest program is installed.
    void update();
    [[nodiscard]] bool older() const { return m_older; }
    void jumpClock(Milliseconds by) { m_clockError = m_clockError + by; }
    [[nodiscard]] Timestamp clock() const { return m_now + m_clockError; }
    [[nodiscard]] Milliseconds clockError() const { return m_clockError; }
    [[nodiscard]] std::uint64_t intents() const { return m_intents; }
    /// The profile is copied, or put back as it was then (by somebody's backup tool).
    void copyProfile() {
        m_copy = m_disk;
        m_copiedAt = m_now;
    }
    void putProfileBack();
    /// The profile was put back to before that moment, and knows nothing of what it was told then.
    [[nodiscard]] bool hasForgotten(Timestamp at) const;
    /// A restored store refused it last in such a time: the profile that was put back takes it for accepted,
    /// as it was before, and knows nothing of what its author read then.
    [[nodiscard]] bool hasForgottenRefusal(MutationId mid) const;

    /// Checks what people rely on at any moment, where something on disk has changed since the last time:
    /// what was said to be saved is on the screen; the cache is as new as its cursor says, and holds nothing
    /// that is gone for long.
    void check(const ModelStore& store);
    /// Rows that this program cannot know.
    [[nodiscard]] bool knows(EntityKind kind) const { return !m_older || !isNew(kind); }
    /// Whether it holds a part, by `work` and `ident`.
    [[nodiscard]] bool holdsPart() const { return m_disk.holds(protocol::scopeWork); }
    /// By the id under which it was entered first.
    [[nodiscard]] const std::map<MutationId, Told>& told() const { return m_told; }
    [[nodiscard]] UserId user() const { return userNamed(m_user); }
    /// What the store grants this desktop.
    [[nodiscard]] sync::View view(const ModelStore& store) const {
        return store.viewOf(user(), m_disk.state().device);
    }

private:
    void checkScreen(const ModelStore& store) const;
    void checkCache(const ModelStore& store) const;
    void checkPresent(const ModelStore& store, const sync::View& granted) const;
    template <class Certain> void checkIn(const ModelStore& store, const Certain& isCertain) const;
    void checkAbsent(const ModelStore& store) const;
    void checkScopes(const ModelStore& store, const sync::View& granted) const;
    void checkFound(const ModelStore& store) const;
    [[nodiscard]] bool lostIt(CustomerId owner, bool ofAnother, const ModelStore& store) const;
    void start();
    void perform(sync::ClientEffects effects, Timestamp now);
    void carryOut(const sync::effect::Send& send);
    void carryOut(const sync::effect::Close& close);
    void carryOut(const sync::effect::SaveEpoch& epoch) { m_disk.saveEpoch(epoch.sessionEpoch); }
    void carryOut(const sync::effect::SaveToken& token) { m_disk.saveToken(token.who.token); }
    void carryOut(const sync::effect::SaveStore& store) { m_disk.saveStore(store); }
    void carryOut(const sync::effect::BeginSnapshot& begin) { m_disk.beginSnapshot(begin.scope); }
    void carryOut(const sync::effect::StoreSnapshotPart& part);
    void carryOut(const sync::effect::EndSnapshot& end);
    void carryOut(const sync::effect::DropScope& drop) { m_disk.dropScope(drop.scope); }
    void carryOut(const sync::effect::ApplyChanges& changes);
    void carryOut(const sync::effect::RecordAck& answer);
    void carryOut(const sync::effect::PhaseChanged& changed);
    void carryOut(const sync::effect::Welcomed& welcomed) { m_storeSaid = welcomed.welcome.now; }
    void carryOut(const sync::effect::Reoffer& reoffer) { m_reoffered = m_disk.reopen(reoffer.afterMseq); }
    void carryOut(const sync::effect::Refused& refused);
    void carryOut(const sync::effect::WakeAt& wake) { m_wake = wake.at; }
    // What people are told changes nothing on disk.
    void carryOut(const sync::effect::Progress&) {}
    void carryOut(const sync::effect::Found& found);
    void carryOut(const sync::effect::Present&) {}
    void carryOut(const sync::effect::ReviewList&) {}
    void carryOut(const sync::effect::Decided&) {}
    void carryOut(const sync::effect::ReviewsWaiting&) {}
    void enterAgain(Timestamp now);
    void forgetFound();
    [[nodiscard]] bool dies();

    Referee& m_referee;
    Random& m_random;
    std::string m_user;
    bool m_older;
    Travel m_travel;
    std::vector<std::pair<Timestamp, Timestamp>> m_forgotten; ///< from a copy until it was put back
    Timestamp m_copiedAt;
    std::uint64_t m_starts = 0;
    bool m_dirty = true; ///< the disk changed since the last check
    bool m_drifted = false;
    std::uint64_t m_intents = 0;
    ClientDisk m_disk;
    Timestamp m_now;
    Milliseconds m_clockError; ///< how far its clock is ahead
    Timestamp m_storeSaid;     ///< when it last welcomed us; none: not yet
    Seq m_lookedAt = -1;       ///< the cursor at which enterAgain() has looked
    Timestamp m_lookedOn;      ///< and when
    std::optional<ClientDisk> m_copy;
    std::optional<sync::ClientSession> m_session;
    std::shared_ptr<Line> m_line;
    Timestamp m_wake;
    std::uint64_t m_crashOdds = 0;
    bool m_crashed = false;
    bool m_cloned = false;
    std::optional<std::vector<sync::PendingPush>> m_reoffered;
    std::set<CustomerId> m_purgedLater;      ///< by a mutant only
    std::map<RowKey, CustomerId> m_promised; ///< rows that the agent was told are saved, and whose
    std::map<MutationId, Told> m_told;
    std::map<MutationId, Timestamp> m_refusedAt; ///< last
    std::string m_question;                      ///< the newest
    std::uint64_t m_questions = 0;
    std::set<CustomerId> m_found; ///< shown beyond what the cache holds, as long as the program runs
};

} // namespace visage::sim
