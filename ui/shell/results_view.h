// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace visage::ui {

class Tracer;

/// The list of results; says to the tracer when an answer has been painted.
class ResultsView : public QListView {
    Q_OBJECT
public:
    explicit ResultsView(Tracer& tracer, QWidget* parent = nullptr);

    /// The next painting shows the answer to `query`.
    void tracePaint(const QString& query);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tracer& m_tracer;
    QString m_toTrace;
};

} // namespace visage::ui
