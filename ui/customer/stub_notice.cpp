// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/stub_notice.h"

#include "core/client/workspace.h"
#include "ui/common/icons.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>

namespace visage::ui {

using namespace Qt::StringLiterals;
using State = client::StoreStatus::State;

StubNotice::StubNotice(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_icon(new IconLabel(theme, {}, &Tokens::textMuted))
    , m_text(new PlainLabel) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 2, 16, 8);
    row->setSpacing(8);
    m_text->setObjectName(u"stubNotice"_s);
    m_text->setWordWrap(true);
    setLook(m_text, Look::Muted);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    connect(&workspace, &client::Workspace::statusChanged, this, &StubNotice::write);
    hide();
}

void StubNotice::setHistoryHere(bool here) {
    setVisible(!here);
    write();
}

void StubNotice::write() {
    const State state = m_workspace.status().state;
    const bool connected = state == State::Live || state == State::CatchingUp || state == State::FirstSync;
    m_icon->setIcon(connected ? u"refresh-cw"_s : u"cloud-off"_s, &Tokens::textMuted);
    m_text->setText(
        connected
            ? tr("The history is not on this device: it is being fetched …")
            : tr("The history is not on this device. It is fetched as soon as the server can be reached; "
                 "what you write here meanwhile is kept."));
    m_text->setAccessibleName(m_text->text());
}

void StubNotice::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        write();
}

} // namespace visage::ui
