// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/details_form.h"

#include "core/domain/field_text.h"
#include "core/rules/customer_fields.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/details_entry.h"
#include "ui/customer/draft_keeper.h"
#include "ui/customer/field_words.h"
#include "ui/customer/record_facts.h"
#include "ui/timeline/names.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int nameWidth = 96;
constexpr int longest = 160;
constexpr const char* languages[] = {"fr", "en", "de", "es", "it", "pt", "nl", "ar"};

/// The country comes before the postcode, whose form it decides.
constexpr std::string_view inOrderOfReading[] = {"kind",         "civility",     "givenName", "familyName",
                                                 "birthName",    "organisation", "birthDate", "language",
                                                 "addressLine1", "addressLine2", "country",   "postcode",
                                                 "town",         "tier",         "points"};

void setInvalid(QWidget& editor, bool invalid) {
    editor.setProperty("invalid", invalid);
    editor.style()->unpolish(&editor);
    editor.style()->polish(&editor);
}

} // namespace

DetailsForm::DetailsForm(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_rows(new QVBoxLayout)
    , m_title(new PlainLabel)
    , m_trouble(new PlainLabel)
    , m_save(new QPushButton)
    , m_cancel(new QPushButton)
    , m_discard(new QPushButton)
    , m_drafts(new DraftKeeper(workspace, this)) {
    setObjectName(u"detailsForm"_s);
    build();
    connect(m_save, &QPushButton::clicked, this, &DetailsForm::save);
    connect(m_cancel, &QPushButton::clicked, this, &DetailsForm::finished);
    connect(m_discard, &QPushButton::clicked, this, &DetailsForm::discard);
    retranslate();
}

DetailsForm::~DetailsForm() = default;

void DetailsForm::build() {
    setLook(this, Look::Card);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 10);
    column->setSpacing(8);
    setLook(m_title, Look::Strong);
    auto* heading = new QHBoxLayout;
    heading->addWidget(m_title, 1);
    heading->addWidget(m_discard);
    column->addLayout(heading);
    m_rows->setSpacing(6);
    column->addLayout(m_rows);
    for (const char* member : {"kind", "civility"})
        addChoice(member);
    for (const char* member : {"givenName", "familyName", "birthName", "organisation", "birthDate"})
        addText(member, longest);
    addChoice("language");
    for (const char* member : {"addressLine1", "addressLine2", "postcode", "town"})
        addText(member, longest);
    addText("country", 2);
    addChoice("tier");
    addText("points", 12);
    m_trouble->setObjectName(u"detailsFormTrouble"_s);
    m_trouble->setWordWrap(true);
    setLook(m_trouble, Look::Bad);
    m_trouble->hide();
    column->addWidget(m_trouble);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    m_save->setObjectName(u"saveDetails"_s);
    m_cancel->setObjectName(u"cancelDetails"_s);
    m_discard->setObjectName(u"discardDetails"_s);
    setLook(m_save, Look::Primary);
    setLook(m_discard, Look::Plain);
    line->addStretch(1);
    line->addWidget(m_cancel);
    line->addWidget(m_save);
    column->addLayout(line);
}

DetailsEntry& DetailsForm::addEntry(std::string_view member) {
    auto& entry = *m_entries.emplace_back(std::make_unique<DetailsEntry>());
    entry.field = fieldNumber<Customer>(member);
    entry.row = new QWidget;
    auto* column = new QVBoxLayout(entry.row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    entry.name = new PlainLabel;
    entry.name->setWordWrap(true);
    entry.name->setFixedWidth(nameWidth);
    line->addWidget(entry.name);
    column->addLayout(line);
    entry.meanwhile = new QWidget;
    auto* below = new QHBoxLayout(entry.meanwhile);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(6);
    entry.meanwhileWords = new PlainLabel;
    entry.meanwhileWords->setWordWrap(true);
    entry.meanwhileWords->setObjectName(u"meanwhile/"_s + QLatin1StringView(member));
    setLook(entry.meanwhileWords, Look::Warn);
    below->addWidget(entry.meanwhileWords, 1);
    entry.take = new QPushButton;
    entry.take->setObjectName(u"takeTheirs/"_s + QLatin1StringView(member));
    setLook(entry.take, Look::Plain);
    connect(entry.take, &QPushButton::clicked, this, [this, &entry] { takeTheirs(entry); });
    below->addWidget(entry.take, 0, Qt::AlignTop);
    entry.meanwhile->hide();
    column->addWidget(entry.meanwhile);
    m_rows->addWidget(entry.row);
    return entry;
}

void DetailsForm::addText(std::string_view member, int maxLength) {
    DetailsEntry& entry = addEntry(member);
    entry.text = new QLineEdit;
    entry.text->setObjectName(u"details/"_s + QLatin1StringView(member));
    entry.text->setMaxLength(maxLength);
    entry.name->setBuddy(entry.text);
    static_cast<QHBoxLayout*>(entry.row->layout()->itemAt(0)->layout())->addWidget(entry.text, 1);
    connect(entry.text, &QLineEdit::textEdited, this, [this, &entry] { onEdited(entry); });
}

void DetailsForm::addChoice(std::string_view member) {
    DetailsEntry& entry = addEntry(member);
    entry.choice = new QComboBox;
    // Not as wide as the longest choice: the column is narrow.
    entry.choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    entry.choice->setMinimumContentsLength(6);
    entry.choice->setObjectName(u"details/"_s + QLatin1StringView(member));
    entry.name->setBuddy(entry.choice);
    static_cast<QHBoxLayout*>(entry.row->layout()->itemAt(0)->layout())->addWidget(entry.choice, 1);
    connect(entry.choice, &QComboBox::activated, this, [this, &entry] { onEdited(entry); });
}

void DetailsForm::show(const client::CustomerRecord& record) {
    const bool other = record.customer.id != m_record.customer.id;
    m_record = record;
    if (other) {
        say({});
        for (const auto& entry : m_entries)
            entry->touched = false;
        m_drafts->bind({}, {});
    }
    for (const auto& entry : m_entries)
        follow(*entry);
    if (other) {
        m_drafts->bind(u"customer/"_s + QString::fromStdString(record.customer.id.toString()),
                       [this](const QString& draft) { restoreDraft(draft); });
        Q_EMIT touchedChanged();
    }
}

/// What nobody has touched shows the record; beside what was typed it is said what became of it.
void DetailsForm::follow(DetailsEntry& entry) {
    entry.standing = fieldText(m_record.customer, entry.field).value_or(std::string());
    if (!entry.touched) {
        entry.seen = entry.standing;
        entry.setValue(entry.standing);
    }
    sayMeanwhile(entry);
    entry.row->setVisible(isAllowed(entry));
}

bool DetailsForm::isAllowed(const DetailsEntry& entry) const {
    return m_workspace.session().role >= rules::customerField(entry.field)->lowestRole;
}

void DetailsForm::sayMeanwhile(DetailsEntry& entry) {
    const bool changed = entry.touched && entry.standing != entry.seen;
    entry.meanwhile->setVisible(changed);
    if (!changed)
        return;
    const FieldStamp* stamp = stampOf(m_record, m_record.customer.id.uuid, entry.field);
    const QString who = userName(m_workspace, stamp ? stamp->author : UserId());
    entry.meanwhileWords->setText(
        tr("Changed meanwhile by %1: %2").arg(who, shownFieldValue(entry.field, entry.standing)));
    entry.meanwhileWords->setAccessibleName(entry.meanwhileWords->text());
    entry.take->setText(tr("Take it"));
    entry.take->setAccessibleName(
        tr("Take %1 in place of what is typed").arg(shownFieldValue(entry.field, entry.standing)));
}

void DetailsForm::takeTheirs(DetailsEntry& entry) {
    entry.touched = false;
    follow(entry);
    entry.editor()->setFocus(Qt::OtherFocusReason);
    keepDraft();
}

/// Whoever goes on typing beside what somebody else made of the field has seen it.
void DetailsForm::onEdited(DetailsEntry& entry) {
    if (entry.meanwhile->isVisibleTo(this))
        entry.seen = entry.standing;
    entry.touched = entry.typed() != typedForm(entry.field, entry.seen);
    setInvalid(*entry.editor(), false);
    say({});
    sayMeanwhile(entry);
    keepDraft();
}

bool DetailsForm::isTouched() const {
    return std::ranges::any_of(m_entries, [](const auto& entry) { return entry->touched; });
}

void DetailsForm::keepDraft() {
    QJsonObject typed;
    for (const auto& entry : m_entries)
        if (entry->touched)
            typed.insert(
                QString::number(entry->field),
                QJsonObject{{u"typed"_s, entry->typed()}, {u"seen"_s, QString::fromStdString(entry->seen)}});
    m_drafts->changed(
        typed.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(typed).toJson(QJsonDocument::Compact)));
    m_discard->setVisible(isTouched());
    Q_EMIT touchedChanged();
}

void DetailsForm::restoreDraft(const QString& draft) {
    const QJsonObject kept = QJsonDocument::fromJson(draft.toUtf8()).object();
    for (const auto& entry : m_entries) {
        const QJsonObject one = kept.value(QString::number(entry->field)).toObject();
        if (entry->touched || one.isEmpty() || !isAllowed(*entry))
            continue;
        entry->seen = one.value(u"seen"_s).toString().toStdString();
        entry->setTyped(one.value(u"typed"_s).toString());
        entry->touched = true;
        sayMeanwhile(*entry);
    }
    m_discard->setVisible(isTouched());
    Q_EMIT touchedChanged();
}

void DetailsForm::discard() {
    for (const auto& entry : m_entries) {
        entry->touched = false;
        setInvalid(*entry->editor(), false);
        follow(*entry);
    }
    say({});
    keepDraft();
    m_drafts->forget(m_drafts->key());
    start();
}

void DetailsForm::start() {
    m_discard->setVisible(isTouched());
    for (const auto& entry : m_entries)
        if (entry->text && entry->row->isVisibleTo(this)) {
            entry->text->setFocus(Qt::ShortcutFocusReason);
            entry->text->selectAll();
            return;
        }
}

bool DetailsForm::read(Customer& wanted) {
    for (const std::string_view member : inOrderOfReading)
        for (const auto& entry : m_entries) {
            if (entry->field != fieldNumber<Customer>(member) || !entry->touched)
                continue;
            const auto taken = readTyped(entry->field, entry->typed(), m_workspace.now(), wanted);
            if (!taken) {
                say(sentenceOf(taken.error()), entry.get());
                return false;
            }
        }
    return true;
}

void DetailsForm::save() {
    Customer wanted = m_record.customer;
    if (m_busy || !read(wanted))
        return;
    Customer seen = m_record.customer;
    for (const auto& entry : m_entries)
        if (entry->touched)
            (void)setFieldText(seen, entry->field, entry->seen);
    const QString key = m_drafts->key();
    auto patches = rules::customerPatches(seen, wanted);
    if (patches.empty()) {
        saved(key);
        return;
    }
    m_busy = true;
    m_save->setEnabled(false);
    const UpdateCustomer command{EditId(m_workspace.newId()), m_record.customer.id, std::move(patches)};
    m_workspace.submit(command, this, [this, key](const Result<void>& result) {
        m_busy = false;
        m_save->setEnabled(true);
        if (result)
            saved(key);
        else if (key == m_drafts->key())
            say(sentenceOf(result.error()));
    });
}

void DetailsForm::saved(const QString& key) {
    m_drafts->forget(key);
    if (key != m_drafts->key())
        return;
    for (const auto& entry : m_entries) {
        entry->touched = false;
        entry->seen = entry->standing;
        sayMeanwhile(*entry);
    }
    say({});
    Q_EMIT touchedChanged();
    Q_EMIT finished();
}

void DetailsForm::say(const QString& trouble, DetailsEntry* entry) {
    m_trouble->setText(trouble);
    m_trouble->setAccessibleName(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    if (!entry)
        return;
    setInvalid(*entry->editor(), true);
    entry->editor()->setFocus(Qt::OtherFocusReason);
}

void DetailsForm::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT finished();
    else if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        save();
    else
        QFrame::keyPressEvent(event);
}

void DetailsForm::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DetailsForm::fillChoices() {
    const auto fill = [this](std::string_view member, const std::vector<std::pair<QString, QString>>& all) {
        const auto entry = std::ranges::find(m_entries, fieldNumber<Customer>(member),
                                             [](const auto& one) { return one->field; });
        QComboBox& box = *(*entry)->choice;
        const QVariant there = box.currentData();
        box.clear();
        for (const auto& [text, value] : all)
            box.addItem(text, value);
        if (const int index = box.findData(there); index >= 0)
            box.setCurrentIndex(index);
    };
    const auto value = [](auto choice) { return QString::fromStdString(toText(choice)); };
    const auto named = [&](auto choice) { return std::pair(word(choice), value(choice)); };
    const std::pair none(u"–"_s, value(Civility::None));
    fill("kind", {named(CustomerKind::Person), named(CustomerKind::Organisation)});
    fill("civility", {none, named(Civility::Madam), named(Civility::Sir)});
    fill("tier", {none, named(Tier::Bronze), named(Tier::Silver), named(Tier::Gold), named(Tier::Platinum)});
    std::vector<std::pair<QString, QString>> spoken{{tr("The company's"), {}}};
    for (const char* code : languages)
        spoken.emplace_back(languageName(code), QLatin1StringView(code));
    fill("language", spoken);
}

void DetailsForm::retranslate() {
    m_title->setText(tr("Edit the customer"));
    setAccessibleName(m_title->text());
    m_save->setText(tr("Save"));
    m_save->setAccessibleName(tr("Save the customer"));
    m_save->setToolTip(plainToolTip(tr("%1 (Ctrl+Enter)").arg(tr("Save the customer"))));
    m_cancel->setText(tr("Close"));
    m_cancel->setAccessibleName(tr("Close the form: what was typed is kept"));
    m_cancel->setToolTip(plainToolTip(m_cancel->accessibleName()));
    m_discard->setText(tr("Discard"));
    m_discard->setAccessibleName(tr("Discard what was typed"));
    m_discard->setToolTip(plainToolTip(m_discard->accessibleName()));
    fillChoices();
    for (const auto& entry : m_entries) {
        entry->name->setText(fieldName(entry->field));
        entry->editor()->setAccessibleName(fieldName(entry->field));
        if (entry->field == fieldNumber<Customer>("birthDate"))
            entry->text->setPlaceholderText(tr("12/03/1971"));
        if (entry->field == fieldNumber<Customer>("country"))
            entry->text->setPlaceholderText(tr("FR, BE, CH"));
        follow(*entry);
    }
}

} // namespace visage::ui
