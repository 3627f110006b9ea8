// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/desktop_subjects.h"
#include "app/bench/filled_desk.h"
#include "app/bench/filled_profile.h"
#include "app/bench/keystrokes.h"
#include "app/bench/trace_tail.h"
#include "app/visage/secrets.h"
#include "core/client/local_workspace.h"
#include "ui/common/settings.h"
#include "ui/common/tracer.h"
#include "ui/customer/record_page.h"
#include "ui/shell/main_window.h"
#include "ui/timeline/timeline_area.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QKeyEvent>
#include <QLineEdit>

namespace visage::bench {

using namespace Qt::StringLiterals;

namespace {

/// The window as the desktop's main composes it, in this process, so that keys can be given to it.
class Window {
public:
    Window(const FilledProfile& filled, std::unique_ptr<client::Profile> profile)
        : m_profile(std::move(profile))
        , m_secrets(desktop::fileSecrets(FilledProfile::secretsFile(filled.folder())))
        , m_settings(m_scratch.filePath(u"desktop.ini"_s))
        , m_workspace({FilledDesk::server(), "visage-bench", {}, {}, {}},
                      {*m_profile, *m_secrets, m_clock, m_random})
        , m_window(ui::Surroundings{m_workspace, m_theme, m_languages, m_settings, m_tracer}) {
        m_theme.apply(ui::Theme::Choice::Light);
        m_languages.use(ui::Language::French);
        m_record = new ui::RecordPage(m_workspace, m_theme, m_window.commands());
        QObject::connect(&m_window, &ui::MainWindow::customerOpened, m_record, &ui::RecordPage::showCustomer);
        m_window.setRecordPage(m_record);
        m_window.resize(1366, 700);
    }

    [[nodiscard]] Result<void> open() {
        if (!m_tracer.open(traceFile()))
            return Error{ErrorCode::Unavailable, "The temporary folder cannot be written."};
        m_window.expectSession();
        m_window.show();
        const QDeadlineTimer deadline(10'000);
        while (!m_workspace.session().user && !deadline.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        if (!m_workspace.session().user)
            return Error{ErrorCode::Unavailable, "The prepared profile cannot be opened; throw it away."};
        return {};
    }
    [[nodiscard]] QString traceFile() const { return m_scratch.filePath(u"trace.jsonl"_s); }
    [[nodiscard]] ui::MainWindow& window() { return m_window; }
    [[nodiscard]] QLineEdit* field() { return m_window.findChild<QLineEdit*>(u"search"_s); }
    [[nodiscard]] ui::RecordPage& record() { return *m_record; }
    [[nodiscard]] ui::TimelineArea* timeline() { return m_record->findChild<ui::TimelineArea*>(); }

private:
    QTemporaryDir m_scratch;
    SystemClock m_clock;
    SystemRandom m_random;
    ui::Theme m_theme;
    ui::Languages m_languages;
    ui::Tracer m_tracer;
    std::unique_ptr<client::Profile> m_profile;
    std::unique_ptr<client::SecretStore> m_secrets;
    ui::DesktopSettings m_settings;
    client::LocalWorkspace m_workspace;
    ui::MainWindow m_window;
    ui::RecordPage* m_record;
};

/// A prepared profile and a window over it.
struct Opened {
    FilledProfile profile;
    std::unique_ptr<Window> window;
};

Result<Opened> openPrepared(const Options& options) {
    auto filled = FilledProfile::prepare(options);
    if (!filled)
        return filled.error();
    auto profile = client::Profile::open(filled->folder());
    if (!profile)
        return profile.error();
    auto window = std::make_unique<Window>(*filled, std::move(*profile));
    if (auto opened = window->open(); !opened)
        return opened.error();
    return Opened{std::move(*filled), std::move(window)};
}

/// Sees the timeline painted with this customer's contacts on it.
class PaintWatch : public QObject {
public:
    PaintWatch(ui::RecordPage& record, ui::TimelineArea& timeline)
        : m_record(record)
        , m_timeline(timeline) {
        qApp->installEventFilter(this);
    }
    void expect(CustomerId customer) {
        m_customer = customer;
        m_painted = false;
    }
    [[nodiscard]] bool painted() const { return m_painted; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        const bool whole = event->type() == QEvent::Paint && watched == m_timeline.viewport() &&
                           m_record.customer() == m_customer && m_timeline.count() > 0;
        if (whole) // the filter comes before the painting: look again after it
            QMetaObject::invokeMethod(
                this, [this] { m_painted = true; }, Qt::QueuedConnection);
        return false;
    }

private:
    ui::RecordPage& m_record;
    ui::TimelineArea& m_timeline;
    CustomerId m_customer;
    bool m_painted = false;
};

} // namespace

Result<std::vector<Figure>> type(const Options& options) {
    const auto opened = openPrepared(options);
    if (!opened)
        return opened.error();
    const FilledProfile& profile = opened->profile;
    Window& window = *opened->window;
    TraceTail trace(window.traceFile());
    QLineEdit* field = window.field();
    Figure shown{"key pressed -> its results painted", profile.dataName(), {}, 20, "p95"};
    const int rounds = options.rounds > 0 ? options.rounds : 1000;
    for (const std::string& words : keystrokes(profile.company(), rounds)) {
        field->clear();
        for (const QChar letter : QString::fromStdString(words)) {
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
            const qint64 pressed = nowMicroseconds();
            QCoreApplication::sendEvent(field, &press);
            const auto painted =
                trace.next(u"results-shown"_s, std::chrono::seconds(10),
                           [&](const QJsonObject& event) { return event[u"text"] == field->text(); });
            if (!painted)
                return Error{ErrorCode::Unavailable, "The results of a search were not shown."};
            shown.samples.push_back(millisecondsAfter(pressed, *painted));
            if (static_cast<int>(shown.samples.size()) == rounds)
                return std::vector{std::move(shown)};
        }
    }
    return std::vector{std::move(shown)};
}

Result<std::vector<Figure>> openRecord(const Options& options) {
    const auto opened = openPrepared(options);
    if (!opened)
        return opened.error();
    const FilledProfile& profile = opened->profile;
    Window& window = *opened->window;
    PaintWatch watch(window.record(), *window.timeline());
    const Company& company = profile.company();
    Figure painted{
        "record of a customer with 500 contacts opened -> painted", profile.dataName(), {}, 60, "p99"};
    const int rounds = options.rounds > 0 ? options.rounds : 300;
    // Every other one is somebody else, so that it is opened and not only kept.
    for (int round = -10; round < 2 * rounds; ++round) {
        const CustomerId customer = company.customerId(round % 2 == 0 ? 0 : 1 + round * 7 % 1000);
        watch.expect(customer);
        const QDeadlineTimer deadline(round % 2 == 0 ? 10'000 : 100);
        const double took = timed([&] {
            window.window().openCustomer(customer);
            while (!watch.painted() && !deadline.hasExpired())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        });
        if (round % 2 == 0 && !watch.painted())
            return Error{ErrorCode::Unavailable, "The record was not shown."};
        if (round >= 0 && round % 2 == 0)
            painted.samples.push_back(took);
    }
    return std::vector{std::move(painted)};
}

} // namespace visage::bench
