// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/client/views.h"

#include <QWidget>

#include <vector>

class QToolButton;

namespace visage::ui {

class Theme;

/// What of the timeline is shown: everything, or some groups of it. Buttons that stay down; "All" lifts the
/// others. Left and Right move between them, Space presses. GUI thread.
class TimelineFilters : public QWidget {
    Q_OBJECT
public:
    explicit TimelineFilters(const Theme& theme, QWidget* parent = nullptr);

    /// Everything, again.
    void clear();

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed(const visage::client::TimelineFilter& filter);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum Group { All, Calls, Mail, Messages, Visits, Notes, Cases, groups };

    void onToggled(int group, bool down);
    [[nodiscard]] client::TimelineFilter filter() const;
    void retranslate();
    void paintIcons();
    /// Where words and icons do not fit, the icons stay; the words are their tool tips then.
    void fit();
    [[nodiscard]] bool down(int group) const;
    void setDown(int group, bool down);

    const Theme& m_theme;
    std::vector<QToolButton*> m_buttons;
    int m_wordsWidth = 0; ///< what all the words need
};

} // namespace visage::ui
