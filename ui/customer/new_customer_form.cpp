// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/new_customer_form.h"

#include "core/domain/field_text.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/draft_keeper.h"
#include "ui/customer/field_words.h"
#include "ui/customer/name_fields.h"
#include "ui/customer/parts.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int widest = 720; // longer lines are tiring to fill
const QString draftKey = u"newcustomer/form"_s;

void setInvalid(QWidget& editor, bool invalid) {
    editor.setProperty("invalid", invalid);
    editor.style()->unpolish(&editor);
    editor.style()->polish(&editor);
}

} // namespace

NewCustomerForm::NewCustomerForm(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : QScrollArea(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_title(new PlainLabel)
    , m_hint(new PlainLabel)
    , m_earlier(new PlainLabel)
    , m_anew(new QPushButton)
    , m_trouble(new PlainLabel)
    , m_close(new QPushButton)
    , m_create(new QPushButton)
    , m_drafts(new DraftKeeper(workspace, this)) {
    setObjectName(u"newCustomerForm"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    build();
    connect(m_close, &QPushButton::clicked, this, &NewCustomerForm::left);
    connect(m_create, &QPushButton::clicked, this, &NewCustomerForm::save);
    connect(m_anew, &QPushButton::clicked, this, &NewCustomerForm::beginAnew);
    connect(&workspace, &client::Workspace::sessionChanged, this, &NewCustomerForm::followSession);
    retranslate();
    followSession();
    check();
}

NewCustomerForm::~NewCustomerForm() = default;

void NewCustomerForm::build() {
    auto* page = new QWidget;
    auto* across = new QHBoxLayout(page);
    across->setContentsMargins(0, 0, 0, 0);
    auto* middle = new QWidget;
    middle->setMaximumWidth(widest);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(16, 8, 16, 12);
    column->setSpacing(10);
    buildHeading(*column);
    buildFields(*column);
    buildFoot(*column);
    column->addStretch(1);
    across->addWidget(middle, 1000);
    across->addStretch(1);
    setWidget(page);
}

void NewCustomerForm::buildHeading(QVBoxLayout& column) {
    m_title->setObjectName(u"newCustomerTitle"_s);
    setLook(m_title, Look::Heading);
    m_hint->setWordWrap(true);
    setLook(m_hint, Look::Muted);
    column.addWidget(m_title);
    column.addWidget(m_hint);
    m_earlier->setObjectName(u"newCustomerEarlier"_s);
    m_earlier->setWordWrap(true);
    setLook(m_earlier, Look::Accent);
    m_earlier->hide();
    column.addWidget(m_earlier);
}

void NewCustomerForm::buildFields(QVBoxLayout& column) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    m_name = new NameFields(*grid, u"newCustomer"_s, this);
    m_phone = addText(*grid, NameFields::rows, 0, "newCustomerPhone", 60);
    m_email = addText(*grid, NameFields::rows, 1, "newCustomerEmail", 200);
    m_postcode = addText(*grid, NameFields::rows + 1, 0, "newCustomerPostcode", 20);
    m_town = addText(*grid, NameFields::rows + 1, 1, "newCustomerTown", 160);
    m_birthDate = addText(*grid, NameFields::rows + 2, 0, "newCustomerBirthDate", 40);
    column.addLayout(grid);
    connect(m_name, &NameFields::changed, this, &NewCustomerForm::check);
    connect(m_name, &NameFields::edited, this, &NewCustomerForm::onEdited);
    connect(m_name, &NameFields::entered, this, &NewCustomerForm::save);
}

QLineEdit* NewCustomerForm::addText(QGridLayout& grid, int row, int side, const char* name, int longest) {
    auto* field = new QLineEdit(this);
    field->setObjectName(QString::fromLatin1(name));
    field->setMaxLength(longest);
    m_texts.emplace_back(field, NameFields::place(grid, row, side, *field));
    connect(field, &QLineEdit::textEdited, this, &NewCustomerForm::onEdited);
    connect(field, &QLineEdit::returnPressed, this, &NewCustomerForm::save);
    return field;
}

void NewCustomerForm::buildFoot(QVBoxLayout& column) {
    m_trouble->setObjectName(u"newCustomerTrouble"_s);
    m_trouble->setWordWrap(true);
    setLook(m_trouble, Look::Bad);
    m_trouble->hide();
    column.addWidget(m_trouble);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    m_close->setObjectName(u"newCustomerClose"_s);
    m_create->setObjectName(u"newCustomerCreate"_s);
    setLook(m_create, Look::Primary);
    m_anew->setObjectName(u"newCustomerAnew"_s);
    setLook(m_anew, Look::Plain);
    line->addWidget(m_anew);
    line->addStretch(1);
    line->addWidget(m_close);
    line->addWidget(m_create);
    column.addLayout(line);
}

/// What was typed belongs to who typed it.
void NewCustomerForm::followSession() {
    const UserId user = m_workspace.session().user;
    if (user == m_user)
        return;
    m_user = user;
    m_drafts->bind({}, {});
    m_making = {};
    put({});
    if (user)
        m_drafts->bind(draftKey, [this](const QString& draft) {
            if (isEdited())
                return;
            const NewCustomer begun = std::exchange(m_begun, {});
            put(newCustomerIn(draft));
            m_begun = {};
            if (isVisible()) { // it was opened faster than the disk could answer
                m_proposed = begun;
                start(begun);
            }
        });
}

NewCustomer NewCustomerForm::typed() const {
    NewCustomer customer;
    customer.name = m_name->name();
    customer.birthDate = m_birthDate->text().trimmed();
    customer.postcode = m_postcode->text().trimmed();
    customer.town = m_town->text().trimmed();
    customer.phone = m_phone->text().trimmed();
    customer.email = m_email->text().trimmed();
    return customer;
}

void NewCustomerForm::put(const NewCustomer& customer) {
    m_name->set(customer.name);
    m_birthDate->setText(customer.birthDate);
    m_postcode->setText(customer.postcode);
    m_town->setText(customer.town);
    m_phone->setText(customer.phone);
    m_email->setText(customer.email);
    m_begun = customer;
    m_earlier->hide();
    say({});
}

/// A person has put more into it than whoever opened it.
bool NewCustomerForm::isEdited() const {
    const NewCustomer now = typed();
    return now != m_begun && !now.isEmpty();
}

void NewCustomerForm::start(const NewCustomer& proposed) {
    m_proposed = proposed;
    const bool earlier = isEdited() && typed() != proposed;
    if (!earlier && typed() != proposed)
        put(proposed);
    say({});
    m_earlier->setVisible(earlier);
    retranslate();
    check();
    focusNext();
}

void NewCustomerForm::focusNext() {
    QWidget* next = m_name->firstToFill();
    for (QLineEdit* field : {m_phone, m_email, m_postcode, m_town, m_birthDate})
        if (!next && field->text().trimmed().isEmpty())
            next = field;
    (next ? next : static_cast<QWidget*>(m_create))->setFocus(Qt::ShortcutFocusReason);
}

void NewCustomerForm::beginAnew() {
    m_drafts->forget(draftKey);
    m_making = {};
    put(m_proposed);
    check();
    focusNext();
}

void NewCustomerForm::onEdited() {
    for (const auto& [field, label] : m_texts)
        setInvalid(*field, false);
    say({});
    m_drafts->changed(draftOf(typed()));
    check();
}

void NewCustomerForm::check() {
    m_create->setEnabled(m_name->isEnough() && !m_busy);
    m_anew->setVisible(isEdited());
}

void NewCustomerForm::save() {
    if (!m_create->isEnabled())
        return;
    if (!m_making)
        m_making = CustomerId(m_workspace.newId());
    const auto read = commandsFor(typed(), m_making, m_workspace.now());
    if (const auto* wrong = std::get_if<WrongField>(&read))
        return markWrong(*wrong);
    m_busy = true;
    check();
    say({});
    submitNext(std::get<std::vector<Command>>(read));
}

/// One after the other: a number without its owner would be refused. What failed is submitted again with the
/// same ids, so that nobody is made twice.
void NewCustomerForm::submitNext(std::vector<Command> left) {
    if (left.empty())
        return finish();
    const Command next = left.front();
    left.erase(left.begin());
    m_workspace.submit(next, this,
                       [this, left = std::move(left), making = m_making](const Result<void>& result) {
                           if (making != m_making)
                               return; // somebody else has logged in
                           if (result)
                               return submitNext(left);
                           m_busy = false;
                           check();
                           say(sentenceOf(result.error()));
                       });
}

void NewCustomerForm::finish() {
    const CustomerId made = std::exchange(m_making, {});
    m_busy = false;
    m_drafts->forget(draftKey);
    put({});
    check();
    Q_EMIT created(made);
}

void NewCustomerForm::say(const QString& trouble) {
    m_trouble->setText(trouble);
    m_trouble->setAccessibleName(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

void NewCustomerForm::markWrong(const WrongField& wrong) {
    using Field = WrongField::Field;
    say(wrong.sentence);
    QLineEdit* field = wrong.field == Field::BirthDate  ? m_birthDate
                       : wrong.field == Field::Postcode ? m_postcode
                       : wrong.field == Field::Phone    ? m_phone
                       : wrong.field == Field::Email    ? m_email
                                                        : nullptr;
    if (!field)
        return;
    setInvalid(*field, true);
    field->setFocus(Qt::OtherFocusReason);
}

void NewCustomerForm::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        save();
    else
        QScrollArea::keyPressEvent(event);
}

void NewCustomerForm::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NewCustomerForm::retranslate() {
    m_title->setText(tr("New customer"));
    setAccessibleName(m_title->text());
    m_hint->setText(
        tr("A surname or a company is enough. Whoever resembles a customer who is there already is "
           "shown beside that one afterwards."));
    m_name->retranslate();
    const QString names[] = {
        word(IdentityType::Phone), word(IdentityType::Email), fieldName(fieldNumber<Customer>("postcode")),
        fieldName(fieldNumber<Customer>("town")), fieldName(fieldNumber<Customer>("birthDate"))};
    for (std::size_t n = 0; n < m_texts.size(); ++n) {
        m_texts[n].first->setAccessibleName(names[n]);
        m_texts[n].second->setText(names[n]);
    }
    m_birthDate->setPlaceholderText(tr("12/03/1971"));
    m_earlier->setText(tr("This was typed earlier and is not saved yet."));
    m_earlier->setAccessibleName(m_earlier->text());
    m_anew->setText(m_proposed.isEmpty() ? tr("Empty the form") : tr("Take what was searched for"));
    m_anew->setAccessibleName(m_proposed.isEmpty() ? tr("Empty the form: what was typed earlier is discarded")
                                                   : tr("Take what was searched for in its place"));
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(tr("Close the form: what was typed is kept"));
    m_close->setToolTip(plainToolTip(m_close->accessibleName() + u" (Esc)"_s));
    m_create->setText(tr("Create the customer"));
    m_create->setAccessibleName(m_create->text());
    m_create->setToolTip(plainToolTip(tr("%1 (Ctrl+Enter)").arg(m_create->text())));
}

} // namespace visage::ui
