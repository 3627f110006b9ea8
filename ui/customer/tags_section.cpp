// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/tags_section.h"

#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/customer/flow_layout.h"
#include "ui/customer/parts.h"
#include "ui/timeline/names.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStringListModel>
#include <QVBoxLayout>

namespace visage::ui {

using namespace Qt::StringLiterals;

TagsSection::TagsSection(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : Section(workspace, theme, u"tags"_s, parent)
    , m_offers(new QStringListModel(this))
    , m_add(new IconButton(theme, u"plus"_s, {}))
    , m_text(new QLineEdit(this)) {
    m_add->setObjectName(u"addTag"_s);
    connect(m_add, &QToolButton::clicked, this, &TagsSection::write);
    addTool(m_add);
    m_text->setObjectName(u"tagText"_s);
    m_text->setMaxLength(60);
    m_text->hide();
    m_text->installEventFilter(this);
    auto* completer = new QCompleter(m_offers, m_text);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_text->setCompleter(completer);
    layout()->addWidget(m_text);
    connect(m_text, &QLineEdit::returnPressed, this, &TagsSection::add);
}

void TagsSection::show(const client::CustomerRecord& record) {
    if (record.customer.id != customer()) {
        m_text->clear();
        m_text->hide();
    }
    setCustomer(record.customer.id);
    m_tags = record.tags;
    rebuild();
}

QString TagsSection::title() const {
    return tr("Tags");
}

void TagsSection::fill(QVBoxLayout& rows) {
    m_add->setAccessibleName(tr("Add a tag"));
    m_add->setToolTip(plainToolTip(tr("Add a tag (Ctrl+Shift+Y)")));
    m_text->setAccessibleName(tr("New tag"));
    m_text->setPlaceholderText(tr("A word, then Enter"));
    if (m_tags.empty()) {
        auto* none = new PlainLabel(tr("None"));
        setLook(none, Look::Muted);
        rows.addWidget(none);
        return;
    }
    auto* chips = new QWidget;
    auto* flow = new FlowLayout(6, chips);
    for (const CustomerTag& tag : m_tags)
        flow->addWidget(chip(tag));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    chips->setSizePolicy(policy);
    rows.addWidget(chips);
}

QWidget* TagsSection::chip(const CustomerTag& tag) {
    const QString words = oneLine(tag.text, 60);
    auto* frame = new QFrame;
    setLook(frame, Look::Accent);
    auto* line = new QHBoxLayout(frame);
    line->setContentsMargins(8, 0, 0, 0);
    line->setSpacing(2);
    auto* text = new PlainLabel(words);
    text->setElideMode(Qt::ElideRight);
    text->setAccessibleName(tr("Tag: %1").arg(words));
    text->setAccessibleDescription(
        tr("added by %1, %2")
            .arg(userName(workspace(), tag.author), formatMoment(tag.at, workspace().now())));
    frame->setToolTip(plainToolTip(text->accessibleDescription()));
    line->addWidget(text);
    auto* off = new IconButton(theme(), u"x"_s, tr("Take the tag off: %1").arg(words));
    off->setObjectName(u"removeTag/"_s + QString::fromStdString(tag.id.toString()));
    connect(off, &QToolButton::clicked, this, [this, tag] { remove(tag); });
    line->addWidget(off);
    return frame;
}

void TagsSection::write() {
    workspace().loadTagsInUse(m_text, [this](const QStringList& tags) { m_offers->setStringList(tags); });
    m_text->show();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void TagsSection::close() {
    m_text->hide();
    m_add->setFocus(Qt::OtherFocusReason);
}

void TagsSection::add() {
    const QString typed = m_text->text().trimmed();
    if (typed.isEmpty())
        return close();
    send(AddTag{customer(), typed.toStdString()}, customer(), [this, typed] {
        // The next one can follow at once.
        if (m_text->text().trimmed() == typed)
            m_text->clear();
    });
}

void TagsSection::remove(const CustomerTag& tag) {
    send(RemoveTag{tag.id, tag.added}, customer(), [this, text = text(tag.text)] {
        // What was taken off by mistake comes back with Enter.
        if (m_text->isVisible() && m_text->text().isEmpty())
            m_text->setText(text);
    });
}

bool TagsSection::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_text && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    return Section::eventFilter(watched, event);
}

} // namespace visage::ui
