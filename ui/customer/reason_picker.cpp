// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/reason_picker.h"

#include "core/base/text.h"
#include "ui/common/plain_label.h"
#include "ui/timeline/names.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int rowHeight = 24;
constexpr int idRole = Qt::UserRole;
constexpr int foldedRole = Qt::UserRole + 1;

QByteArray bytesOf(ReasonId id) {
    const auto raw = id.uuid.raw();
    return {raw.data(), static_cast<qsizetype>(raw.size())};
}

class ReasonDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        option->text = fittedReason(option->text, option->fontMetrics, option->rect.width() - 2 * textMargin);
    }

private:
    static constexpr int textMargin = 11; ///< what the style leaves at either side of a row
};

bool fits(const QString& folded, const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return folded.contains(u' ' + QString::fromStdString(word));
    });
}

} // namespace

QString fittedReason(const QString& path, const QFontMetrics& metrics, int width) {
    const qsizetype leaf = path.lastIndexOf(u" › "_s);
    if (leaf < 0 || metrics.horizontalAdvance(path) <= width)
        return metrics.elidedText(path, Qt::ElideRight, width);
    const QString reason = path.mid(leaf);
    const int room =
        std::max(width - metrics.horizontalAdvance(reason) - 2, metrics.horizontalAdvance(u"Ab…"_s));
    const QString shown = metrics.elidedText(path.left(leaf), Qt::ElideRight, room) + reason;
    return metrics.elidedText(shown, Qt::ElideRight, width);
}

ReasonPicker::ReasonPicker(client::Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_field(new QLineEdit)
    , m_list(new QListWidget) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_field->setObjectName(u"reasonFilter"_s);
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_list->setObjectName(u"reasons"_s);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new ReasonDelegate(m_list));
    m_list->setTabKeyNavigation(false);
    m_list->setMinimumHeight(84);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &ReasonPicker::narrow);
    connect(m_list, &QListWidget::currentItemChanged, this, [this] { Q_EMIT reasonChanged(reason()); });
    connect(m_list, &QListWidget::itemActivated, this, &ReasonPicker::confirmed);
    connect(&workspace, &client::Workspace::baseDataChanged, this, &ReasonPicker::fill);
    retranslate();
    fill();
}

QWidget* ReasonPicker::field() const {
    return m_field;
}

ReasonId ReasonPicker::reason() const {
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || item->isHidden())
        return {};
    const QByteArray raw = item->data(idRole).toByteArray();
    return ReasonId(Uuid::fromRaw({raw.constData(), static_cast<std::size_t>(raw.size())}));
}

void ReasonPicker::setReason(ReasonId reason) {
    m_field->clear();
    m_list->setCurrentItem(nullptr);
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(idRole).toByteArray() == bytesOf(reason)) {
            m_list->setCurrentRow(row);
            m_list->scrollToItem(m_list->item(row), QAbstractItemView::PositionAtCenter);
        }
}

void ReasonPicker::fill() {
    const ReasonId before = reason();
    m_list->clear();
    addBranch({}, 0);
    if (before)
        setReason(before);
    narrow();
}

void ReasonPicker::addBranch(ReasonId parent, int depth) {
    if (depth > 8)
        return;
    std::vector<const Reason*> children;
    for (const Reason& reason : m_workspace.reasons())
        if (reason.parent == parent && reason.active)
            children.push_back(&reason);
    std::stable_sort(children.begin(), children.end(),
                     [](const Reason* a, const Reason* b) { return a->position < b->position; });
    for (const Reason* reason : children) {
        auto* item = new QListWidgetItem(reasonPath(m_workspace, reason->id), m_list);
        item->setSizeHint({0, rowHeight});
        item->setToolTip(plainToolTip(item->text()));
        item->setData(idRole, bytesOf(reason->id));
        const std::string folded = visage::text::fold(reason->labelFr + ' ' + item->text().toStdString());
        item->setData(foldedRole, u' ' + QString::fromStdString(folded));
        addBranch(reason->id, depth + 1);
    }
}

void ReasonPicker::narrow() {
    const auto words = visage::text::foldedWords(m_field->text().toStdString());
    QListWidgetItem* first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        const bool shown = fits(item->data(foldedRole).toString(), words);
        item->setHidden(!shown);
        if (shown && !first)
            first = item;
    }
    const QListWidgetItem* current = m_list->currentItem();
    if (words.empty() || (current && !current->isHidden()))
        return;
    m_list->setCurrentItem(first);
}

bool ReasonPicker::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
        const int step = key->key() == Qt::Key_Down ? 1 : -1;
        int row = m_list->currentRow();
        if (row < 0)
            row = step > 0 ? -1 : m_list->count();
        for (row += step; row >= 0 && row < m_list->count(); row += step)
            if (!m_list->item(row)->isHidden()) {
                m_list->setCurrentRow(row);
                break;
            }
        return true;
    }
    if (plain && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
        if (reason())
            Q_EMIT confirmed();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ReasonPicker::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fill();
    }
}

void ReasonPicker::retranslate() {
    m_field->setPlaceholderText(tr("Type to find a reason"));
    m_field->setAccessibleName(tr("Find a reason"));
    m_list->setAccessibleName(tr("Reasons"));
}

} // namespace visage::ui
