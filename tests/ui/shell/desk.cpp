// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/desk.h"

#include "ui/common/plain_label.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>

namespace visage::testing {

Desk::Desk(Start start, ui::Language language)
    : settings(folder.filePath(QStringLiteral("desktop.ini"))) {
    theme.apply(ui::Theme::Choice::Light);
    languages.use(language);
    if (start == Start::LoggedIn)
        workspace.enter();
    window =
        std::make_unique<ui::MainWindow>(ui::Surroundings{workspace, theme, languages, settings, tracer});
    window->show();
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get()))
        qFatal("the window does not become active");
}

void Desk::keys(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClick(focused != nullptr ? focused : window.get(), key, modifiers);
}

QString Desk::shown(const QString& name) const {
    const auto* widget = find<QWidget>(name);
    if (!widget->isVisible())
        return {};
    // Whole, even where the layout that follows has yet to make room for it.
    if (const auto* label = qobject_cast<const ui::PlainLabel*>(widget))
        return label->text();
    if (const auto* label = qobject_cast<const QLabel*>(widget))
        return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        return button->text();
    return {};
}

} // namespace visage::testing
