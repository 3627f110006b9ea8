// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"
#include "ui/common/icons.h"

#include <vector>

namespace visage::ui {

class PlainLabel;
class Theme;

/// Who else is at the record, in one quiet line that takes no height of its own: two people who do not know
/// of each other answer one customer twice. A screen reader is told of who writes or talks, once a record.
/// GUI thread.
class PresenceLine : public QWidget {
    Q_OBJECT
public:
    PresenceLine(client::Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    /// Another record: what was said of the one before counts no more.
    void forget();
    /// How wide it may be: in less it says less, and its tool tip the rest.
    void setRoom(int pixels);

Q_SIGNALS:
    /// What has just been said aloud, where anybody listens.
    void announced(const QString& words);

protected:
    void changeEvent(QEvent* event) override;

private:
    using Activity = client::PersonHere::Activity;
    void write();
    void say(const std::vector<client::PersonHere>& persons, const QStringList& sentences);
    [[nodiscard]] QString shortly(const client::PersonHere& person) const;
    void announce();
    [[nodiscard]] std::vector<client::PersonHere> persons() const;
    [[nodiscard]] QString sentence(const std::vector<client::PersonHere>& persons, Activity activity) const;
    [[nodiscard]] QString names(const std::vector<UserId>& others) const;

    client::Workspace& m_workspace;
    IconLabel* m_icon;
    PlainLabel* m_words;
    QString m_all; ///< what is said where there is room
    int m_room = 0;
    std::vector<client::PersonHere> m_announced;
};

} // namespace visage::ui
