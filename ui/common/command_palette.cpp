// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/command_palette.h"

#include "ui/common/command_list.h"
#include "ui/common/style_sheet.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace visage::ui {

using namespace Qt::StringLiterals;

CommandPalette::CommandPalette(CommandRegistry& registry, const Theme& theme, QWidget* window)
    : QFrame(window)
    , m_commands(new CommandList(registry, this))
    , m_input(new QLineEdit)
    , m_list(new QListView) {
    setObjectName(u"commandPalette"_s);
    setLook(this, Look::Floating);
    setAutoFillBackground(true);
    m_input->setObjectName(u"commandPaletteInput"_s);
    m_list->setObjectName(u"commandPaletteList"_s);
    m_list->setModel(m_commands);
    m_list->setItemDelegate(new CommandDelegate(theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setLook(m_list, Look::Plain);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_input);
    layout->addWidget(m_list, 1);
    m_input->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_input, &QLineEdit::textEdited, this, &CommandPalette::filter);
    connect(m_input, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
    retranslate();
    hide();
}

void CommandPalette::open() {
    if (isVisible())
        return;
    m_before = QApplication::focusWidget();
    m_input->clear();
    filter({});
    qApp->installEventFilter(this);
    show();
    raise();
    m_input->setFocus();
}

void CommandPalette::place() {
    const QRect window = parentWidget()->rect();
    const int width = std::min(600, window.width() - 40);
    const int chrome = m_input->sizeHint().height() + 30;
    const int room = std::clamp((window.height() - 96 - chrome) / CommandDelegate::rowHeight, 4, 12);
    const int rows = std::clamp(m_commands->rowCount(), 1, room);
    const int height = chrome + rows * CommandDelegate::rowHeight;
    setGeometry((window.width() - width) / 2, 48, width, height);
}

void CommandPalette::filter(const QString& typed) {
    m_commands->filter(typed);
    m_list->setCurrentIndex(m_commands->index(0));
    place();
}

void CommandPalette::move(int step) {
    const int count = m_commands->rowCount();
    if (count == 0)
        return;
    const int row = (m_list->currentIndex().row() + step + count) % count;
    m_list->setCurrentIndex(m_commands->index(row));
}

void CommandPalette::runCurrent() {
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid() || !current.data(CommandList::WhyNotRole).toString().isEmpty())
        return;
    const int row = current.row();
    close();
    m_commands->run(row);
}

void CommandPalette::close() {
    hide();
    if (m_before)
        m_before->setFocus();
}

void CommandPalette::hideEvent(QHideEvent* event) {
    qApp->removeEventFilter(this);
    QFrame::hideEvent(event);
}

void CommandPalette::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

bool CommandPalette::isPalettes(QObject* watched) const {
    const auto* widget = qobject_cast<const QWidget*>(watched);
    // A QWindow sees the press before the widget in it does.
    return widget == nullptr || widget == this || isAncestorOf(widget);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_input && event->type() == QEvent::FocusOut && isVisible())
        hide();
    if (event->type() == QEvent::MouseButtonPress && isVisible() && !isPalettes(watched))
        hide();
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            move(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
        if (key == Qt::Key_Escape) {
            close();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::retranslate() {
    setAccessibleName(tr("Command palette"));
    m_input->setAccessibleName(tr("Command"));
    m_input->setPlaceholderText(tr("A few letters of a command"));
    m_list->setAccessibleName(tr("Commands"));
}

} // namespace visage::ui
