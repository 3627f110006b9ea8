// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later

// IdentitiesSection: a number or address is corrected, and another one is added.

#include "core/rules/identity.h"
#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/identities_section.h"
#include "ui/customer/parts.h"
#include "ui/customer/record_facts.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int longest = 200;

/// What people write down by hand; the others come with their channels.
constexpr IdentityType byHand[] = {IdentityType::Phone, IdentityType::Email, IdentityType::WhatsappId,
                                   IdentityType::Loyalty, IdentityType::CrmRef};

} // namespace

QString IdentitiesSection::unreadable(IdentityType type) {
    switch (type) {
    case IdentityType::Phone:
    case IdentityType::WhatsappId:
        return tr("This is no phone number: check its digits.");
    case IdentityType::Email:
        return tr("This is no mail address: it is written as name@example.org.");
    default:
        return tr("This is no number or address that can be kept: check it.");
    }
}

void IdentitiesSection::prepareAdding() {
    m_add = new IconButton(theme(), u"plus"_s, {});
    m_add->setObjectName(u"addIdentity"_s);
    connect(m_add, &QToolButton::clicked, this, &IdentitiesSection::write);
    addTool(m_add);
    m_adding = new QWidget(this);
    m_adding->setObjectName(u"newIdentity"_s);
    auto* column = new QVBoxLayout(m_adding);
    column->setContentsMargins(0, 4, 0, 4);
    column->setSpacing(6);
    auto* first = new QHBoxLayout;
    first->setSpacing(6);
    m_type = new QComboBox;
    m_type->setObjectName(u"newIdentityType"_s);
    m_type->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_type->setMinimumContentsLength(8);
    m_value = new QLineEdit;
    m_value->setObjectName(u"newIdentityValue"_s);
    m_value->setMaxLength(longest);
    first->addWidget(m_type, 2);
    first->addWidget(m_value, 3);
    auto* second = new QHBoxLayout;
    second->setSpacing(6);
    m_label = new QLineEdit;
    m_label->setObjectName(u"newIdentityLabel"_s);
    m_label->setMaxLength(60);
    m_attach = new QPushButton;
    m_attach->setObjectName(u"attachIdentity"_s);
    second->addWidget(m_label, 1);
    second->addWidget(m_attach);
    column->addLayout(first);
    column->addLayout(second);
    m_adding->hide();
    m_adding->installEventFilter(this);
    layout()->addWidget(m_adding);
    connect(m_value, &QLineEdit::textEdited, this, &IdentitiesSection::guessType);
    connect(m_value, &QLineEdit::returnPressed, this, &IdentitiesSection::attach);
    connect(m_label, &QLineEdit::returnPressed, this, &IdentitiesSection::attach);
    connect(m_attach, &QPushButton::clicked, this, &IdentitiesSection::attach);
}

void IdentitiesSection::retranslateAdding() {
    m_add->setAccessibleName(tr("Add a number or address"));
    m_add->setToolTip(plainToolTip(tr("Add a number or address (Ctrl+Shift+I)")));
    const int index = std::max(m_type->currentIndex(), 0);
    m_type->clear();
    for (const IdentityType type : byHand)
        m_type->addItem(word(type), static_cast<int>(type));
    m_type->setCurrentIndex(index);
    m_type->setAccessibleName(tr("Kind of number or address"));
    m_value->setAccessibleName(tr("New number or address"));
    m_value->setPlaceholderText(tr("Number or address"));
    m_label->setAccessibleName(tr("What it is: mobile, office"));
    m_label->setPlaceholderText(tr("mobile, office … (optional)"));
    m_attach->setText(tr("Add"));
    m_attach->setAccessibleName(tr("Add it to the record"));
}

void IdentitiesSection::write() {
    m_adding->show();
    m_value->setFocus(Qt::ShortcutFocusReason);
}

void IdentitiesSection::guessType(const QString& typed) {
    const auto type = static_cast<IdentityType>(m_type->currentData().toInt());
    const bool isMail = typed.contains(u'@');
    if (isMail && type == IdentityType::Phone)
        m_type->setCurrentIndex(m_type->findData(static_cast<int>(IdentityType::Email)));
    say({});
}

void IdentitiesSection::attach() {
    AttachIdentity command;
    command.customer = customer();
    command.type = static_cast<IdentityType>(m_type->currentData().toInt());
    command.valueRaw = m_value->text().trimmed().toStdString();
    command.valueNorm = rules::normaliseIdentity(command.type, command.valueRaw);
    command.label = m_label->text().trimmed().toStdString();
    command.source = "agent";
    command.identity = identityId(command.customer, command.type, {}, command.valueNorm);
    if (command.valueNorm.empty())
        return say(unreadable(command.type));
    send(command, customer(), [this, typed = m_value->text(), added = command.identity] {
        m_all = true; // what was just added is seen
        if (m_value->text() != typed)
            return;
        m_value->clear();
        m_label->clear();
        closeAdding();
    });
}

void IdentitiesSection::closeAdding() {
    const bool inside = hasKeyboard();
    m_adding->hide();
    say({});
    if (inside)
        m_add->setFocus(Qt::OtherFocusReason);
}

/// F2 belongs to the row while the keyboard is in it, and else to the notes: it is taken before the window's
/// shortcut sees it.
void IdentitiesSection::addEditing(QWidget& row, const Identity& identity) {
    auto* edit = new QAction(tr("Correct"), &row);
    edit->setObjectName(idName("edit/", identity));
    connect(edit, &QAction::triggered, this, [this, identity] { this->edit(identity); });
    row.insertAction(row.actions().value(0), edit);
    row.installEventFilter(this);
}

bool IdentitiesSection::eventFilter(QObject* watched, QEvent* event) {
    const bool override = event->type() == QEvent::ShortcutOverride;
    if (!override && event->type() != QEvent::KeyPress)
        return Section::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    auto* row = qobject_cast<QWidget*>(watched);
    if (watched == m_adding && key == Qt::Key_Escape && !override) {
        closeAdding();
        return true;
    }
    if (row && row != m_adding && key == Qt::Key_F2) {
        event->accept();
        if (!override && !row->actions().isEmpty())
            row->actions().first()->trigger();
        return true;
    }
    if (row && row->objectName() == u"identityEdit"_s && key == Qt::Key_Escape) {
        event->accept();
        if (!override)
            stopEditing();
        return true;
    }
    return Section::eventFilter(watched, event);
}

void IdentitiesSection::edit(const Identity& identity) {
    m_editing = identity.id;
    m_typed = shownValue(identity).replace(QChar::Nbsp, u' ');
    if (identity.type != IdentityType::Phone && identity.type != IdentityType::WhatsappId)
        m_typed = text(identity.valueRaw.empty() ? identity.valueNorm : identity.valueRaw);
    say({});
    rebuild();
    if (auto* value = findChild<QLineEdit*>(u"identityValue"_s)) {
        value->setFocus(Qt::OtherFocusReason);
        value->selectAll();
    }
}

QWidget* IdentitiesSection::editingRow(const Identity& identity) {
    auto* widget = new QWidget;
    widget->setObjectName(u"identityEdit"_s);
    auto* line = new QHBoxLayout(widget);
    line->setContentsMargins(0, 2, 0, 2);
    line->setSpacing(6);
    line->addWidget(new ThemedIcon(theme(), iconOf(identity.type), ThemedIcon::Tint::Muted));
    auto* value = new QLineEdit(m_typed);
    value->setObjectName(u"identityValue"_s);
    value->setMaxLength(longest);
    value->setAccessibleName(tr("In place of %1").arg(shownValue(identity)));
    connect(value, &QLineEdit::textEdited, this, [this](const QString& typed) {
        m_typed = typed;
        say({});
    });
    connect(value, &QLineEdit::returnPressed, this, [this, identity] { replace(identity); });
    line->addWidget(value, 1);
    auto* save = new QPushButton(tr("Save"));
    save->setObjectName(u"saveIdentity"_s);
    save->setAccessibleName(tr("Save in place of %1").arg(shownValue(identity)));
    connect(save, &QPushButton::clicked, this, [this, identity] { replace(identity); });
    line->addWidget(save);
    auto* cancel = new IconButton(theme(), u"x"_s, tr("Leave %1 as it is").arg(shownValue(identity)));
    cancel->setObjectName(u"cancelIdentity"_s);
    connect(cancel, &QToolButton::clicked, this, &IdentitiesSection::stopEditing);
    line->addWidget(cancel);
    widget->installEventFilter(this);
    return widget;
}

void IdentitiesSection::stopEditing() {
    m_next = m_editing;
    m_editing = {};
    say({});
    rebuild();
    focusPutBack();
}

void IdentitiesSection::replace(const Identity& identity) {
    ReplaceIdentity command;
    command.edit = EditId(workspace().newId());
    command.old = identity.id;
    command.customer = identity.customer;
    command.type = identity.type;
    command.valueRaw = m_typed.trimmed().toStdString();
    command.valueNorm = rules::normaliseIdentity(command.type, command.valueRaw);
    command.label = identity.label;
    command.source = "agent";
    command.account = identity.account;
    command.primary = identity.primary;
    if (command.valueNorm.empty())
        return say(unreadable(command.type));
    const IdentityId fresh = identityId(command.customer, command.type, command.account, command.valueNorm);
    if (fresh == identity.id)
        return stopEditing();
    send(command, customer(), [this, fresh, byKeyboard = hasKeyboard()] {
        m_editing = {};
        m_next = byKeyboard ? fresh : IdentityId();
        m_all = true; // what was just written is seen
        rebuild();
    });
}

} // namespace visage::ui
