// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/consents_section.h"

#include "ui/common/formats.h"
#include "ui/common/plain_label.h"
#include "ui/common/style_sheet.h"
#include "ui/common/words.h"
#include "ui/customer/parts.h"
#include "ui/timeline/names.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace visage::ui {

using namespace Qt::StringLiterals;

namespace {

/// Strictest on the right of what can be chosen.
const char* iconFor(ConsentState state) {
    switch (state) {
    case ConsentState::Granted:
        return "circle-check";
    case ConsentState::Refused:
        return "circle-x";
    default:
        return "circle-help";
    }
}

ThemedIcon::Tint tintFor(ConsentState state) {
    switch (state) {
    case ConsentState::Granted:
        return ThemedIcon::Tint::Good;
    case ConsentState::Refused:
        return ThemedIcon::Tint::Bad;
    default:
        return ThemedIcon::Tint::Muted;
    }
}

} // namespace

ConsentsSection::ConsentsSection(client::Workspace& workspace, const Theme& theme, QWidget* parent)
    : Section(workspace, theme, u"consents"_s, parent) {}

void ConsentsSection::show(const client::CustomerRecord& record) {
    if (record.customer.id != customer()) {
        m_all = false;
        m_agreeing = {};
        m_typed.clear();
    }
    setCustomer(record.customer.id);
    m_consents.clear();
    for (const auto& [topic, name] : enumNames<ConsentTopic>())
        m_consents.push_back(topicOf(record, topic));
    rebuild();
}

/// Of records that are one, the stricter answer holds until the one that stands for them has a later one.
ConsentsSection::Topic ConsentsSection::topicOf(const client::CustomerRecord& record, ConsentTopic topic) {
    Topic found;
    found.shown.topic = topic;
    for (const Consent& known : record.consents)
        if (known.topic == topic && known.customer == record.customer.id) {
            found.shown = known;
            found.own = known.state;
        }
    for (const Consent& known : record.consents)
        if (known.topic == topic && known.at > found.shown.at &&
            (known.state == ConsentState::Refused || found.shown.state == ConsentState::Unknown))
            found.shown = known;
    return found;
}

void ConsentsSection::setEvidence(const QString& evidence) {
    m_evidence = evidence;
}

void ConsentsSection::write() {
    m_all = true;
    rebuild();
    if (auto* first = findChild<QPushButton*>())
        first->setFocus(Qt::ShortcutFocusReason);
}

QString ConsentsSection::title() const {
    return tr("Consents");
}

QString ConsentsSection::nameFor(const char* what, ConsentTopic topic) {
    const auto name = visage::nameOf(topic);
    return QLatin1StringView(what) + QLatin1StringView(name.data(), static_cast<qsizetype>(name.size()));
}

void ConsentsSection::fill(QVBoxLayout& rows) {
    int unasked = 0;
    for (const Topic& topic : m_consents) {
        const Consent& consent = topic.shown;
        if (consent.state == ConsentState::Unknown && !m_all) {
            ++unasked;
            continue;
        }
        rows.addWidget(row(topic));
        if (consent.topic == m_agreeing)
            rows.addWidget(evidenceLine(topic));
    }
    if (unasked == 0)
        return;
    auto* more = new QPushButton(tr("%n not asked", "topics of consent", unasked));
    more->setObjectName(u"allConsents"_s);
    more->setAccessibleName(tr("Record a consent: %n not asked", nullptr, unasked));
    setLook(more, Look::Plain);
    connect(more, &QPushButton::clicked, this, &ConsentsSection::write);
    rows.addWidget(more, 0, Qt::AlignLeft);
}

QWidget* ConsentsSection::row(const Topic& topic) {
    const Consent& consent = topic.shown;
    auto* widget = new QWidget;
    auto* line = new QHBoxLayout(widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(
        new ThemedIcon(theme(), QLatin1StringView(iconFor(consent.state)), tintFor(consent.state)), 0,
        Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    const bool asked = consent.state != ConsentState::Unknown;
    auto* answer = new PlainLabel(asked ? tr("%1: %2").arg(word(consent.topic), word(consent.state))
                                        : word(consent.topic));
    answer->setElideMode(Qt::ElideRight);
    words->addWidget(answer);
    QString since = asked ? formatShortDate(consent.at) : word(consent.state);
    if (const QString source = oneLine(consent.source, 160); !source.isEmpty())
        since += (since.isEmpty() ? QString() : u" · "_s) + source;
    if (!since.isEmpty()) {
        auto* origin = new PlainLabel(since);
        origin->setObjectName(nameFor("consentOrigin/", consent.topic));
        origin->setElideMode(Qt::ElideRight);
        setLook(origin, Look::Muted);
        words->addWidget(origin);
    }
    line->addLayout(words, 1);
    addButtons(*line, topic);
    return widget;
}

void ConsentsSection::addButtons(QHBoxLayout& line, const Topic& topic) {
    const Consent& consent = topic.shown;
    if (consent.state != ConsentState::Granted) {
        auto* agrees = new QPushButton(tr("Agrees …"));
        agrees->setObjectName(nameFor("agrees/", consent.topic));
        agrees->setAccessibleName(tr("%1: the customer agrees").arg(word(consent.topic)));
        setLook(agrees, Look::Plain);
        connect(agrees, &QPushButton::clicked, this, [this, topic = consent.topic] {
            m_agreeing = topic;
            m_typed = m_evidence;
            rebuild();
            if (auto* text = findChild<QLineEdit*>(u"consentEvidence"_s))
                text->setFocus(Qt::OtherFocusReason);
        });
        line.addWidget(agrees, 0, Qt::AlignTop);
    }
    if (consent.state != ConsentState::Refused) {
        auto* objects = new QPushButton(tr("Objects"));
        objects->setObjectName(nameFor("objects/", consent.topic));
        objects->setAccessibleName(tr("%1: the customer objects").arg(word(consent.topic)));
        setLook(objects, Look::Plain);
        connect(objects, &QPushButton::clicked, this,
                [this, topic] { record(topic, ConsentState::Refused, m_evidence); });
        line.addWidget(objects, 0, Qt::AlignTop);
    }
}

QWidget* ConsentsSection::evidenceLine(const Topic& topic) {
    const Consent& consent = topic.shown;
    auto* widget = new QWidget;
    auto* line = new QHBoxLayout(widget);
    line->setContentsMargins(22, 0, 0, 4);
    line->setSpacing(6);
    auto* text = new QLineEdit(m_typed);
    text->setObjectName(u"consentEvidence"_s);
    text->setMaxLength(400);
    text->setPlaceholderText(tr("Where: call, form, letter"));
    text->setAccessibleName(tr("Where the customer agreed: %1").arg(word(consent.topic)));
    line->addWidget(text, 1);
    auto* save = new QPushButton(tr("Save"));
    save->setObjectName(u"saveConsent"_s);
    save->setAccessibleName(tr("Save: %1, the customer agrees").arg(word(consent.topic)));
    line->addWidget(save);
    connect(text, &QLineEdit::textEdited, this, [this](const QString& typed) { m_typed = typed; });
    const auto agree = [this, topic] {
        if (m_typed.trimmed().isEmpty())
            return say(tr("Say where the customer agreed: the call, the form or the letter."));
        record(topic, ConsentState::Granted, m_typed.trimmed());
    };
    connect(text, &QLineEdit::returnPressed, this, agree);
    connect(save, &QPushButton::clicked, this, agree);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), widget);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, [this, about = consent.topic] {
        m_agreeing = {};
        say({});
        rebuild();
        if (auto* back = findChild<QPushButton*>(nameFor("agrees/", about)))
            back->setFocus(Qt::OtherFocusReason);
    });
    return widget;
}

void ConsentsSection::record(const Topic& topic, ConsentState state, const QString& source) {
    RecordConsent command;
    command.edit = EditId(workspace().newId());
    command.customer = customer();
    command.topic = topic.shown.topic;
    command.state = state;
    command.source = source.toStdString();
    command.seen = topic.own;
    send(command, customer(), [this, about = topic.shown.topic] {
        if (m_agreeing == about)
            m_agreeing = {};
        m_typed.clear();
    });
}

} // namespace visage::ui
