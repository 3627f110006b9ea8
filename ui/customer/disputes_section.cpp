// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/disputes_section.h"

#include "core/domain/field_text.h"
#include "core/rules/customer_fields.h"
#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/customer/field_words.h"
#include "ui/customer/parts.h"
#include "ui/customer/record_facts.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

const char* nameOf(SettleChoice choice) {
    switch (choice) {
    case SettleChoice::Confirm:
        return "keepStanding/";
    case SettleChoice::Take:
        return "keepOther/";
    case SettleChoice::KeepBoth:
        break;
    }
    return "keepBoth/";
}

} // namespace

DisputesSection::DisputesSection(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : Section(workspace, theme, u"disputes"_s, parent) {}

void DisputesSection::show(const client::CustomerRecord& record) {
    setCustomer(record.customer.id);
    m_record = record;
    rebuild();
}

QString DisputesSection::title() const {
    return tr("Two people changed this");
}

bool DisputesSection::isShown(const FieldVersion& version) const {
    if (version.state != VersionState::Disputed)
        return false;
    if (version.kind == EntityKind::Customer)
        return version.object.uuid == m_record.customer.id.uuid && version.value != seen(version) &&
               rules::customerField(version.field) != nullptr;
    return version.kind == EntityKind::Identity && identity(version.object.uuid) != nullptr;
}

bool DisputesSection::isEmpty() const {
    return std::ranges::none_of(m_record.fieldVersions,
                                [this](const FieldVersion& version) { return isShown(version); });
}

void DisputesSection::focusFirst() {
    if (auto* first = findChild<QPushButton*>())
        first->setFocus(Qt::ShortcutFocusReason);
}

void DisputesSection::fill(QVBoxLayout& rows) {
    for (const FieldVersion& version : m_record.fieldVersions)
        if (isShown(version))
            rows.addWidget(dispute(version));
}

const Identity* DisputesSection::identity(const Uuid& id) const {
    for (const auto* list : {&m_record.identities, &m_record.removedIdentities})
        for (const Identity& one : *list)
            if (one.id.uuid == id)
                return &one;
    return nullptr;
}

QString DisputesSection::whatOf(const FieldVersion& version) const {
    if (version.kind == EntityKind::Customer)
        return fieldName(version.field);
    return tr("In place of %1").arg(shownValue(*identity(version.object.uuid)));
}

std::string DisputesSection::seen(const FieldVersion& version) const {
    if (version.kind == EntityKind::Customer)
        return fieldText(m_record.customer, version.field).value_or(std::string());
    const Identity* old = identity(version.object.uuid);
    return old ? toText(old->replacedBy) : std::string();
}

/// The value of an identity's field is the one that replaced it; none: it stands itself.
DisputesSection::Side DisputesSection::identitySide(const FieldVersion& version,
                                                    const std::string& value) const {
    IdentityId id;
    (void)fromText(value, id);
    const Identity* there = identity(id ? id.uuid : version.object.uuid);
    return {there ? shownValue(*there) : tr("(removed)"), {}, there ? there->createdAt : Timestamp()};
}

DisputesSection::Side DisputesSection::standing(const FieldVersion& version) const {
    Side side = version.kind == EntityKind::Customer
                    ? Side{shownFieldValue(version.field, seen(version)), {}, {}}
                    : identitySide(version, seen(version));
    if (const FieldStamp* stamp = stampOf(m_record, version.object.uuid, version.field)) {
        side.author = stamp->author;
        side.at = stamp->at;
    }
    return side;
}

DisputesSection::Side DisputesSection::kept(const FieldVersion& version) const {
    Side side = version.kind == EntityKind::Customer
                    ? Side{shownFieldValue(version.field, version.value), {}, {}}
                    : identitySide(version, version.value);
    side.author = version.author;
    side.at = version.at;
    return side;
}

QWidget* DisputesSection::dispute(const FieldVersion& version) {
    auto* frame = new QFrame;
    frame->setObjectName(u"dispute/"_s + QString::fromStdString(version.id.toString()));
    setLook(frame, Look::Warn);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(10, 6, 6, 6);
    column->setSpacing(4);
    auto* heading = new QHBoxLayout;
    heading->setSpacing(8);
    heading->addWidget(new ThemedIcon(theme(), u"users"_s, ThemedIcon::Tint::Warn));
    auto* what = new PlainLabel(whatOf(version));
    what->setElideMode(Qt::ElideRight);
    setLook(what, Look::Strong);
    heading->addWidget(what, 1);
    if (version.kind == EntityKind::Identity)
        heading->addWidget(button(version, SettleChoice::KeepBoth));
    column->addLayout(heading);
    addSide(*column, version, standing(version), SettleChoice::Confirm);
    addSide(*column, version, kept(version), SettleChoice::Take);
    frame->setAccessibleName(tr("Two people changed: %1").arg(what->text()));
    return frame;
}

void DisputesSection::addSide(QVBoxLayout& column, const FieldVersion& version, const Side& side,
                              SettleChoice choice) {
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new ClampedText(side.value, 2));
    auto* origin = new PlainLabel(originOf(workspace(), side.author, side.at));
    origin->setElideMode(Qt::ElideRight);
    origin->setToolTip(plainToolTip(formatMomentInFull(side.at)));
    setLook(origin, Look::Muted);
    words->addWidget(origin);
    line->addLayout(words, 1);
    QPushButton* keep = button(version, choice);
    keep->setAccessibleName(tr("Keep %1").arg(side.value));
    line->addWidget(keep, 0, Qt::AlignVCenter);
    column.addLayout(line);
}

QPushButton* DisputesSection::button(const FieldVersion& version, SettleChoice choice) {
    auto* keep = new QPushButton(choice == SettleChoice::KeepBoth ? tr("Keep both") : tr("Keep this"));
    keep->setObjectName(QLatin1StringView(nameOf(choice)) + QString::fromStdString(version.id.toString()));
    keep->setAccessibleName(keep->text());
    connect(keep, &QPushButton::clicked, this, [this, id = version.id, choice, seen = seen(version)] {
        send(SettleField{EditId(workspace().newId()), id, choice, seen}, customer());
    });
    return keep;
}

} // namespace visage::ui
