// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/echo.h"
#include "app/bench/filled_desk.h"
#include "app/bench/filled_store.h"
#include "app/bench/live_desk.h"
#include "app/bench/store_process.h"
#include "app/bench/store_subjects.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <optional>

namespace visage::bench {
namespace {

constexpr int longestMs = 20'000;

/// One note, from its submission on one desktop until the other one's timeline has it.
class Passing : public QObject {
public:
    Passing(client::Workspace& author, client::Workspace& reader, CustomerId customer)
        : m_author(author)
        , m_reader(reader)
        , m_customer(customer) {
        connect(&m_reader, &client::Workspace::customersChanged, this,
                [this](const std::vector<CustomerId>& changed) {
                    if (std::ranges::find(changed, m_customer) != changed.end())
                        look();
                });
        connect(&m_reader, &client::Workspace::everythingChanged, this, &Passing::look);
    }

    Result<double> run() {
        m_note.note = NoteId(m_author.newId());
        m_note.customer = m_customer;
        m_note.text = "Le client rappellera demain matin.";
        QTimer::singleShot(longestMs, this, [this] {
            end(Error{ErrorCode::Unavailable, "It took too long."});
        });
        m_begin = std::chrono::steady_clock::now();
        m_author.submit(m_note, this, [this](const Result<void>& kept) {
            if (!kept)
                end(kept.error());
        });
        m_loop.exec();
        return *m_outcome;
    }

private:
    void look() {
        m_reader.loadTimeline(m_customer, {}, {}, {}, 20, this, [this](const client::TimelinePage& page) {
            for (const client::TimelineEntry& entry : page.entries)
                if (idOf(entry.row) == m_note.note.uuid)
                    end(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_begin)
                            .count());
        });
    }
    void end(Result<double> outcome) {
        if (!m_outcome)
            m_outcome = std::move(outcome);
        m_loop.quit();
    }

    client::Workspace& m_author;
    client::Workspace& m_reader;
    CustomerId m_customer;
    WriteNote m_note;
    QEventLoop m_loop;
    std::chrono::steady_clock::time_point m_begin;
    std::optional<Result<double>> m_outcome;
};

} // namespace

Result<std::vector<Figure>> change(const Options& options) {
    const Company company = companyOf(options, 20'000, 120'000);
    const auto folder = filledStore(options, company);
    if (!folder)
        return folder.error();
    const auto store = StoreProcess::start(*folder);
    if (!store)
        return store.error();
    const auto author = LiveDesk::open((*store)->url());
    if (!author)
        return author.error();
    const auto reader = LiveDesk::open((*store)->url());
    if (!reader)
        return reader.error();
    const auto echo = Echo::start();
    if (!echo)
        return echo.error();
    Figure figure{"note on desktop A -> in B's timeline", dataNameOf(company), {}, 100, "p99"};
    Figure alone{"beside: a WebSocket alone, to another event loop and back", "200 bytes", {}, 0, {}};
    const QByteArray message(200, 'n'); // about what a note takes on the wire
    const int rounds = options.rounds > 0 ? options.rounds : 300;
    SeededRandom random(options.seed);
    for (int round = 0; round < rounds; ++round) {
        const auto whose =
            static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(company.customers())));
        const auto took =
            Passing((*author)->workspace(), (*reader)->workspace(), company.customerId(whose)).run();
        if (!took)
            return took.error();
        figure.samples.push_back(*took);
        const auto echoed = (*echo)->once(message);
        if (!echoed)
            return echoed.error();
        alone.samples.push_back(*echoed);
    }
    return std::vector{std::move(figure), std::move(alone)};
}

} // namespace visage::bench
