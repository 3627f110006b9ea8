// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QIcon>
#include <QObject>

class QApplication;

namespace visage::ui {

/// The theme of the running desktop: made by the main, handed to every page. GUI thread.
class Theme : public QObject {
    Q_OBJECT
public:
    enum class Choice { Light, Dark, System };

    explicit Theme(QObject* parent = nullptr);

    [[nodiscard]] const Tokens& tokens() const { return m_tokens; }
    [[nodiscard]] Choice choice() const { return m_choice; }

    /// Sets palette and style sheet of the application and tells the pages.
    void apply(Choice choice);

    /// An icon of resources/icons (Lucide names: "phone-incoming"), drawn in `colour` at the painter's
    /// resolution. Ask again after changed().
    [[nodiscard]] QIcon icon(const QString& name, const QColor& colour) const;
    [[nodiscard]] QIcon icon(const QString& name) const { return icon(name, m_tokens.text); }

Q_SIGNALS:
    void changed();

private:
    Tokens m_tokens = Tokens::light();
    Choice m_choice = Choice::Light;
    bool m_systemDark = false; ///< the palette as the platform gave it, before ours
    bool m_styled = false;
};

} // namespace visage::ui
