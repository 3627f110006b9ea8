// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/visage/trace_probe.h"

#include "core/client/workspace.h"
#include "ui/common/tracer.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

#include <utility>

namespace visage::desktop {

using namespace Qt::StringLiterals;

TraceProbe::TraceProbe(ui::Tracer& tracer, client::Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_tracer(tracer)
    , m_workspace(workspace)
    , m_unsent(workspace.status().unsent) {
    qApp->installEventFilter(this);
    connect(&workspace, &client::Workspace::statusChanged, this, &TraceProbe::followStatus);
}

void TraceProbe::followStatus() {
    const int now = m_workspace.status().unsent;
    const int before = std::exchange(m_unsent, now);
    if (now > before)
        m_tracer.mark("saved", {{"unsent", QString::number(now)}});
    else if (now < before)
        m_tracer.mark("acked", {{"unsent", QString::number(now)}});
}

bool TraceProbe::eventFilter(QObject* watched, QEvent* event) {
    auto* widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr)
        return false;
    if (event->type() == QEvent::KeyPress && widget->testAttribute(Qt::WA_InputMethodEnabled)) {
        const QString typed = static_cast<QKeyEvent*>(event)->text();
        if (!typed.isEmpty() && typed.at(0).isPrint()) {
            m_tracer.mark("key", {{"in", widget->objectName()}, {"text", typed}});
            m_typedInto = widget;
        }
    }
    // An editor paints on its viewport. The queued call comes when the painting has reached the screen.
    if (event->type() == QEvent::Paint && m_typedInto &&
        (widget == m_typedInto || widget->parentWidget() == m_typedInto)) {
        const QString name = std::exchange(m_typedInto, nullptr)->objectName();
        QMetaObject::invokeMethod(
            this,
            [this, name] {
                m_tracer.mark("char-painted", {{"in", name}});
            },
            Qt::QueuedConnection);
    }
    return false;
}

} // namespace visage::desktop
