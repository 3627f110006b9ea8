// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bench/company.h"
#include "app/bench/light_desktop.h"
#include "core/client/trust.h"

#include <QEventLoop>

#include <functional>

namespace visage::bench {

/// Many light desktops in this process, and something to wait with. Event loop's thread.
class Crowd {
public:
    Crowd(std::vector<KnownDesktop> desktops, const QUrl& store, const client::Trust& trust = {});

    /// Connects them, a hundred at a time, until all are live.
    [[nodiscard]] Result<void> connectAll();
    [[nodiscard]] std::size_t size() const { return m_all.size(); }
    [[nodiscard]] LightDesktop& at(std::size_t index) { return *m_all[index]; }
    [[nodiscard]] std::size_t liveOnes() const;
    /// The first desktop writes them, some at once, until all are answered.
    [[nodiscard]] Result<void> writeNotes(const Company& company, int count, std::size_t bytes);
    /// Runs the event loop until it holds; it is asked again after each thing that `look` is connected to,
    /// and each time a desktop has come or gone.
    [[nodiscard]] Result<void> until(const std::function<bool()>& holds, int longestMs = 120'000);
    /// Ends the loop of until(), when it holds now.
    void look();

private:
    SystemRandom m_random;
    std::vector<std::unique_ptr<LightDesktop>> m_all;
    QEventLoop m_loop;
    std::function<bool()> m_holds;
};

} // namespace visage::bench
