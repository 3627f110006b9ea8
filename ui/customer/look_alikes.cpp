// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/look_alikes.h"

#include "ui/timeline/names.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace visage::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t mostCreated = 50;     ///< of the customers made here, the newest
constexpr std::size_t mostRemembered = 500; ///< of what people said are two
const QString draftKey = u"look-alikes/different"_s;

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
    begin();
}

/// What is remembered belongs to who is logged in.
void LookAlikes::begin() {
    const UserId user = m_workspace.session().user;
    if (user == m_user)
        return;
    m_user = user;
    m_known = false;
    m_different.clear();
    m_found.clear();
    m_left.clear();
    finish();
    if (!user)
        return;
    m_workspace.loadDraft(draftKey, this, [this, user](const QString& kept) {
        if (user != m_user)
            return;
        for (const QString& line : kept.split(u'\n', Qt::SkipEmptyParts)) {
            const auto one = Uuid::parse(line.section(u' ', 0, 0).toStdString());
            const auto other = Uuid::parse(line.section(u' ', 1, 1).toStdString());
            if (one && other)
                m_different.push_back(pairOf(CustomerId(*one), CustomerId(*other)));
        }
        m_known = true;
        lookSoon();
    });
}

LookAlikes::Pair LookAlikes::pairOf(CustomerId one, CustomerId other) {
    return std::minmax(one, other);
}

/// Not begun anew by every change: in a busy hour it would never come to it.
void LookAlikes::lookSoon() {
    if (m_known && !m_delay.isActive())
        m_delay.start();
}

void LookAlikes::look() {
    if (m_looking) {
        m_again = true;
        return;
    }
    m_looking = true;
    m_found.clear();
    m_workspace.loadCreatedHere(this, [this](std::vector<CustomerId> created) {
        created.resize(std::min(created.size(), mostCreated));
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
    m_workspace.loadLookAlikes(next, this, [this](const std::vector<client::LookAlike>& found) {
        take(found);
        askNext();
    });
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
        lines << QString::fromStdString(first.toString()) + u' ' + QString::fromStdString(second.toString());
    m_workspace.saveDraft(draftKey, lines.join(u'\n'));
    const auto isIt = [&](const client::LookAlike& known) {
        return pairOf(known.created.customer, known.other.customer) == pair;
    };
    std::erase_if(m_pairs, isIt);
    std::erase_if(m_found, isIt);
    Q_EMIT changed();
}

} // namespace visage::ui
