// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/crowd.h"

#include <QTimer>

#include <algorithm>

namespace visage::bench {
namespace {

constexpr std::size_t atOnce = 100;
constexpr int notesAtOnce = 32; ///< a desktop may leave 64 unanswered

} // namespace

Crowd::Crowd(std::vector<KnownDesktop> desktops, const QUrl& store, const client::Trust& trust) {
    const QSslConfiguration tls = client::configurationFor(trust);
    for (KnownDesktop& one : desktops) {
        one.store = store;
        m_all.push_back(std::make_unique<LightDesktop>(std::move(one), tls, m_random));
        QObject::connect(m_all.back().get(), &LightDesktop::live, &m_loop, [this] { look(); });
        QObject::connect(m_all.back().get(), &LightDesktop::lost, &m_loop, [this] { look(); });
    }
}

std::size_t Crowd::liveOnes() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(m_all, [](const auto& one) { return one->isLive(); }));
}

void Crowd::look() {
    if (m_holds && m_holds())
        m_loop.quit();
}

Result<void> Crowd::until(const std::function<bool()>& holds, int longestMs) {
    if (holds())
        return {};
    bool late = false;
    QTimer patience;
    QObject::connect(&patience, &QTimer::timeout, &m_loop, [&] {
        late = true;
        m_loop.quit();
    });
    patience.start(longestMs);
    m_holds = holds;
    m_loop.exec();
    m_holds = nullptr;
    return late ? Result<void>(Error{ErrorCode::Unavailable, "It took too long."}) : Result<void>();
}

Result<void> Crowd::writeNotes(const Company& company, int count, std::size_t bytes) {
    const SystemClock clock;
    int answered = 0;
    int asked = 0;
    QObject context;
    QObject::connect(m_all.front().get(), &LightDesktop::answered, &context, [&] {
        if (++answered == asked)
            look();
    });
    while (asked < count) {
        for (const int end = std::min(count, asked + notesAtOnce); asked < end; ++asked) {
            WriteNote note;
            note.note = NoteId(makeUuidV7(clock.now(), m_random));
            note.customer = company.customerId(asked % company.customers());
            for (std::size_t i = 0; i < bytes; ++i) // which no compression shortens much
                note.text += static_cast<char>('a' + m_random.below(26));
            m_all.front()->push(note, MutationId(makeUuidV7(clock.now(), m_random)));
        }
        if (auto done = until([&] { return answered >= asked; }); !done)
            return done;
    }
    return {};
}

Result<void> Crowd::connectAll() {
    for (std::size_t begin = 0; begin < m_all.size(); begin += atOnce) {
        const std::size_t end = std::min(begin + atOnce, m_all.size());
        for (std::size_t i = begin; i < end; ++i)
            m_all[i]->start();
        if (auto come = until([&] { return liveOnes() >= end; }); !come)
            return come;
    }
    return {};
}

} // namespace visage::bench
