// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>

#include <functional>
#include <vector>

class QWidget;

namespace visage::ui {

/// Every action of the desktop, once: name, shortcut, whether it is possible now and why not. Menus, buttons,
/// the command palette (Ctrl+K) and the list of shortcuts are made from it. GUI thread; owned by the main
/// window.
class CommandRegistry : public QObject {
    Q_OBJECT
public:
    struct Spec {
        QString id;                    ///< stable: "phone.answer"; also the action's objectName
        std::function<QString()> text; ///< in the present language; asked again on retranslate()
        QKeySequence shortcut;         ///< no single letters, no Alt+letter, nothing with AltGr
        std::function<void()> run;
        QString icon; ///< of Theme::icon(); may be empty
    };

    explicit CommandRegistry(QWidget* window);

    /// The action lives as long as the registry. An id may be added once; a shortcut may belong to one
    /// command only.
    QAction* add(Spec spec);
    [[nodiscard]] QAction* action(const QString& id) const;
    [[nodiscard]] const std::vector<Spec>& specs() const { return m_specs; }

    /// Disabled commands stay in the palette and say why; those whose action is invisible do not stand there.
    void setEnabled(const QString& id, bool enabled, const QString& whyNot = {});
    [[nodiscard]] QString whyNot(const QString& id) const;

    void retranslate();

private:
    QWidget* m_window;
    std::vector<Spec> m_specs;
    QHash<QString, QAction*> m_actions;
    QHash<QString, QString> m_whyNot;
};

} // namespace visage::ui
