// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/entities.h"

#include <QLineEdit>
#include <QStringList>

#include <vector>

class QCompleter;
class QStringListModel;

namespace visage::ui {

/// A reason for contact, found by typing any part of its words: "ret liv" finds "Livraison › Retard de
/// livraison".
class ReasonField : public QLineEdit {
    Q_OBJECT
public:
    explicit ReasonField(QWidget* parent = nullptr);

    /// The tree of reasons in the present language; keeps what is chosen.
    void setReasons(const std::vector<Reason>& reasons);
    void setReason(ReasonId id);
    [[nodiscard]] ReasonId reason() const { return m_reason; }

Q_SIGNALS:
    void reasonChanged(visage::ReasonId reason);

protected:
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Entry {
        ReasonId id;
        QString path;      ///< "Livraison › Retard de livraison"
        QStringList words; ///< folded
    };
    void filter(const QString& text);
    void choose(const QString& path);
    void settle();
    [[nodiscard]] QStringList matching(const QString& text) const;
    [[nodiscard]] QString pathOf(ReasonId id) const;

    std::vector<Entry> m_entries;
    QStringListModel* m_model;
    QCompleter* m_completer;
    ReasonId m_reason;
};

} // namespace visage::ui
