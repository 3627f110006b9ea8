// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ids.h"

#include <QListWidget>

#include <vector>

namespace visage::ui {

class Theme;

/// People to choose from, numbered 1 to 9 for the keys Ctrl+1 to Ctrl+9. Chosen by a click, or by Return or
/// the digit alone while the list has the focus.
class CandidateList : public QListWidget {
    Q_OBJECT
public:
    struct Row {
        CustomerId customer;
        QString name;
        QStringList details; ///< the same facts, from the fullest form to the shortest
        friend bool operator==(const Row&, const Row&) = default;
    };

    /// Nine people stand in up to `columns` columns.
    explicit CandidateList(const Theme& theme, int columns, QWidget* parent = nullptr);

    void setRows(const std::vector<Row>& rows);
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    /// 1 is the first; nothing happens for one that is not there.
    void choose(int number);

Q_SIGNALS:
    void chosen(visage::CustomerId customer);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();

    std::vector<Row> m_rows;
    int m_columns;
};

} // namespace visage::ui
