// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seams.h"

#include <QByteArray>
#include <QList>

namespace visage::testing {

/// Spoils well-formed SIP messages in the ways that break parsers: start line, headers doubled, lost, swollen
/// or emptied, bodies spliced, lengths that lie, single bytes. The same seed spoils in the same way.
class MessageMutator {
public:
    MessageMutator(std::uint64_t seed, QList<QByteArray> samples)
        : m_random(seed)
        , m_samples(std::move(samples)) {}
    [[nodiscard]] QByteArray next();

private:
    [[nodiscard]] qsizetype below(qsizetype limit);
    void spoil(QByteArray& message);

    SeededRandom m_random;
    QList<QByteArray> m_samples;
};

} // namespace visage::testing
