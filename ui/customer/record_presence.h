// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>

namespace visage::ui {

class TextEditor;

/// Tells the colleagues what happens on a record page: which record it shows while it is seen, whether
/// somebody types into one of its editors, with whom a call goes on. GUI thread.
class RecordPresence : public QObject {
    Q_OBJECT
public:
    /// Who has not typed for so long has stopped to write, whatever stands there.
    static constexpr std::chrono::seconds stopsAfter{15};

    /// Watches the editors that `page` has by now.
    RecordPresence(client::Workspace& workspace, QWidget& page);

    /// Null: none is shown.
    void setCustomer(CustomerId customer);
    /// Null: with nobody.
    void setTalkingWith(CustomerId customer);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void onTyped(TextEditor* editor);
    void say();
    [[nodiscard]] bool writing() const;

    client::Workspace& m_workspace;
    QWidget& m_page;
    CustomerId m_customer;
    CustomerId m_talkingWith;
    QPointer<TextEditor> m_typedIn;
    QTimer m_typing; ///< runs while somebody does
    client::Whereabouts m_said;
};

} // namespace visage::ui
