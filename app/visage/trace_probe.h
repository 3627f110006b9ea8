// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace visage::client {
class Workspace;
}
namespace visage::ui {
class Tracer;
}

namespace visage::desktop {

/// Watches the application for the moments of --trace that belong to no page: a key that went into an editor
/// and the painting that shows it, work kept in the outbox, work that the store has confirmed. Made only when
/// tracing.
class TraceProbe : public QObject {
    Q_OBJECT
public:
    TraceProbe(ui::Tracer& tracer, client::Workspace& workspace, QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void followStatus();

    ui::Tracer& m_tracer;
    client::Workspace& m_workspace;
    QPointer<QWidget> m_typedInto;
    int m_unsent = 0;
};

} // namespace visage::desktop
