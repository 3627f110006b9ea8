// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/call/control.h"

namespace visage::call::control {

std::vector<std::string> Lines::feed(std::string_view bytes) {
    std::vector<std::string> lines;
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        const auto part = bytes.substr(0, end);
        if (!m_skipping && m_rest.size() + part.size() <= maxLineBytes) {
            m_rest.append(part);
        } else if (!m_skipping) {
            m_skipping = true;
            ++m_tooLong;
            m_rest.clear();
        }
        if (end == std::string_view::npos)
            break;
        if (!m_skipping && !m_rest.empty())
            lines.push_back(std::move(m_rest));
        m_rest.clear();
        m_skipping = false;
        bytes.remove_prefix(end + 1);
    }
    return lines;
}

} // namespace visage::call::control
