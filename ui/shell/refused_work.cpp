// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/refused_work.h"

#include "core/client/workspace.h"
#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/field_words.h"
#include "ui/shell/enter_again.h"
#include "ui/shell/refused_words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

QString joined(std::initializer_list<std::string_view> parts) {
    QStringList lines;
    for (const std::string_view part : parts)
        if (!part.empty())
            lines << text(part);
    return lines.join(u'\n');
}

struct TitleOf {
    QString operator()(const WriteNote&) const { return RefusedWorkDialog::tr("Note written"); }
    QString operator()(const EditNote&) const { return RefusedWorkDialog::tr("Note changed"); }
    QString operator()(const OpenCase&) const { return RefusedWorkDialog::tr("Case opened"); }
    QString operator()(const ChangeCaseStatus&) const {
        return RefusedWorkDialog::tr("Status of a case changed");
    }
    QString operator()(const RecordCall&) const { return RefusedWorkDialog::tr("Call recorded"); }
    QString operator()(const QualifyInteraction&) const { return RefusedWorkDialog::tr("Call qualified"); }
    QString operator()(const AssignInteraction&) const {
        return RefusedWorkDialog::tr("Contact given to a customer");
    }
    QString operator()(const LinkInteraction&) const {
        return RefusedWorkDialog::tr("Contact joined to a case");
    }
    QString operator()(const CreateCustomer&) const { return RefusedWorkDialog::tr("Customer created"); }
    QString operator()(const AttachIdentity&) const {
        return RefusedWorkDialog::tr("Number or address attached");
    }
    QString operator()(const PinAlert&) const { return RefusedWorkDialog::tr("Alert pinned"); }
    QString operator()(const UnpinAlert&) const { return RefusedWorkDialog::tr("Alert removed"); }
    QString operator()(const DetachIdentity&) const {
        return RefusedWorkDialog::tr("Number or address taken off");
    }
    QString operator()(const UpdateCustomer&) const { return RefusedWorkDialog::tr("Customer changed"); }
    QString operator()(const SettleField&) const { return RefusedWorkDialog::tr("Earlier value chosen"); }
    QString operator()(const ReplaceIdentity&) const {
        return RefusedWorkDialog::tr("Number or address replaced");
    }
    QString operator()(const AddTag&) const { return RefusedWorkDialog::tr("Tag added"); }
    QString operator()(const RemoveTag&) const { return RefusedWorkDialog::tr("Tag removed"); }
    QString operator()(const RecordConsent&) const { return RefusedWorkDialog::tr("Consent recorded"); }
    QString operator()(const BookCallback&) const { return RefusedWorkDialog::tr("Callback booked"); }
    QString operator()(const MoveCallback&) const { return RefusedWorkDialog::tr("Callback moved"); }
    QString operator()(const CloseCallback&) const { return RefusedWorkDialog::tr("Callback closed"); }
    QString operator()(const QueueReply&) const { return RefusedWorkDialog::tr("Message written"); }
    QString operator()(const EditReply&) const { return RefusedWorkDialog::tr("Message changed"); }
    QString operator()(const CancelReply&) const { return RefusedWorkDialog::tr("Message taken back"); }
    QString operator()(const LogContact&) const { return RefusedWorkDialog::tr("Contact written down"); }
    QString operator()(const MoveCase&) const { return RefusedWorkDialog::tr("Case given to another queue"); }
    QString operator()(const AssignCase&) const { return RefusedWorkDialog::tr("Owner of a case changed"); }
    QString operator()(const MergeCustomers&) const { return RefusedWorkDialog::tr("Customers joined"); }
    QString operator()(const UnmergeCustomers&) const { return RefusedWorkDialog::tr("Customers separated"); }
    QString operator()(const EraseCustomer&) const { return RefusedWorkDialog::tr("Customer erased"); }
    QString operator()(const PinCustomer&) const { return RefusedWorkDialog::tr("Record fetched"); }
};

struct TextOf {
    QString operator()(const WriteNote& c) const { return text(c.text); }
    QString operator()(const EditNote& c) const { return text(c.text); }
    QString operator()(const OpenCase& c) const { return text(c.subject); }
    QString operator()(const ChangeCaseStatus& c) const {
        return word(c.status) + (c.text.empty() ? QString() : u'\n' + text(c.text));
    }
    QString operator()(const RecordCall& c) const { return joined({c.peerName, c.peer}); }
    QString operator()(const QualifyInteraction& c) const { return word(c.outcome); }
    QString operator()(const CreateCustomer& c) const {
        return joined({c.givenName, c.familyName, c.organisation, c.birthDate.toIso(), c.postcode, c.town});
    }
    QString operator()(const AttachIdentity& c) const { return joined({c.valueRaw, c.label}); }
    QString operator()(const PinAlert& c) const { return text(c.text); }
    QString operator()(const AssignInteraction&) const { return {}; }
    QString operator()(const LinkInteraction&) const { return {}; }
    QString operator()(const UnpinAlert&) const { return {}; }
    QString operator()(const DetachIdentity&) const { return {}; }
    QString operator()(const UpdateCustomer& c) const {
        QStringList lines;
        for (const FieldPatch& patch : c.patches)
            lines << RefusedWorkDialog::tr("%1: %2").arg(fieldName(patch.field),
                                                         shownFieldValue(patch.field, patch.after));
        return lines.join(u'\n');
    }
    QString operator()(const SettleField&) const { return {}; }
    QString operator()(const ReplaceIdentity& c) const { return joined({c.valueRaw, c.label}); }
    QString operator()(const AddTag& c) const { return text(c.text); }
    QString operator()(const RemoveTag&) const { return {}; }
    QString operator()(const RecordConsent& c) const {
        return RefusedWorkDialog::tr("%1: %2").arg(word(c.topic), word(c.state)) +
               (c.source.empty() ? QString() : u'\n' + text(c.source));
    }
    QString operator()(const BookCallback& c) const { return joined({c.number, c.text}); }
    QString operator()(const MoveCallback&) const { return {}; }
    QString operator()(const CloseCallback& c) const { return text(c.outcome); }
    QString operator()(const QueueReply& c) const { return joined({c.peer, c.subject, c.text}); }
    QString operator()(const EditReply& c) const { return joined({c.subject, c.text}); }
    QString operator()(const CancelReply&) const { return {}; }
    QString operator()(const LogContact& c) const { return joined({c.subject, c.text}); }
    QString operator()(const MoveCase&) const { return {}; }
    QString operator()(const AssignCase&) const { return {}; }
    QString operator()(const MergeCustomers&) const { return {}; }
    QString operator()(const UnmergeCustomers&) const { return {}; }
    QString operator()(const EraseCustomer&) const { return {}; }
    QString operator()(const PinCustomer&) const { return {}; }
};

/// Whose record the refused work is about, where it is on this desktop.
CustomerId customerOf(const client::RefusedWork& work) {
    for (const Row& row : work.about)
        if (const auto* customer = std::get_if<Customer>(&row))
            return customer->id;
    return {};
}

} // namespace

QString noteTextOf(const Command& command) {
    if (const auto* note = std::get_if<WriteNote>(&command))
        return text(note->text);
    if (const auto* edit = std::get_if<EditNote>(&command))
        return text(edit->text);
    if (const auto* contact = std::get_if<LogContact>(&command))
        return joined({contact->subject, contact->text});
    const QString typed = fullTextOf(command);
    return typed.isEmpty() ? QString() : titleOf(command) + u'\n' + typed;
}

QString titleOf(const Command& command) {
    return std::visit(TitleOf(), command);
}

QString fullTextOf(const Command& command) {
    return std::visit(TextOf(), command);
}

RefusedWorkDialog::RefusedWorkDialog(const Surroundings& around, QWidget* parent)
    : QDialog(parent)
    , m_around(around)
    , m_explanation(new PlainLabel)
    , m_list(new QListWidget)
    , m_why(new PlainLabel)
    , m_text(new QPlainTextEdit)
    , m_copy(new QPushButton)
    , m_dismiss(new QPushButton)
    , m_openButton(new QPushButton)
    , m_told(new PlainLabel)
    , m_again(new QPushButton)
    , m_asNote(new QPushButton)
    , m_closeButton(new QPushButton) {
    setObjectName(u"refusedWorkDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(860, 440);
    build();
    connect(&around.workspace, &client::Workspace::refusedWorkChanged, this, &RefusedWorkDialog::load);
    connect(m_list, &QListWidget::currentRowChanged, this, &RefusedWorkDialog::showCurrent);
    connect(m_copy, &QPushButton::clicked, this, &RefusedWorkDialog::copyCurrent);
    connect(m_dismiss, &QPushButton::clicked, this, &RefusedWorkDialog::dismissCurrent);
    connect(m_openButton, &QPushButton::clicked, this, &RefusedWorkDialog::openCurrent);
    connect(m_again, &QPushButton::clicked, this, &RefusedWorkDialog::enterAgain);
    connect(m_asNote, &QPushButton::clicked, this, &RefusedWorkDialog::enterAsNote);
    auto* again = new QShortcut(QKeySequence(u"Ctrl+Return"_s), m_list);
    again->setContext(Qt::WidgetShortcut);
    connect(again, &QShortcut::activated, this, [this] {
        for (QPushButton* button : {m_again, m_asNote})
            if (!button->isHidden())
                return button->click();
    });
    connect(m_closeButton, &QPushButton::clicked, this, &QDialog::close);
    retranslate();
    load();
}

void RefusedWorkDialog::build() {
    m_explanation->setWordWrap(true);
    m_list->setObjectName(u"refusedList"_s);
    m_why->setObjectName(u"refusedWhy"_s);
    m_why->setWordWrap(true);
    setLook(m_why, Look::Bad);
    m_text->setObjectName(u"refusedText"_s);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_copy->setObjectName(u"refusedCopy"_s);
    m_dismiss->setObjectName(u"refusedDismiss"_s);
    m_openButton->setObjectName(u"refusedOpen"_s);
    m_told->setObjectName(u"refusedTold"_s);
    m_told->setWordWrap(true);
    m_told->hide();
    m_again->setObjectName(u"refusedAgain"_s);
    m_asNote->setObjectName(u"refusedAsNote"_s);
    setLook(m_again, Look::Primary);
    m_closeButton->setObjectName(u"refusedClose"_s);
    for (QPushButton* button : {m_copy, m_dismiss, m_openButton, m_again, m_asNote, m_closeButton})
        button->setAutoDefault(false);

    auto* detail = new QVBoxLayout;
    detail->addWidget(m_why);
    detail->addWidget(m_text, 1);
    auto* middle = new QHBoxLayout;
    middle->addWidget(m_list, 2);
    middle->addLayout(detail, 3);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {m_again, m_asNote, m_openButton, m_copy, m_dismiss})
        buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_closeButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    m_explanation->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_explanation->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    layout->addWidget(m_explanation);
    layout->addLayout(middle, 1);
    layout->addWidget(m_told);
    layout->addStretch(0);
    layout->addLayout(buttons);
}

void RefusedWorkDialog::load() {
    m_around.workspace.loadRefusedWork(this, [this](std::vector<client::RefusedWork> works) {
        m_works = std::move(works);
        fill();
    });
}

void RefusedWorkDialog::fill() {
    const int row = std::max(0, m_list->currentRow());
    m_list->clear();
    for (const client::RefusedWork& work : m_works)
        m_list->addItem(formatMoment(work.enteredAt, m_around.workspace.now()) + u"\n"_s +
                        titleOf(work.command));
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    showCurrent();
}

const client::RefusedWork* RefusedWorkDialog::current() const {
    const int row = m_list->currentRow();
    return row >= 0 && row < static_cast<int>(m_works.size()) ? &m_works[static_cast<std::size_t>(row)]
                                                              : nullptr;
}

void RefusedWorkDialog::showCurrent() {
    const client::RefusedWork* work = current();
    m_explanation->setText(work != nullptr
                               ? tr("The server did not take these changes. Copy what you still need, do "
                                    "it again where that makes sense, then take it off the list.")
                               : tr("Nothing is waiting here."));
    for (QWidget* part : std::initializer_list<QWidget*>{m_list, m_why, m_text, m_copy, m_dismiss})
        part->setVisible(work != nullptr);
    m_text->setPlainText(work == nullptr ? QString()
                                         : wordsOf(work->command, work->about, m_around.workspace));
    m_openButton->setVisible(work != nullptr && customerOf(*work));
    const bool again = work != nullptr && enteredAgain(*work, newId());
    m_again->setVisible(again);
    m_again->setEnabled(!m_busy);
    m_asNote->setVisible(work != nullptr && !again && customerOf(*work) &&
                         !noteTextOf(work->command).isEmpty());
    if (work == nullptr)
        return;
    const QString why = sentenceOf({work->code, work->sentence.toStdString()});
    m_why->setText(
        work->code == ErrorCode::StoreTooOld ? why + u' ' + tr("Enter this again when that is done.") : why);
}

void RefusedWorkDialog::openCurrent() {
    if (const client::RefusedWork* work = current(); work && customerOf(*work)) {
        Q_EMIT openRequested(customerOf(*work));
        close();
    }
}

std::function<Uuid()> RefusedWorkDialog::newId() const {
    return [this] { return m_around.workspace.newId(); };
}

void RefusedWorkDialog::enterAgain() {
    const client::RefusedWork* work = current();
    const auto command = work && !m_busy ? enteredAgain(*work, newId()) : std::nullopt;
    if (!command)
        return;
    m_busy = true;
    m_around.workspace.submit(
        *command, this, [this, mseq = work->mseq](const Result<void>& result) { onEntered(mseq, result); });
}

/// What was taken stands on the record, and comes back here should the store refuse it again.
void RefusedWorkDialog::onEntered(std::int64_t mseq, const Result<void>& result) {
    m_busy = false;
    if (result) {
        tell(tr("Entered again. Should the server refuse it once more, it comes back to this list."), false);
        m_around.workspace.dismissRefusedWork(mseq);
    } else {
        tell(tr("Not entered. %1").arg(sentenceOf(result.error())), true);
    }
    showCurrent();
}

void RefusedWorkDialog::tell(const QString& sentence, bool trouble) {
    m_told->setText(sentence);
    m_told->setVisible(!sentence.isEmpty());
    setLook(m_told, trouble ? Look::Bad : Look::Accent);
}

void RefusedWorkDialog::enterAsNote() {
    if (const client::RefusedWork* work = current(); work && customerOf(*work)) {
        Q_EMIT noteWanted(customerOf(*work), noteTextOf(work->command));
        close();
    }
}

void RefusedWorkDialog::copyCurrent() {
    if (const client::RefusedWork* work = current())
        QGuiApplication::clipboard()->setText(wordsOf(work->command, work->about, m_around.workspace));
}

void RefusedWorkDialog::dismissCurrent() {
    if (const client::RefusedWork* work = current())
        m_around.workspace.dismissRefusedWork(work->mseq);
}

void RefusedWorkDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fill();
    }
    QDialog::changeEvent(event);
}

void RefusedWorkDialog::retranslate() {
    setWindowTitle(tr("Refused changes"));
    m_list->setAccessibleName(tr("Refused changes"));
    m_text->setAccessibleName(tr("Text of the change"));
    m_copy->setText(tr("Copy the text"));
    m_dismiss->setText(tr("Take off the list"));
    m_openButton->setText(tr("Open the customer"));
    tell({}, false);
    m_again->setText(tr("Enter again"));
    m_again->setToolTip(
        plainToolTip(tr("Enters the same once more, for the record as it stands now (Ctrl+Return)")));
    m_asNote->setText(tr("Enter again as a note"));
    m_asNote->setToolTip(plainToolTip(tr("Puts the text into the note of the record, below what is written "
                                         "there. It stays in this list too.")));
    m_closeButton->setText(tr("Close"));
}

} // namespace visage::ui
