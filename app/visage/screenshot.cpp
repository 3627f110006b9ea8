// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/visage/screenshot.h"

#include "app/visage/pages.h"
#include "core/client/workspace.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>

#include <cstdio>

namespace visage::desktop {

using namespace Qt::StringLiterals;

namespace {

constexpr int quietMs = 300;
constexpr qint64 patienceMs = 90'000; // a first synchronisation, or a call that has yet to come

} // namespace

Screenshot::Screenshot(const Options& options, ui::MainWindow& window, const client::Workspace& workspace,
                       QObject* parent)
    : QObject(parent)
    , m_options(options)
    , m_window(window)
    , m_workspace(workspace) {
    m_since.start();
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietMs);
    connect(&m_quiet, &QTimer::timeout, this, &Screenshot::onQuiet);
    qApp->installEventFilter(this);
    m_quiet.start();
}

bool Screenshot::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::Paint || event->type() == QEvent::LayoutRequest)
        m_quiet.start();
    return false;
}

bool Screenshot::settled() {
    using State = client::StoreStatus::State;
    const State state = m_workspace.status().state;
    if (needsSession(m_options.page)) {
        const bool inside = static_cast<bool>(m_workspace.session().user);
        const bool steady = state == State::Live || state == State::Offline || state == State::Refused;
        if (!inside || !steady)
            return false;
    }
    if (!m_opened) {
        m_opened = true;
        openPage(m_window, m_options.page);
        return false;
    }
    return pageIsThere(m_window, m_options.page);
}

void Screenshot::onQuiet() {
    if (settled())
        return save();
    if (m_since.elapsed() > patienceMs) {
        std::fprintf(stderr, "The page %s did not come within %lld s.\n", qPrintable(m_options.page),
                     static_cast<long long>(patienceMs / 1000));
        return QCoreApplication::exit(1);
    }
    m_quiet.start();
}

void Screenshot::save() {
    QWidget* shown = QApplication::activeModalWidget();
    const bool kept = (shown != nullptr ? shown : &m_window)->grab().save(m_options.screenshot, "PNG");
    if (!kept)
        std::fprintf(stderr, "The picture cannot be written to %s.\n", qPrintable(m_options.screenshot));
    QCoreApplication::exit(kept ? 0 : 1);
}

} // namespace visage::desktop
