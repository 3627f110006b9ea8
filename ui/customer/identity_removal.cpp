// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later

// IdentitiesSection: what was attached by mistake is taken off, and comes back.

#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/theme.h"
#include "ui/common/words.h"
#include "ui/customer/identities_section.h"
#include "ui/customer/parts.h"
#include "ui/customer/record_facts.h"
#include "ui/timeline/names.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::chrono::seconds timeToUndo{10};

constexpr int indent = 22; // below the values, beside the icons

/// As the row was; its id follows from what it says.
AttachIdentity attachmentOf(const Identity& identity) {
    return {identity.id,        identity.customer, identity.type,       identity.valueRaw,
            identity.valueNorm, identity.label,    identity.source,     identity.account,
            identity.verified,  identity.primary,  identity.deliverable};
}

} // namespace

QString IdentitiesSection::idName(const char* what, const Identity& identity) {
    return QLatin1StringView(what) + QString::fromStdString(identity.id.toString());
}

bool IdentitiesSection::hasKeyboard() const {
    const QWidget* focused = QApplication::focusWidget();
    return focused && isAncestorOf(focused);
}

void IdentitiesSection::preparePatience() {
    m_patience.setObjectName(u"timeToUndo"_s);
    m_patience.setInterval(timeToUndo);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &IdentitiesSection::forgetRemoved);
}

void IdentitiesSection::addRemoval(QWidget& row, const Identity& identity) {
    auto* remove = new QAction(tr("Remove from the record"), &row);
    remove->setObjectName(idName("detach/", identity));
    remove->setShortcut(Qt::Key_Delete);
    remove->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(remove, &QAction::triggered, this, [this, identity] { detach(identity); });
    row.addAction(remove);
    row.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&row, &QWidget::customContextMenuRequested, this, [&row](const QPoint& at) {
        auto* menu = new QMenu(&row);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(row.actions());
        menu->popup(row.mapToGlobal(at));
    });
}

QWidget* IdentitiesSection::removedRow(const Identity& identity) {
    auto* widget = new QWidget;
    auto* line = new QHBoxLayout(widget);
    line->setContentsMargins(indent, 0, 0, 0);
    line->setSpacing(6);
    auto* said = new PlainLabel(tr("Removed: %1").arg(shownValue(identity)));
    said->setElideMode(Qt::ElideMiddle);
    setLook(said, Look::Muted);
    line->addWidget(said, 1);
    auto* undo = new QPushButton(tr("Undo"));
    undo->setObjectName(idName("attachAgain/", identity));
    undo->setAccessibleName(tr("Undo: put %1 back on the record").arg(shownValue(identity)));
    setLook(undo, Look::Plain);
    connect(undo, &QPushButton::clicked, this, [this, identity] { attachAgain(identity); });
    line->addWidget(undo);
    return widget;
}

/// What was taken off before, folded: it matters when somebody asks where a number has gone.
void IdentitiesSection::addFormer(QVBoxLayout& rows) {
    std::vector<const Identity*> former;
    for (const Identity& identity : m_taken)
        if (std::ranges::none_of(m_removed,
                                 [&](const Removed& one) { return one.identity.id == identity.id; }))
            former.push_back(&identity);
    if (former.empty())
        return;
    auto* fold = new QPushButton(tr("%n removed", "contact details", static_cast<int>(former.size())));
    fold->setObjectName(u"removedIdentities"_s);
    fold->setAccessibleName(fold->text());
    fold->setCheckable(true);
    fold->setChecked(m_former);
    fold->setIcon(
        theme().icon(m_former ? u"chevron-down"_s : u"chevron-right"_s, theme().tokens().textMuted));
    setLook(fold, Look::Plain);
    connect(fold, &QPushButton::toggled, this, [this](bool unfolded) {
        m_former = unfolded;
        rebuild();
    });
    rows.addWidget(fold, 0, Qt::AlignLeft);
    for (const Identity* identity : former)
        if (m_former)
            rows.addWidget(formerRow(*identity));
}

QWidget* IdentitiesSection::formerRow(const Identity& identity) {
    auto* widget = new QWidget;
    auto* line = new QHBoxLayout(widget);
    line->setContentsMargins(indent, 0, 0, 0);
    line->setSpacing(6);
    const QString shown = shownValue(identity);
    const auto by = [&](const QString& words) {
        return words.arg(userName(workspace(), identity.removedBy), formatShortDate(identity.removedAt));
    };
    auto* said = new PlainLabel(shown + u" · "_s +
                                (identity.replacedBy ? by(tr("replaced by %1 on %2", "contact details"))
                                                     : by(tr("removed by %1 on %2", "contact details"))));
    said->setObjectName(idName("removed/", identity));
    said->setToolTip(plainToolTip(formatMomentInFull(identity.removedAt)));
    said->setWordWrap(true);
    setLook(said, Look::Muted);
    line->addWidget(said, 1);
    auto* back = new IconButton(theme(), u"undo-2"_s, tr("Put %1 back on the record").arg(shown));
    back->setObjectName(idName("putBack/", identity));
    connect(back, &QToolButton::clicked, this, [this, identity] { attachAgain(identity); });
    line->addWidget(back, 0, Qt::AlignTop);
    return widget;
}

void IdentitiesSection::detach(const Identity& identity) {
    const bool byKeyboard = hasKeyboard();
    const auto there = std::ranges::find(m_identities, identity.id, &Identity::id);
    const auto place = static_cast<std::size_t>(there - m_identities.begin());
    workspace().submit(
        DetachIdentity{identity.id, seenOf(identity)}, this,
        [this, identity, place, byKeyboard, about = customer()](const Result<void>& result) {
            if (about != customer())
                return;
            say(result ? QString() : sentenceOf(result.error()));
            if (result) {
                std::erase_if(m_identities, [&](const Identity& one) { return one.id == identity.id; });
                m_removed.push_back({identity, place});
                m_patience.start();
            }
            rebuild();
            if (auto* undo = findChild<QPushButton*>(idName("attachAgain/", identity)); undo && byKeyboard)
                undo->setFocus(Qt::OtherFocusReason);
        });
}

void IdentitiesSection::attachAgain(const Identity& identity) {
    workspace().submit(
        attachmentOf(identity), this,
        [this, identity, byKeyboard = hasKeyboard(), about = customer()](const Result<void>& result) {
            if (about != customer())
                return;
            say(result ? QString() : sentenceOf(result.error()));
            if (result) {
                std::erase_if(m_removed, [&](const Removed& one) { return one.identity.id == identity.id; });
                std::erase_if(m_taken, [&](const Identity& one) { return one.id == identity.id; });
                m_next = byKeyboard ? identity.id : IdentityId();
                m_all = m_all || byKeyboard;
            }
            rebuild();
        });
}

/// The button that had the keyboard is gone; its row is where people look.
void IdentitiesSection::focusPutBack() {
    const auto back = std::ranges::find(m_identities, m_next, &Identity::id);
    if (back == m_identities.end())
        return;
    if (auto* button = findChild<QWidget*>(idName("copy/", *back)))
        button->setFocus(Qt::OtherFocusReason);
    m_next = {};
}

void IdentitiesSection::forgetRemoved() {
    const QWidget* focused = QApplication::focusWidget();
    const bool wanted = std::ranges::any_of(m_removed, [&](const Removed& one) {
        return focused && focused->objectName() == idName("attachAgain/", one.identity);
    });
    // Who stands on "Undo" with the keyboard has not decided yet.
    if (wanted)
        return m_patience.start();
    m_removed.clear();
    rebuild();
}

} // namespace visage::ui
