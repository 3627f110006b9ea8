// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/reason_field.h"

#include "core/base/text.h"
#include "ui/common/formats.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFocusEvent>
#include <QLocale>
#include <QStringListModel>

#include <algorithm>

namespace visage::ui {
namespace {

const Reason* find(const std::vector<Reason>& reasons, ReasonId id) {
    const auto it =
        std::find_if(reasons.begin(), reasons.end(), [id](const Reason& r) { return r.id == id; });
    return it == reasons.end() ? nullptr : &*it;
}

QString labelOf(const Reason& reason) {
    const bool french = QLocale().language() == QLocale::French;
    return text(french || reason.labelEn.empty() ? reason.labelFr : reason.labelEn);
}

/// Depth is bounded, for a tree from outside might be a ring.
QString pathThrough(const std::vector<Reason>& reasons, const Reason& reason) {
    QString path = labelOf(reason);
    const Reason* parent = find(reasons, reason.parent);
    for (int depth = 0; parent && depth < 4; ++depth) {
        path = labelOf(*parent) + QStringLiteral(" › ") + path;
        parent = find(reasons, parent->parent);
    }
    return path;
}

QStringList folded(const QString& words) {
    return text(text::fold(words.toStdString())).split(u' ', Qt::SkipEmptyParts);
}

bool everyWordBegins(const QStringList& asked, const QStringList& words) {
    return std::all_of(asked.begin(), asked.end(), [&words](const QString& part) {
        return std::any_of(words.begin(), words.end(),
                           [&part](const QString& w) { return w.startsWith(part); });
    });
}

} // namespace

ReasonField::ReasonField(QWidget* parent)
    : QLineEdit(parent)
    , m_model(new QStringListModel(this))
    , m_completer(new QCompleter(m_model, this)) {
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(10);
    m_completer->setWidget(this);
    connect(this, &QLineEdit::textEdited, this, &ReasonField::filter);
    connect(this, &QLineEdit::returnPressed, this, &ReasonField::settle);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &ReasonField::choose);
}

void ReasonField::setReasons(const std::vector<Reason>& reasons) {
    m_entries.clear();
    for (const Reason& reason : reasons) {
        if (!reason.active)
            continue;
        const QString path = pathThrough(reasons, reason);
        m_entries.push_back({reason.id, path, folded(path)});
    }
    if (!hasFocus())
        setText(pathOf(m_reason));
}

void ReasonField::setReason(ReasonId id) {
    if (id == m_reason)
        return;
    m_reason = id;
    setText(pathOf(id));
}

QStringList ReasonField::matching(const QString& typed) const {
    const QStringList asked = folded(typed);
    QStringList paths;
    for (const Entry& entry : m_entries)
        if (everyWordBegins(asked, entry.words))
            paths << entry.path;
    return paths;
}

void ReasonField::filter(const QString& typed) {
    const QStringList paths = matching(typed);
    m_model->setStringList(paths);
    if (paths.isEmpty() || typed.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete();
    m_completer->popup()->setCurrentIndex(m_model->index(0));
}

void ReasonField::choose(const QString& path) {
    const auto it =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& e) { return e.path == path; });
    m_reason = it == m_entries.end() ? ReasonId() : it->id;
    setText(pathOf(m_reason));
    Q_EMIT reasonChanged(m_reason);
}

/// What was typed means the first match, nothing typed means none.
void ReasonField::settle() {
    if (text() == pathOf(m_reason))
        return;
    const QStringList paths = text().trimmed().isEmpty() ? QStringList() : matching(text());
    choose(paths.isEmpty() ? QString() : paths.front());
}

void ReasonField::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        settle();
}

QString ReasonField::pathOf(ReasonId id) const {
    const auto it =
        std::find_if(m_entries.begin(), m_entries.end(), [id](const Entry& e) { return e.id == id; });
    return it == m_entries.end() ? QString() : it->path;
}

} // namespace visage::ui
