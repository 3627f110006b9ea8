// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QWidget>

class QLineEdit;
class QListWidget;

namespace visage::ui {

/// The tree of reasons as one list of paths that typing narrows: "ret liv" finds "Delivery › Late delivery".
/// Up and Down move in the list while the keyboard stays in the field. GUI thread.
class ReasonPicker : public QWidget {
    Q_OBJECT
public:
    explicit ReasonPicker(client::Workspace& workspace, QWidget* parent = nullptr);

    /// Null: nothing chosen.
    [[nodiscard]] ReasonId reason() const;
    void setReason(ReasonId reason);
    [[nodiscard]] QWidget* field() const;

Q_SIGNALS:
    void reasonChanged(visage::ReasonId reason);
    /// Return in the field, with a reason chosen.
    void confirmed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void narrow();
    void addBranch(ReasonId parent, int depth);
    void retranslate();

    client::Workspace& m_workspace;
    QLineEdit* m_field;
    QListWidget* m_list;
};

/// "Commande › Modification de commande" in `width` pixels. The reason itself is what tells rows apart: where
/// there is no room, the branch before it gives way.
[[nodiscard]] QString fittedReason(const QString& path, const QFontMetrics& metrics, int width);

} // namespace visage::ui
