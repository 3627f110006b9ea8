// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/command_registry.h"

#include <QWidget>

namespace visage::ui {

CommandRegistry::CommandRegistry(QWidget* window)
    : QObject(window)
    , m_window(window) {}

QAction* CommandRegistry::add(Spec spec) {
    Q_ASSERT_X(!m_actions.contains(spec.id), "CommandRegistry", qPrintable(spec.id));
    auto* action = new QAction(this);
    action->setObjectName(spec.id);
    action->setShortcut(spec.shortcut);
    action->setShortcutContext(Qt::WindowShortcut);
    QObject::connect(action, &QAction::triggered, this, spec.run);
    m_window->addAction(action);
    m_actions.insert(spec.id, action);
    m_specs.push_back(std::move(spec));
    retranslate();
    return action;
}

QAction* CommandRegistry::action(const QString& id) const {
    return m_actions.value(id);
}

void CommandRegistry::setEnabled(const QString& id, bool enabled, const QString& whyNot) {
    if (QAction* known = m_actions.value(id))
        known->setEnabled(enabled);
    m_whyNot.insert(id, enabled ? QString() : whyNot);
}

QString CommandRegistry::whyNot(const QString& id) const {
    return m_whyNot.value(id);
}

void CommandRegistry::retranslate() {
    for (const Spec& spec : m_specs)
        m_actions.value(spec.id)->setText(spec.text());
}

} // namespace visage::ui
