// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/crowd.h"
#include "app/bench/filled_desk.h"
#include "app/bench/filled_store.h"
#include "app/bench/process_memory.h"
#include "app/bench/store_process.h"
#include "app/bench/store_subjects.h"
#include "core/store/gateway/tls_files.h"

#include <QFile>
#include <QTemporaryDir>

namespace visage::bench {
namespace {

constexpr int desktops = 1'000;
constexpr int stalled = 20;
constexpr int notes = 2'000;
constexpr std::size_t noteBytes = 4'000;

/// Memory of the store's process that so many more connections cost, in KB each.
Result<double> each(const StoreProcess& store, double before, int count) {
    const auto after = proportionalMemory(store.processId());
    if (!after)
        return after.error();
    return (*after - before) * 1024 / count;
}

/// A store that speaks TLS, and who believes it.
struct Secured {
    QStringList options;
    client::Trust trust;
};

Result<void> write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size())
        return {};
    return Error{ErrorCode::Denied, "The file " + path.toStdString() + " cannot be written."};
}

Result<Secured> secured(const QTemporaryDir& folder) {
    const auto made = store::makeSelfSigned({QStringLiteral("127.0.0.1")}, SystemClock().now(), 30);
    if (!made)
        return made.error();
    const QString certificate = folder.filePath(QStringLiteral("certificate.pem"));
    const QString key = folder.filePath(QStringLiteral("key.pem"));
    if (auto written = write(certificate, made->certificate); !written)
        return written.error();
    if (auto written = write(key, made->key); !written)
        return written.error();
    return Secured{{QStringLiteral("--tls-certificate"), certificate, QStringLiteral("--tls-key"), key},
                   {{}, QSslCertificate(made->certificate)}};
}

Result<double> memoryOf(const store::DataFolder& folder, const Secured& how) {
    auto known = knownDesktops(folder, desktops + 1);
    if (!known)
        return known.error();
    const auto store = StoreProcess::start(folder, {0, false, how.options});
    if (!store)
        return store.error();
    const std::vector one(known->end() - 1, known->end());
    known->pop_back();
    // What the first one costs is the program, not a connection.
    Crowd first(one, (*store)->url(), how.trust);
    if (auto connected = first.connectAll(); !connected)
        return connected.error();
    const auto before = proportionalMemory((*store)->processId());
    if (!before)
        return before.error();
    Crowd crowd(std::move(*known), (*store)->url(), how.trust);
    if (auto connected = crowd.connectAll(); !connected)
        return connected.error();
    return each(**store, *before, desktops);
}

/// Desktops that take nothing any more while 8 MB of notes pass, beside one that takes all.
Result<double> costOfStalled(const store::DataFolder& folder, const Company& company) {
    auto known = knownDesktops(folder, stalled + 2);
    if (!known)
        return known.error();
    const auto store = StoreProcess::start(folder);
    if (!store)
        return store.error();
    // What the notes cost by themselves is not counted: they have passed once before.
    Crowd alone(std::vector(known->end() - 1, known->end()), (*store)->url());
    known->pop_back();
    Crowd crowd(std::move(*known), (*store)->url());
    for (Crowd* one : {&alone, &crowd})
        if (auto connected = one->connectAll(); !connected)
            return connected.error();
    if (auto passed = alone.writeNotes(company, notes, noteBytes); !passed)
        return passed.error();
    bool taken = false;
    QObject context;
    for (std::size_t i = 1; i < crowd.size(); ++i) {
        crowd.at(i).stall();
        QObject::connect(&crowd.at(i), &LightDesktop::changed, &context, [&] { taken = true; });
    }
    const auto before = proportionalMemory((*store)->processId());
    if (!before)
        return before.error();
    if (auto passed = crowd.writeNotes(company, notes, noteBytes); !passed)
        return passed.error();
    if (taken)
        return Error{ErrorCode::Internal, "A desktop that was to take nothing has taken something."};
    const auto cost = each(**store, *before, stalled);
    return cost ? Result<double>(std::max(0.0, *cost)) : cost;
}

} // namespace

Result<std::vector<Figure>> connections(const Options& options) {
    const Company company = companyOf(options, 2'000, 12'000);
    const auto folder = filledStore(options, company);
    if (!folder)
        return folder.error();
    const QTemporaryDir keys;
    const auto tls = secured(keys);
    if (!tls)
        return tls.error();
    const std::string data = std::to_string(desktops) + " desktops";
    Figure plain{"memory of visage-store, a plain connection", data, {}, 60, "p50", "KB"};
    Figure encrypted{"memory of visage-store, a TLS connection", data, {}, 110, "p50", "KB"};
    Figure stuck{"memory of visage-store, a desktop that takes nothing any more",
                 std::to_string(stalled) + " of them, 8 MB of changes",
                 {},
                 1024,
                 "p50",
                 "KB"};
    for (int round = 0; round < std::max(options.rounds, 1); ++round) {
        for (auto* figure : {&plain, &encrypted}) {
            const auto memory = memoryOf(*folder, figure == &plain ? Secured{} : *tls);
            if (!memory)
                return memory.error();
            figure->samples.push_back(*memory);
        }
        const auto cost = costOfStalled(*folder, company);
        if (!cost)
            return cost.error();
        stuck.samples.push_back(*cost);
    }
    return std::vector{std::move(plain), std::move(encrypted), std::move(stuck)};
}

} // namespace visage::bench
