// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/desktop_subjects.h"
#include "app/bench/filled_profile.h"
#include "app/bench/trace_tail.h"
#include "core/base/seams.h"
#include "tests/support/sip/fake_registrar.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace visage::bench {

using namespace Qt::StringLiterals;

namespace {

bool waitFor(const std::function<bool()>& condition) {
    const QDeadlineTimer deadline(10'000);
    QTimer wakeUp;
    wakeUp.start(1);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// The file of `--phone-account`.
bool writeAccount(const QString& name, quint16 registrar) {
    QFile file(name);
    const QString account =
        uR"({"aor": "sip:bench@127.0.0.1", "registrar": "sip:127.0.0.1:%1;transport=udp", )"
        uR"("auth_user": "bench", "password": "none", "trust_asserted_identity": true})"_s.arg(registrar);
    return file.open(QIODevice::WriteOnly) && file.write(account.toUtf8()) > 0;
}

/// Milliseconds after the INVITE.
struct Ring {
    double ringing; ///< the engine's 180 has come: what SIP alone takes
    double painted;
};

/// Calls, and waits until the desktop shows who.
std::optional<Ring> ring(testing::FakeRegistrar& exchange, TraceTail& trace, const std::string& number,
                         int round) {
    const QByteArray call = "bench" + QByteArray::number(round);
    const QByteArray caller =
        "P-Asserted-Identity: <sip:" + QByteArray::fromStdString(number) + "@trunk.example>\r\n";
    const qint64 sent = nowMicroseconds();
    exchange.send(testing::inviteTo("bench", exchange.port(), call, caller));
    if (!waitFor([&] { return exchange.answered(call, 180); }))
        return {};
    const double ringing = static_cast<double>(nowMicroseconds() - sent) / 1000;
    const auto painted = trace.next(u"pop-painted"_s);
    if (!painted)
        return {};
    exchange.send(testing::cancelOf("bench", exchange.port(), call));
    if (!waitFor([&] { return exchange.answered(call, 487); }))
        return {};
    exchange.send(testing::followUp("ACK", 1, exchange.answer(call, 487), exchange.port()));
    exchange.forget();
    return Ring{ringing, millisecondsAfter(sent, *painted)};
}

} // namespace

Result<std::vector<Figure>> pop(const Options& options) {
    const auto profile = FilledProfile::prepare(options);
    if (!profile)
        return profile.error();
    const Company& company = profile->company();
    QTemporaryDir scratch;
    testing::FakeRegistrar exchange;
    const QString account = scratch.filePath(u"account.json"_s);
    if (!writeAccount(account, exchange.port()))
        return Error{ErrorCode::Unavailable, "The temporary folder cannot be written."};
    RunningDesktop desktop(*profile, {u"--phone-account"_s, account, u"--audio"_s, u"null"_s});
    TraceTail trace(desktop.traceFile());
    if (!waitFor([&] { return exchange.registered(); }))
        return Error{ErrorCode::Unavailable, desktop.complaint()};

    Figure painted{"INVITE sent -> pop painted", profile->dataName(), {}, 50, "p99"};
    Figure ringing{"beside: INVITE sent -> 180 Ringing received", profile->dataName(), {}, 0, {}};
    SeededRandom random(options.seed + 2);
    const int rounds = options.rounds > 0 ? options.rounds : 300;
    for (int round = -10; round < rounds; ++round) {
        const auto whose =
            static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(company.customers())));
        const auto took = ring(exchange, trace, company.mobile(whose), round);
        if (!took)
            return Error{ErrorCode::Unavailable, desktop.complaint()};
        if (round < 0)
            continue;
        painted.samples.push_back(took->painted);
        ringing.samples.push_back(took->ringing);
    }
    return std::vector{std::move(painted), std::move(ringing)};
}

} // namespace visage::bench
