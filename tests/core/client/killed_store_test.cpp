// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// visage-store as a process that is killed in the middle of its work, again and again, while desktops write.
#include "tests/core/client/real_store.h"
#include "tests/core/client/running_store.h"
#include "tests/support/run.h"

#include <QTest>

#include <algorithm>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int writers = 3;
constexpr int kills = 10;
/// So many unsent notes of one desktop keep the store busy.
constexpr int mostUnsent = 30;

/// A desktop whose user writes notes without a pause.
class Scribe {
public:
    Scribe(const QUrl& server, const Customer& about, int number)
        : m_about(about)
        , m_first(static_cast<std::uint32_t>(1000 * (number + 1)))
        , desktop(server) {}

    void writeOn() {
        while (!m_stopped && desktop->status().unsent + m_underWay < mostUnsent) {
            const std::uint32_t id = m_first + static_cast<std::uint32_t>(texts.size());
            texts.push_back("note " + std::to_string(id));
            ++m_underWay;
            desktop->submit(note(id, m_about, texts.back()), &*desktop, [this](const Result<void>& kept) {
                --m_underWay;
                m_allKept = m_allKept && kept.ok();
            });
        }
    }
    void stop() { m_stopped = true; }
    [[nodiscard]] bool allKept() const { return m_allKept; }
    [[nodiscard]] int acknowledged() {
        return static_cast<int>(texts.size()) - m_underWay - desktop->status().unsent;
    }

private:
    Customer m_about;
    std::uint32_t m_first;
    int m_underWay = 0;
    bool m_stopped = false;
    bool m_allKept = true;

public:
    std::vector<std::string> texts;
    Desktop desktop;
};

} // namespace

class TestKilledStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingAcknowledgedIsLostAndNothingDoubled();
};

void TestKilledStore::nothingAcknowledgedIsLostAndNothingDoubled() {
    const Customer anne = person(10, "Anne", "Lefèvre");
    RealStore store({anne});
    std::vector<std::unique_ptr<Scribe>> all;
    for (int i = 0; i < writers; ++i) {
        all.push_back(std::make_unique<Scribe>(store.url(), anne, i));
        QCOMPARE(all.back()->desktop.logIn(i == 0 ? u"anne"_s : u"bruno"_s), ErrorCode::None);
        QTRY_VERIFY_WITH_TIMEOUT(all.back()->desktop.isLive(), 20000);
    }
    const auto acknowledged = [&] {
        int sum = 0;
        for (const auto& writer : all) {
            writer->writeOn();
            sum += writer->acknowledged();
        }
        return sum;
    };
    SeededRandom random(11);
    int target = 0;
    for (int i = 0; i < kills; ++i) {
        target = std::max(target, acknowledged()) + 1 + static_cast<int>(random.below(60));
        QTRY_VERIFY_WITH_TIMEOUT(acknowledged() >= target, 20000);
        store.kill();
        QVERIFY(store.start());
    }
    for (const auto& writer : all)
        writer->stop();
    std::vector<std::string> expected;
    for (const auto& writer : all) {
        QTRY_COMPARE_WITH_TIMEOUT(writer->desktop->status().unsent, 0, 30000);
        QCOMPARE(writer->desktop->status().refused, 0);
        QVERIFY(writer->allKept());
        expected.insert(expected.end(), writer->texts.begin(), writer->texts.end());
    }
    std::ranges::sort(expected);
    for (const auto& writer : all)
        QTRY_COMPARE(writer->desktop.noteTexts(anne.id), expected);
    store.kill();
    QVERIFY(store.admin({u"verify"_s}).contains("All is well"));
    const auto kept = store.noteTexts(anne.id);
    QCOMPARE(kept, expected);
    qInfo("%d notes through %d kills", static_cast<int>(kept.size()), kills);
}

VISAGE_TEST(TestKilledStore)
#include "killed_store_test.moc"
