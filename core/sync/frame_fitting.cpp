// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/frame_fitting.h"

#include <algorithm>
#include <type_traits>

namespace visage::sync {
namespace {

constexpr std::string_view ellipsis = "…";

template <class Visit> void eachText(Row& row, Visit&& visit) {
    std::visit(
        [&]<class T>(T& entity) {
            Fields<T>::each(entity, [&](int, std::string_view, auto& member) {
                if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, std::string>)
                    visit(member);
            });
        },
        row);
}

void cutTo(std::string& text, std::size_t length) {
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
        --length;
    text.resize(length);
    text.append(ellipsis);
}

} // namespace

void shorten(Row& row) {
    std::visit(
        [](auto& entity) { entity.ext.resize(entity.ext.size() <= maxRowText / 4 ? entity.ext.size() : 0); },
        row);
    for (;;) {
        std::size_t total = 0;
        std::string* longest = nullptr;
        eachText(row, [&](std::string& text) {
            total += text.size();
            if (!longest || text.size() > longest->size())
                longest = &text;
        });
        if (!longest || total <= maxRowText)
            return;
        const auto excess = total - maxRowText + ellipsis.size();
        cutTo(*longest, longest->size() - std::min(excess, longest->size() / 2));
    }
}

std::vector<std::pair<std::size_t, std::size_t>> pieces(const std::vector<std::size_t>& sizes,
                                                        std::size_t limit, std::size_t maxCount) {
    std::vector<std::pair<std::size_t, std::size_t>> cut;
    std::size_t begin = 0;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        if (i > begin && (bytes + sizes[i] > limit || i - begin >= maxCount)) {
            cut.emplace_back(begin, i);
            begin = i;
            bytes = 0;
        }
        bytes += sizes[i];
    }
    cut.emplace_back(begin, sizes.size());
    return cut;
}

} // namespace visage::sync
