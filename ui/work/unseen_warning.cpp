// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/unseen_warning.h"

#include "core/rules/unseen_promise.h"
#include "ui/common/style_sheet.h"

#include <QDateTime>

namespace visage::ui {
namespace {

bool isOffline(const client::StoreStatus& status) {
    using State = client::StoreStatus::State;
    return status.state != State::Live && status.state != State::CatchingUp &&
           status.state != State::FirstSync;
}

} // namespace

UnseenWarning::UnseenWarning(client::Workspace& workspace, QWidget* parent)
    : PlainLabel(parent)
    , m_workspace(workspace) {
    setObjectName(QStringLiteral("unseenPromise"));
    setWordWrap(true);
    setLook(this, Look::Warn);
    hide();
    connect(&workspace, &client::Workspace::statusChanged, this, &UnseenWarning::follow);
}

void UnseenWarning::setDueAt(Timestamp dueAt) {
    m_dueAt = dueAt;
    follow();
}

void UnseenWarning::follow() {
    setText(tr("You are offline: nobody else sees this promise in time. Call back yourself, or tell a "
               "colleague."));
    setAccessibleName(text());
    const Timestamp now = m_workspace.now();
    const int weekday = QDateTime::fromMSecsSinceEpoch(now.ms).date().dayOfWeek();
    setVisible(rules::isPromiseUnseen(isOffline(m_workspace.status()), now, weekday, m_dueAt));
}

} // namespace visage::ui
