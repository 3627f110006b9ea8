// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QString>

namespace visage::ui {

/// A text for a tool tip, which would guess HTML as a label does: shown as it is written.
[[nodiscard]] QString plainToolTip(const QString& text);

/// The label for data. QLabel guesses HTML, which lets an outsider's text draw and link; this one never does.
/// It may elide: then the whole text is the tool tip.
class PlainLabel : public QLabel {
    Q_OBJECT
public:
    explicit PlainLabel(QWidget* parent = nullptr);
    explicit PlainLabel(const QString& text, QWidget* parent = nullptr);

    /// Where it elides, `shorter` is shown for a text that has no room before anything is cut.
    void setText(const QString& text, const QString& shorter = {});
    [[nodiscard]] QString text() const { return m_text; }
    void setElideMode(Qt::TextElideMode mode);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void elide();

    QString m_text;
    QString m_shorter;
    Qt::TextElideMode m_mode = Qt::ElideNone;
};

} // namespace visage::ui
