// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/cache/copy_reading.h"
#include "core/client/writer.h"

// Writer: now and then the store compares the copy with what it has.

namespace visage::client {
namespace {

/// `ident` may be hundreds of times longer than `work`, and little is lost by it.
constexpr std::uint64_t auditsToOneOfIdent = 7;

} // namespace

void Writer::auditLater() {
    const auto span = m_setup.audits.latest - m_setup.audits.earliest;
    const auto more = m_random.below(static_cast<std::uint64_t>(span.count()) + 1);
    m_audit.start(m_setup.audits.earliest + std::chrono::milliseconds(more));
}

void Writer::audit() {
    const auto scopes = m_driver ? m_driver->comparable() : std::vector<std::string>();
    if (scopes.empty())
        return auditLater();
    m_audit.start(m_setup.audits.between);
    const std::string& scope = m_random.below(auditsToOneOfIdent) == 0 ? scopes.back() : scopes.front();
    const Published published = m_data->published();
    m_reading = readCopy(published.cachePath, scope, sync::comparedSince(m_driver->storeNow()),
                         [this, generation = published.generation](const sync::CopyState& copy) {
                             QMetaObject::invokeMethod(
                                 this,
                                 [this, generation, copy] {
                                     if (m_data && m_driver && m_data->published().generation == generation)
                                         m_driver->audit(copy);
                                 },
                                 Qt::QueuedConnection);
                         });
}

} // namespace visage::client
