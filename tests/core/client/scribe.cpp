// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A desktop without a window, to be killed: scribe PROFILE SERVER FIRST writes notes with ids from FIRST on
// and says what it sees and what is kept, a line each; scribe PROFILE SERVER drain ends when everything is
// sent.
#include "core/client/local_workspace.h"
#include "tests/core/client/desk.h"

#include <QCoreApplication>

#include <cstdio>

using namespace visage;
using namespace visage::client;
using namespace visage::client::testing;

namespace {

/// So many unsent notes keep the disk and the line busy.
constexpr int mostUnsent = 30;

void say(const char* what, const std::string& text = {}) {
    std::printf("%s %s\n", what, text.c_str());
    std::fflush(stdout);
}

class Scribe {
public:
    Scribe(LocalWorkspace& workspace, std::uint32_t next)
        : m_workspace(workspace)
        , m_next(next) {}

    /// As soon as the customer is here: the first time, she has to come from the store.
    void begin() {
        m_workspace.loadRecord(m_about.id, &m_workspace, [this](const Result<CustomerRecord>& record) {
            if (!record || record->customer.id.isNull()) {
                QObject::connect(
                    &m_workspace, &Workspace::everythingChanged, &m_workspace, [this] { begin(); },
                    Qt::SingleShotConnection);
                return;
            }
            for (const Note& note : record->notes)
                say("sees", note.text);
            say("ready");
            QObject::connect(&m_workspace, &Workspace::statusChanged, &m_workspace, [this] { goOn(); });
            goOn();
        });
    }

private:
    void goOn() {
        const StoreStatus& status = m_workspace.status();
        if (m_next == 0 && status.state == StoreStatus::State::Live && status.unsent == 0) {
            say("drained", std::to_string(status.refused));
            QCoreApplication::quit();
        }
        while (m_next != 0 && status.unsent + m_underWay < mostUnsent) {
            const std::string text = "note " + std::to_string(m_next);
            ++m_underWay;
            m_workspace.submit(note(m_next++, m_about, text), &m_workspace,
                               [this, text](const Result<void>& kept) {
                                   --m_underWay;
                                   say(kept ? "kept" : "failed", text);
                                   goOn();
                               });
        }
    }

    LocalWorkspace& m_workspace;
    std::uint32_t m_next; ///< 0: write nothing
    const Customer m_about = person(10, "Anne", "Lefevre");
    int m_underWay = 0;
};

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    auto profile = Profile::open(words.value(1));
    if (!profile) {
        say("failed", profile.error().sentence);
        return 1;
    }
    say("opened");
    MemorySecrets secrets;
    const SystemClock clock;
    SystemRandom random;
    LocalWorkspace::Options options;
    options.server = QUrl(words.value(2));
    LocalWorkspace workspace(options, {**profile, secrets, clock, random});
    Scribe scribe(workspace, words.value(3).toUInt()); // "drain" is no number
    workspace.logIn(QStringLiteral("anne"), QStringLiteral("secret of both"), &workspace,
                    [&scribe](const Result<Session>& session) {
                        say(session ? "in" : "failed", session ? "" : session.error().sentence);
                        scribe.begin();
                    });
    return QCoreApplication::exec();
}
