// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A desktop as a process that is killed in the middle of its work, again and again: from its first steps to
// its busiest.
#include "tests/core/client/real_store.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int kills = 20;
constexpr int patience = 30'000;

/// Runs of tests/core/client/scribe.cpp on one profile.
class ScribeRun {
public:
    ScribeRun(const QString& profile, const QUrl& server, const QString& wish) {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(VISAGE_SCRIBE), {profile, server.toString(), wish});
    }
    ~ScribeRun() { kill(); }
    ScribeRun(const ScribeRun&) = delete;
    ScribeRun& operator=(const ScribeRun&) = delete;

    /// So many lines that it has said so far.
    [[nodiscard]] int lines() {
        while (m_process.canReadLine()) {
            const std::string line = m_process.readLine().trimmed().toStdString();
            const auto gap = line.find(' ');
            m_said[line.substr(0, gap)].insert(gap == std::string::npos ? std::string()
                                                                        : line.substr(gap + 1));
            ++m_lines;
        }
        return m_lines;
    }
    void kill() {
        m_process.kill();
        m_process.waitForFinished();
        (void)lines(); // what it had said before
    }
    [[nodiscard]] bool ended() const { return m_process.state() == QProcess::NotRunning; }
    [[nodiscard]] const std::set<std::string>& said(const char* what) { return m_said[what]; }

private:
    QProcess m_process;
    std::map<std::string, std::set<std::string>> m_said;
    int m_lines = 0;
};

} // namespace

class TestKilledDesktop : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatItSaidIsKeptIsThereAndSentOnce();
};

void TestKilledDesktop::whatItSaidIsKeptIsThereAndSentOnce() {
    const Customer anne = person(10, "Anne", "Lefevre");
    RealStore store({anne});
    const QTemporaryDir profile;
    SeededRandom random(17);
    std::set<std::string> kept;
    const auto check = [&](ScribeRun& run) {
        QVERIFY2(run.said("failed").empty(),
                 run.said("failed").empty() ? "" : run.said("failed").begin()->c_str());
        if (!run.said("ready").empty())
            QVERIFY(std::ranges::includes(run.said("sees"), kept));
        kept.insert(run.said("kept").begin(), run.said("kept").end());
    };
    for (int round = 1; round <= kills; ++round) {
        ScribeRun run(profile.path(), store.url(), QString::number(10'000 * round));
        // Some die before they can work; what was seen is said first.
        const int last =
            static_cast<int>(random.below(4) == 0 ? random.below(4) : kept.size() + 4 + random.below(60));
        QTRY_VERIFY_WITH_TIMEOUT(run.lines() >= last || run.ended(), patience);
        run.kill();
        check(run);
        if (QTest::currentTestFailed())
            return;
    }
    ScribeRun run(profile.path(), store.url(), u"drain"_s);
    QTRY_VERIFY_WITH_TIMEOUT(run.ended(), patience);
    (void)run.lines();
    check(run);
    QCOMPARE(run.said("drained"), std::set<std::string>{"0"});

    const auto there = store.noteTexts(anne.id);
    QVERIFY(std::ranges::includes(there, kept));
    QCOMPARE(std::set(there.begin(), there.end()).size(), there.size());
    QVERIFY(store.admin({u"verify"_s}).contains("All is well"));
    qInfo("%d notes, %d of them said to be kept, through %d kills", static_cast<int>(there.size()),
          static_cast<int>(kept.size()), kills);
}

VISAGE_TEST(TestKilledDesktop)
#include "killed_desktop_test.moc"
