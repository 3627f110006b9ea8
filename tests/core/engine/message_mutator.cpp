// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/engine/message_mutator.h"

#include <array>

namespace visage::testing {

qsizetype MessageMutator::below(qsizetype limit) {
    return limit <= 0 ? 0 : static_cast<qsizetype>(m_random.below(static_cast<std::uint64_t>(limit)));
}

QByteArray MessageMutator::next() {
    auto message = m_samples[below(m_samples.size())];
    for (auto times = below(4) + 1; times > 0; --times)
        spoil(message);
    // Each is a transaction of its own, or most would die as retransmissions of the first.
    message.replace("z9hG4bK", "z9hG4bK" + QByteArray::number(below(1000000000)));
    return message.left(60000);
}

void MessageMutator::spoil(QByteArray& message) {
    static const std::array<QByteArray, 12> splinters{
        "\r\n\r\n", "%n%s%r", "\xff\xfe\x00", ";;;;", "\"",    "<sip:",
        "SIP/2.0",  "-1",     "4294967296",   ":",    "\r\n ", "a=rtpmap:8 \r\n"};
    auto lines = message.split('\n');
    const auto line = below(lines.size());
    switch (below(8)) {
    case 0:
        message[below(message.size())] = static_cast<char>(below(256));
        return;
    case 1:
        message.remove(below(message.size()), below(40));
        return;
    case 2:
        message.insert(below(message.size()), splinters[static_cast<std::size_t>(below(12))]);
        return;
    case 3:
        lines.insert(below(lines.size()), lines[line]);
        break;
    case 4:
        lines.removeAt(line);
        break;
    case 5:
        lines[line] += QByteArray(below(3000), 'x');
        break;
    case 6:
        lines[line] = lines[line].left(lines[line].indexOf(':') + 1) + "\r";
        break;
    default:
        lines[line].replace("0", splinters[static_cast<std::size_t>(below(12))]);
        break;
    }
    message = lines.join('\n');
}

} // namespace visage::testing
