// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/login_page.h"

#include "core/client/link.h"
#include "core/client/workspace.h"
#include "ui/common/icons.h"
#include "ui/common/plain_label.h"
#include "ui/common/settings.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"

#include <QCheckBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QUrl>
#include <QVBoxLayout>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

/// So many names, and so many sentences, fit a small screen.
constexpr qsizetype mostNamed = 3;

/// By the form of the address alone: "127.example.org" may be anywhere.
bool isThisMachine(const QString& host) {
    static const QRegularExpression loopback(u"^127(\\.[0-9]{1,3}){3}$"_s);
    return host == u"localhost"_s || host == u"::1"_s || loopback.match(host).hasMatch();
}

/// A fingerprint as people compare it: eight bytes a line.
QString inLines(const QString& fingerprint) {
    QStringList lines;
    for (qsizetype at = 0; at < fingerprint.size(); at += 24)
        lines << fingerprint.mid(at, 23);
    return lines.join(u'\n');
}

} // namespace

QString completeServer(const QString& typed) {
    const QUrl guess(u"ws://"_s + typed.trimmed());
    const bool bare = !typed.contains(u"://"_s);
    return client::storeAddress(bare && isThisMachine(guess.host()) ? guess.toString() : typed).toString();
}

bool isExposed(const QString& server) {
    const QUrl url(server);
    return url.scheme() == u"ws"_s && !isThisMachine(url.host());
}

LoginPage::LoginPage(const Surroundings& around, QWidget* parent)
    : QWidget(parent)
    , m_around(around)
    , m_server(new QLineEdit)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_serverLabel(new PlainLabel)
    , m_userLabel(new PlainLabel)
    , m_passwordLabel(new PlainLabel)
    , m_subtitle(new PlainLabel)
    , m_noticeLabel(new PlainLabel)
    , m_noticeFrame(buildNotice())
    , m_problemLabel(new PlainLabel)
    , m_problemFrame(buildProblem())
    , m_unencryptedLabel(new PlainLabel)
    , m_anyway(new QCheckBox)
    , m_unencryptedFrame(buildUnencrypted())
    , m_unknownKeyLabel(new PlainLabel)
    , m_fingerprint(new PlainLabel)
    , m_trust(new QPushButton)
    , m_unknownKeyFrame(buildUnknownKey())
    , m_capsLock(new PlainLabel)
    , m_button(new QPushButton) {
    setObjectName(u"loginPage"_s);
    build();
    m_password->installEventFilter(this);
    connect(m_button, &QPushButton::clicked, this, &LoginPage::submit);
    for (QLineEdit* field : {m_server, m_user, m_password})
        connect(field, &QLineEdit::returnPressed, this, &LoginPage::submit);
    connect(&around.workspace, &client::Workspace::statusChanged, this, &LoginPage::showNotice);
    connect(&around.workspace, &client::Workspace::leftBehindChanged, this, &LoginPage::showNotice);
    connect(m_server, &QLineEdit::textChanged, this, &LoginPage::showUnencrypted);
    connect(m_anyway, &QCheckBox::toggled, this, [this] {
        if (m_problem == Problem::NotEncrypted)
            m_problem = Problem::None;
        showProblem();
    });
    prefill(around.workspace.status().server, {});
    retranslate();
}

void LoginPage::build() {
    // No alignment: it would ask for the card's hint instead of its height for this width.
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(buildCard());
    row->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
}

QWidget* LoginPage::buildCard() {
    auto* card = new QFrame;
    setLook(card, Look::Card);
    card->setFixedWidth(400);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(28, 24, 28, 28);
    column->setSpacing(4);
    auto* title = new PlainLabel(u"Visage"_s);
    setLook(title, Look::Title);
    setLook(m_subtitle, Look::Muted);
    column->addWidget(title);
    column->addWidget(m_subtitle);
    column->addWidget(m_noticeFrame);
    column->addSpacing(14);
    const auto add = [column](PlainLabel* label, QLineEdit* field, const QString& name) {
        field->setObjectName(name);
        field->setMinimumHeight(32);
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        column->addSpacing(8);
    };
    add(m_serverLabel, m_server, u"server"_s);
    column->addWidget(m_unencryptedFrame);
    add(m_userLabel, m_user, u"user"_s);
    add(m_passwordLabel, m_password, u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_capsLock->setObjectName(u"capsLock"_s);
    setLook(m_capsLock, Look::Warn);
    m_capsLock->hide();
    m_button->setObjectName(u"logIn"_s);
    m_button->setMinimumHeight(36);
    setLook(m_button, Look::Primary);
    column->addWidget(m_capsLock);
    column->addWidget(m_unknownKeyFrame);
    column->addWidget(m_problemFrame);
    column->addSpacing(8);
    column->addWidget(m_button);
    return card;
}

QWidget* LoginPage::buildProblem() {
    auto* frame = new QFrame;
    setLook(frame, Look::Bad);
    m_problemLabel->setObjectName(u"loginProblem"_s);
    m_problemLabel->setWordWrap(true);
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(10, 8, 10, 8);
    row->setSpacing(8);
    row->addWidget(new IconLabel(m_around.theme, u"circle-x"_s, &Tokens::bad));
    row->addWidget(m_problemLabel, 1);
    frame->hide();
    return frame;
}

QWidget* LoginPage::buildNotice() {
    auto* place = new QWidget; // with the gap above it
    place->setObjectName(u"loginNotice"_s);
    auto* frame = new QFrame;
    setLook(frame, Look::Warn);
    auto* around = new QVBoxLayout(place);
    around->setContentsMargins(0, 10, 0, 0);
    around->addWidget(frame);
    m_noticeLabel->setObjectName(u"loginNoticeText"_s);
    m_noticeLabel->setWordWrap(true);
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(10, 8, 10, 8);
    row->setSpacing(8);
    row->addWidget(new IconLabel(m_around.theme, u"triangle-alert"_s, &Tokens::warn), 0, Qt::AlignTop);
    row->addWidget(m_noticeLabel, 1);
    place->hide();
    return place;
}

void LoginPage::showNotice() {
    QString text = removedText();
    if (text.isEmpty())
        text = leftBehindText();
    m_noticeLabel->setText(text);
    // What went wrong now is more urgent, and both would not fit a small screen.
    m_noticeFrame->setVisible(!text.isEmpty() && m_problem == Problem::None);
}

QString LoginPage::removedText() const {
    using Removed = client::StoreStatus::Removed;
    const client::StoreStatus& status = m_around.workspace.status();
    QString text;
    if (status.removed == Removed::LeaseOver)
        text = tr("This computer has had no contact with the server for 30 days: the customers on it were "
                  "removed. Connect to the network and log in to have them again.");
    else if (status.removed == Removed::AccountOff)
        text = tr("This account was switched off: the customers on this computer were removed.");
    if (status.removed == Removed::LeaseOver && status.unsent > 0)
        text += u' ' + tr("%Ln change(s) not sent yet are kept and go out then.", nullptr, status.unsent);
    if (status.removed == Removed::AccountOff)
        text +=
            u' ' + (status.unsent > 0
                        ? tr("%Ln change(s) could not be handed over and stay on this computer: tell your "
                             "lead.",
                             nullptr, status.unsent)
                        : tr("What had not been sent was handed over, for a lead to review."));
    return text;
}

QString LoginPage::leftBehindText() const {
    QStringList lines;
    QStringList names;
    int goOut = 0;
    for (const client::LeftWork& work : m_around.workspace.leftBehind()) {
        if (work.goesOut) {
            goOut += work.unsent;
            names << work.name;
        } else if (lines.size() < mostNamed) {
            lines << tr("%Ln change(s) of %1 not sent yet stay on this computer, and go out when they log in "
                        "here again.",
                        nullptr, work.unsent)
                         .arg(work.name);
        }
    }
    if (names.size() > mostNamed)
        names = QStringList(names.first(mostNamed)) << u"…"_s;
    if (goOut > 0)
        lines.prepend(
            tr("%Ln change(s) of %1 not sent yet are on this computer, and go out by themselves when "
               "the server can be reached.",
               nullptr, goOut)
                .arg(names.join(u", "_s)));
    return lines.join(u'\n');
}

QWidget* LoginPage::buildUnencrypted() {
    auto* place = new QWidget; // with the gap to the next field, which goes when it is hidden
    place->setObjectName(u"unencrypted"_s);
    auto* frame = new QFrame;
    setLook(frame, Look::Warn);
    auto* around = new QVBoxLayout(place);
    around->setContentsMargins(0, 0, 0, 8);
    around->addWidget(frame);
    m_unencryptedLabel->setObjectName(u"unencryptedWarning"_s);
    m_unencryptedLabel->setWordWrap(true);
    m_anyway->setObjectName(u"logInAnyway"_s);
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(10, 8, 10, 8);
    row->setSpacing(8);
    row->addWidget(new IconLabel(m_around.theme, u"triangle-alert"_s, &Tokens::warn), 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(m_unencryptedLabel);
    column->addWidget(m_anyway);
    row->addLayout(column, 1);
    place->hide();
    return place;
}

QWidget* LoginPage::buildUnknownKey() {
    auto* frame = new QFrame;
    frame->setObjectName(u"unknownKey"_s);
    setLook(frame, Look::Warn);
    m_unknownKeyLabel->setObjectName(u"unknownKeyWarning"_s);
    m_unknownKeyLabel->setWordWrap(true);
    m_fingerprint->setObjectName(u"fingerprint"_s);
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_fingerprint->setFocusPolicy(Qt::StrongFocus);
    m_fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_trust->setObjectName(u"trustServer"_s);
    connect(m_trust, &QPushButton::clicked, this, &LoginPage::acceptKey);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(10, 8, 10, 8);
    column->setSpacing(6);
    column->addWidget(m_unknownKeyLabel);
    column->addWidget(m_fingerprint);
    column->addWidget(m_trust, 0, Qt::AlignLeft);
    frame->hide();
    return frame;
}

void LoginPage::acceptKey() {
    m_around.workspace.acceptKey(m_around.workspace.status().fingerprint);
    submit();
}

void LoginPage::showUnencrypted() {
    const QString server = completeServer(m_server->text());
    const bool accepted = m_around.settings.unencryptedAccepted(server);
    m_unencryptedFrame->setVisible(isExposed(server));
    m_anyway->setVisible(!accepted);
    m_anyway->setChecked(accepted); // what was said of one server holds for no other
}

void LoginPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    firstEmpty()->setFocus();
}

void LoginPage::prefill(const QString& server, const QString& user) {
    m_server->setText(server);
    m_user->setText(user);
    firstEmpty()->setFocus();
}

QLineEdit* LoginPage::firstEmpty() const {
    for (QLineEdit* field : {m_server, m_user})
        if (field->text().trimmed().isEmpty())
            return field;
    return m_password;
}

void LoginPage::fillAndSubmit(const QString& user, const QString& password) {
    m_user->setText(user);
    m_password->setText(password);
    submit();
}

void LoginPage::submit() {
    if (m_busy)
        return;
    const QString server = completeServer(m_server->text());
    const QString user = m_user->text().trimmed();
    m_problem = user.isEmpty() || m_password->text().isEmpty() ? Problem::NothingTyped : Problem::None;
    if (server.isEmpty())
        m_problem = Problem::BadServer;
    else if (m_problem == Problem::None && isExposed(server) && !m_anyway->isChecked())
        m_problem = Problem::NotEncrypted;
    showProblem();
    if (m_problem != Problem::None)
        return focusProblem();
    if (isExposed(server))
        m_around.settings.acceptUnencrypted(server);
    m_server->setText(server);
    if (server != completeServer(m_around.workspace.status().server)) {
        Q_EMIT otherServerWanted(server, user, m_password->text());
        return;
    }
    setBusy(true);
    m_around.workspace.logIn(user, m_password->text(), this, [this](const Result<client::Session>& outcome) {
        setBusy(false);
        if (outcome)
            m_password->clear();
        else
            showTrouble(outcome.error());
    });
}

void LoginPage::focusProblem() {
    if (m_problem == Problem::BadServer)
        m_server->setFocus();
    else if (m_problem == Problem::NotEncrypted)
        m_anyway->setFocus();
    else
        firstEmpty()->setFocus();
}

void LoginPage::showTrouble(const Error& error) {
    m_error = error;
    m_problem = Problem::Store;
    showProblem();
    if (error.code == ErrorCode::WrongCredentials) {
        m_password->setFocus();
        m_password->selectAll();
    }
    if (error.code == ErrorCode::UnknownKey) // not the button: a hasty Enter shall not accept
        m_fingerprint->setFocus();
}

QString LoginPage::problemSentence() const {
    switch (m_problem) {
    case Problem::None:
        return {};
    case Problem::BadServer:
        return tr("This is no address of a server. It looks like wss://store.example.org/sync.");
    case Problem::NothingTyped:
        return tr("Type your user name and your password.");
    case Problem::NotEncrypted:
        return tr("Tick “%1” if you mean to send your password unencrypted.").arg(m_anyway->text());
    case Problem::Store:
        break;
    }
    if (m_error.code == ErrorCode::Unavailable)
        return tr("The server cannot be reached. Check its address and the network, then try again.");
    return sentenceOf(m_error);
}

void LoginPage::showProblem() {
    const bool unknownKey = m_problem == Problem::Store && m_error.code == ErrorCode::UnknownKey;
    m_problemLabel->setText(unknownKey ? QString() : problemSentence());
    m_problemFrame->setVisible(m_problem != Problem::None && !unknownKey);
    m_unknownKeyLabel->setText(problemSentence());
    m_fingerprint->setText(inLines(m_around.workspace.status().fingerprint));
    m_fingerprint->setAccessibleName(
        tr("Fingerprint of the server's key: %1").arg(m_around.workspace.status().fingerprint));
    m_unknownKeyFrame->setVisible(unknownKey);
    showNotice();
}

void LoginPage::setBusy(bool busy) {
    m_busy = busy;
    for (QLineEdit* field : {m_server, m_user, m_password})
        field->setReadOnly(busy);
    m_button->setEnabled(!busy);
    retranslate();
}

bool LoginPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_password && event->type() == QEvent::KeyPress) {
        // Qt does not tell the state of the key; a capital letter without Shift does.
        const auto* key = static_cast<QKeyEvent*>(event);
        const QString typed = key->text();
        if (typed.size() == 1 && typed.at(0).isLetter())
            m_capsLock->setVisible(typed.at(0).isUpper() != key->modifiers().testFlag(Qt::ShiftModifier));
    }
    return QWidget::eventFilter(watched, event);
}

void LoginPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LoginPage::retranslate() {
    m_subtitle->setText(tr("Log in to your company's server"));
    m_serverLabel->setText(tr("Server"));
    m_userLabel->setText(tr("User name"));
    m_passwordLabel->setText(tr("Password"));
    m_server->setAccessibleName(m_serverLabel->text());
    m_server->setPlaceholderText(u"wss://store.example.org/sync"_s);
    m_user->setAccessibleName(m_userLabel->text());
    m_password->setAccessibleName(m_passwordLabel->text());
    m_unencryptedLabel->setText(tr(
        "The connection is not encrypted: the password and the records would travel in the clear. Ask your "
        "administrator for an address that begins with wss://."));
    m_anyway->setText(tr("Log in anyway"));
    m_anyway->setAccessibleName(m_anyway->text());
    m_trust->setText(tr("It is the same: trust this server"));
    m_trust->setAccessibleName(m_trust->text());
    m_capsLock->setText(tr("Caps Lock seems to be on"));
    m_button->setText(m_busy ? tr("Logging in…") : tr("Log in"));
    m_button->setAccessibleName(tr("Log in"));
    showProblem();
}

} // namespace visage::ui
