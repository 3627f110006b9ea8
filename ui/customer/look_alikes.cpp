// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/look_alikes.h"

#include "ui/timeline/names.h"

#include <QCoreApplication>
#include <QCryptographicHash>

#include <algorithm>
#include <tuple>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t mostCreated = 50;     ///< of the customers made here, the newest
constexpr std::size_t mostRemembered = 500; ///< of what people said are two
const QString draftKey = u"look-alikes/different"_s;
const QString askedKey = u"look-alikes/asked"_s;
const QString besidesKey = u"look-alikes/besides"_s;

/// Of a customer's questions: others when the customer is known by something else.
QString fingerprint(const QStringList& questions) {
    const QByteArray all = questions.join(u'\n').toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(all, QCryptographicHash::Md5).toHex().left(16));
}

CustomerId customerIn(const QString& text) {
    const auto id = Uuid::parse(text.toStdString());
    return id ? CustomerId(*id) : CustomerId();
}

QString textOf(CustomerId customer) {
    return QString::fromStdString(customer.toString());
}

/// As far as a person sees.
bool isSame(const client::LookAlike& one, const client::LookAlike& other) {
    const auto shown = [](const client::LookAlike& pair) {
        return std::tuple(pair.created.customer, pair.other.customer, pair.why, lineOf(pair.created),
                          lineOf(pair.other));
    };
    return shown(one) == shown(other);
}

class LookAlikeWords {
    Q_DECLARE_TR_FUNCTIONS(visage::ui::LookAlikeWords)
};

} // namespace

QString word(rules::Likeness why) {
    switch (why) {
    case rules::Likeness::NameAndPostcode:
        return LookAlikeWords::tr("same name and postcode");
    case rules::Likeness::NameAndBirthDate:
        return LookAlikeWords::tr("same name and birth date");
    case rules::Likeness::Identity:
        return LookAlikeWords::tr("same number or address");
    case rules::Likeness::None:
        break;
    }
    return {};
}

QString lineOf(const client::SearchHit& hit) {
    QStringList parts{oneLine(hit.name.toStdString(), 120)};
    if (hit.birthYear > 0)
        parts << QString::number(hit.birthYear);
    const QString town = (hit.postcode + u' ' + hit.town).trimmed();
    if (!town.isEmpty())
        parts << oneLine(town.toStdString(), 80);
    return parts.join(u" · "_s);
}

LookAlikes::LookAlikes(client::Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace) {
    m_delay.setSingleShot(true);
    setDelay(Milliseconds(700));
    connect(&m_delay, &QTimer::timeout, this, &LookAlikes::look);
    connect(&workspace, &client::Workspace::sessionChanged, this, &LookAlikes::begin);
    connect(&workspace, &client::Workspace::customersChanged, this, &LookAlikes::lookSoon);
    connect(&workspace, &client::Workspace::everythingChanged, this, &LookAlikes::lookSoon);
    connect(&workspace, &client::Workspace::statusChanged, this, [this] {
        if (std::exchange(m_couldAsk, canAsk()) != canAsk() && canAsk())
            lookSoon();
    });
    begin();
}

/// What is remembered belongs to who is logged in.
void LookAlikes::begin() {
    const UserId user = m_workspace.session().user;
    if (user == m_user)
        return;
    m_user = user;
    ++m_round;
    m_known = false;
    m_different.clear();
    m_asked.clear();
    m_besides.clear();
    m_found.clear();
    m_left.clear();
    finish();
    if (!user)
        return;
    const auto load = [this, user](const QString& key, auto take) {
        m_workspace.loadDraft(key, this, [this, user, take](const QString& kept) {
            if (user == m_user)
                take(kept.split(u'\n', Qt::SkipEmptyParts));
        });
    };
    load(askedKey, [this](const QStringList& lines) {
        for (const QString& line : lines)
            m_asked.insert_or_assign(customerIn(line.section(u' ', 0, 0)), line.section(u' ', 1, 1));
    });
    load(besidesKey, [this](const QStringList& lines) {
        for (const QString& line : lines)
            m_besides.push_back(customerIn(line));
    });
    load(draftKey, [this](const QStringList& lines) {
        for (const QString& line : lines) {
            const CustomerId one = customerIn(line.section(u' ', 0, 0));
            const CustomerId other = customerIn(line.section(u' ', 1, 1));
            if (one && other)
                m_different.push_back(pairOf(one, other));
        }
        m_known = true;
        lookSoon();
    });
}

LookAlikes::Pair LookAlikes::pairOf(CustomerId one, CustomerId other) {
    return std::minmax(one, other);
}

/// Whom this desktop does not hold the store may know.
bool LookAlikes::canAsk() const {
    const client::StoreStatus& status = m_workspace.status();
    return status.partial && status.state == client::StoreStatus::State::Live;
}

/// Not begun anew by every change: in a busy hour it would never come to it.
void LookAlikes::lookSoon() {
    if (m_known && !m_delay.isActive())
        m_delay.start();
}

void LookAlikes::add(CustomerId customer) {
    if (!customer || std::ranges::find(m_besides, customer) != m_besides.end())
        return;
    m_besides.push_back(customer);
    if (m_besides.size() > mostCreated)
        m_besides.erase(m_besides.begin());
    QStringList lines;
    for (const CustomerId one : m_besides)
        lines << textOf(one);
    m_workspace.saveDraft(besidesKey, lines.join(u'\n'));
    m_workspace.keepHere(customer); // where this desktop holds a part, the store sends it
    lookSoon();
}

void LookAlikes::look() {
    if (m_looking) {
        m_again = true;
        return;
    }
    m_looking = true;
    m_found.clear();
    m_workspace.loadCreatedHere(this, [this, round = m_round](std::vector<CustomerId> created) {
        if (round != m_round)
            return;
        created.resize(std::min(created.size(), mostCreated));
        created.insert(created.end(), m_besides.rbegin(), m_besides.rend());
        std::erase_if(m_asked, [&created](const auto& one) {
            return std::ranges::find(created, one.first) == created.end();
        });
        std::ranges::reverse(created);
        m_left = std::move(created);
        askNext();
    });
}

/// One after the other, so that a caller's look-up stands behind one of these at the most.
void LookAlikes::askNext() {
    if (m_left.empty())
        return finish();
    const CustomerId next = m_left.back();
    m_left.pop_back();
    m_workspace.loadLookAlikes(next, this,
                               [this, next, round = m_round](const std::vector<client::LookAlike>& found) {
                                   if (round != m_round)
                                       return;
                                   take(found);
                                   canAsk() ? askStore(next) : askNext();
                               });
}

/// Once about what a customer is known by; who asks comes behind whoever calls or types.
void LookAlikes::askStore(CustomerId customer) {
    m_workspace.loadLookAlikeQuestions(
        customer, this, [this, customer, round = m_round](const QStringList& questions) {
            if (round != m_round)
                return;
            const QString asked = fingerprint(questions);
            const auto before = m_asked.find(customer);
            if (questions.isEmpty() || (before != m_asked.end() && before->second == asked))
                return askNext();
            m_workspace.findAtStore(questions, this, [this, customer, asked, round](bool answered) {
                if (round != m_round)
                    return;
                if (!answered)
                    return askNext(); // asked again when it is back
                m_asked.insert_or_assign(customer, asked);
                saveAsked();
                takeFromStore(customer);
            });
        });
}

/// Who is alike is kept on this desktop, so that the proposal stands tomorrow too and without the store.
void LookAlikes::takeFromStore(CustomerId customer) {
    m_workspace.loadLookAlikes(
        customer, this, [this, round = m_round](const std::vector<client::LookAlike>& found) {
            if (round != m_round)
                return;
            const auto before = static_cast<std::ptrdiff_t>(m_found.size());
            take(found);
            std::for_each(m_found.begin() + before, m_found.end(), [this](const client::LookAlike& fresh) {
                m_workspace.keepHere(fresh.other.customer);
            });
            askNext();
        });
}

void LookAlikes::saveAsked() {
    QStringList lines;
    for (const auto& [customer, asked] : m_asked)
        lines << textOf(customer) + u' ' + asked;
    m_workspace.saveDraft(askedKey, lines.join(u'\n'));
}

void LookAlikes::take(const std::vector<client::LookAlike>& found) {
    for (const client::LookAlike& one : found) {
        const Pair pair = pairOf(one.created.customer, one.other.customer);
        const auto same = [&](const client::LookAlike& known) {
            return pairOf(known.created.customer, known.other.customer) == pair;
        };
        if (std::ranges::none_of(m_found, same) && std::ranges::find(m_different, pair) == m_different.end())
            m_found.push_back(one);
    }
}

void LookAlikes::finish() {
    m_looking = false;
    const bool same = std::ranges::equal(m_pairs, m_found, isSame);
    m_pairs = std::move(m_found);
    m_found.clear();
    if (!same)
        Q_EMIT changed();
    if (std::exchange(m_again, false))
        lookSoon();
}

const client::LookAlike* LookAlikes::of(CustomerId customer) const {
    const auto found = std::ranges::find_if(m_pairs, [customer](const client::LookAlike& pair) {
        return customer && (pair.created.customer == customer || pair.other.customer == customer);
    });
    return found == m_pairs.end() ? nullptr : &*found;
}

void LookAlikes::dismiss(CustomerId one, CustomerId other) {
    const Pair pair = pairOf(one, other);
    m_different.push_back(pair);
    if (m_different.size() > mostRemembered)
        m_different.erase(m_different.begin());
    QStringList lines;
    for (const auto& [first, second] : m_different)
        lines << textOf(first) + u' ' + textOf(second);
    m_workspace.saveDraft(draftKey, lines.join(u'\n'));
    const auto isIt = [&](const client::LookAlike& known) {
        return pairOf(known.created.customer, known.other.customer) == pair;
    };
    std::erase_if(m_pairs, isIt);
    std::erase_if(m_found, isIt);
    Q_EMIT changed();
}

} // namespace visage::ui
