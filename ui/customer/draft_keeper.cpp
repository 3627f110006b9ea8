// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/draft_keeper.h"

#include <utility>

namespace visage::ui {

DraftKeeper::DraftKeeper(client::Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace) {
    m_timer.setSingleShot(true);
    setDelay(Milliseconds(400));
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::flush);
}

DraftKeeper::~DraftKeeper() {
    flush();
}

void DraftKeeper::bind(const QString& key, std::function<void(QString)> restore) {
    flush();
    m_key = key;
    m_text.clear();
    ++m_question;
    if (key.isEmpty())
        return;
    m_workspace.loadDraft(key, this,
                          [this, question = m_question, restore = std::move(restore)](const QString& text) {
                              if (question == m_question && !text.isEmpty())
                                  restore(text);
                          });
}

void DraftKeeper::changed(const QString& text) {
    m_text = text;
    m_waiting = true;
    m_timer.start();
}

void DraftKeeper::flush() {
    m_timer.stop();
    if (!std::exchange(m_waiting, false))
        return;
    if (!m_key.isEmpty())
        m_workspace.saveDraft(m_key, m_text);
}

void DraftKeeper::forget(const QString& key) {
    if (key == m_key) {
        m_timer.stop();
        m_waiting = false;
    }
    m_workspace.saveDraft(key, {});
}

} // namespace visage::ui
