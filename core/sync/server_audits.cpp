// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/mutants.h"
#include "core/sync/server_session.h"

// A ServerSession compares its desktop's copy with the store.

namespace visage::sync {

/// One at a time, and of what the desktop has been sent: it may be sent something else by now.
void ServerSession::onAudit(const protocol::Audit& audit, ServerAsks& asks) {
    if (m_auditor.isUnderWay())
        return;
    m_auditor.begin(audit, m_feeder.view());
    if (audit.cursor <= 0 || !m_feeder.hasToldUpTo(audit.scope, audit.cursor))
        endAudit(m_auditor.giveUp(), asks);
}

void ServerSession::askForAudit(ServerAsks& asks) {
    // It has fallen below the floor, or to another view, since.
    if (!m_feeder.hasToldUpTo(m_auditor.scope(), 0))
        endAudit(m_auditor.giveUp(), asks);
    else if (auto question = m_auditor.nextQuestion())
        asks.push_back(std::move(*question));
}

void ServerSession::endAudit(const std::optional<Auditor::Verdict>& verdict, ServerAsks& asks) {
    if (!verdict)
        return;
    if (verdict->outcome == CopyOutcome::Drifted && !mutated(Mutant::DriftIgnored))
        m_feeder.beginAnew(verdict->scope);
    asks.emplace_back(
        ask::CopyCompared{m_device, m_principal.user, verdict->scope, verdict->outcome, verdict->buckets});
}

} // namespace visage::sync
