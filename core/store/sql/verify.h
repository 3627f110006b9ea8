// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/fields.h"
#include "core/store/sql/sql_backend.h"

// What must not be in a store's database, asked in SQL that SQLite and PostgreSQL both understand. Damage and
// the index of search are looked at by each.

namespace visage::store::detail {

/// How many findings of one sort are named.
constexpr int most = 20;

/// An id, or a text.
template <class Statement> std::string shown(const Statement& row, int column) {
    const Uuid id = row.uuid(column);
    return id.isNull() ? std::string(row.text(column)) : id.toString();
}

template <class Db> class Examination {
public:
    explicit Examination(Db& db)
        : m_db(db) {}

    /// A finding for each row of a question whose first column names the culprit. "%" stands for its name.
    Result<void> expectNone(const std::string& sql, std::string_view sentence) {
        return expect(sql, sentence, [](const auto&) -> Result<bool> { return false; });
    }

    /// The same where the second column names what is missing: a row of another person may name what was
    /// erased with its person, which says nothing about them.
    Result<void> expectNoneButErased(const std::string& sql, std::string_view sentence) {
        return expect(sql, sentence, [this](const auto& row) -> Result<bool> {
            const auto erased =
                m_db.number("SELECT count(*) FROM erasure WHERE id=?1", erasureId(row.uuid(1)));
            return erased ? Result<bool>(*erased == 1) : erased.error();
        });
    }

    std::vector<std::string> findings() && { return std::move(m_findings); }

private:
    template <class Excuse>
    Result<void> expect(const std::string& sql, std::string_view sentence, Excuse isExcused) {
        auto rows = m_db.prepare(sql);
        for (int found = 0; found < most;) {
            const auto stepped = rows.step();
            if (!stepped)
                return stepped.error();
            if (*stepped == storage::Step::Done)
                break;
            const Result<bool> excused = isExcused(rows);
            if (!excused)
                return excused.error();
            if (*excused)
                continue;
            std::string finding(sentence);
            if (const auto at = finding.find('%'); at != std::string::npos)
                finding.replace(at, 1, shown(rows, 0));
            m_findings.push_back(std::move(finding));
            ++found;
        }
        return {};
    }

    Db& m_db;
    std::vector<std::string> m_findings;
};

/// A column that names a row of another table.
struct Reference {
    EntityKind from{};
    std::string_view column;
    EntityKind to{};
};

inline constexpr Reference references[] = {
    {EntityKind::Identity, "customer", EntityKind::Customer},
    {EntityKind::Consent, "customer", EntityKind::Customer},
    {EntityKind::Alert, "customer", EntityKind::Customer},
    {EntityKind::Order, "customer", EntityKind::Customer},
    {EntityKind::Case, "customer", EntityKind::Customer},
    {EntityKind::CaseEvent, "customer", EntityKind::Customer},
    {EntityKind::CaseEvent, "case_id", EntityKind::Case},
    {EntityKind::Interaction, "customer", EntityKind::Customer},
    {EntityKind::InteractionCase, "interaction", EntityKind::Interaction},
    {EntityKind::InteractionCase, "case_id", EntityKind::Case},
    {EntityKind::Note, "customer", EntityKind::Customer},
    {EntityKind::Note, "case_id", EntityKind::Case},
    {EntityKind::NoteVersion, "note", EntityKind::Note},
    {EntityKind::NoteVersion, "customer", EntityKind::Customer},
    {EntityKind::FieldStamp, "customer", EntityKind::Customer},
    {EntityKind::FieldVersion, "customer", EntityKind::Customer},
    {EntityKind::CustomerTag, "customer", EntityKind::Customer},
    {EntityKind::Callback, "customer", EntityKind::Customer},
    {EntityKind::Callback, "case_id", EntityKind::Case},
    {EntityKind::Callback, "queue", EntityKind::Queue},
    {EntityKind::Case, "queue", EntityKind::Queue},
    {EntityKind::QueueMember, "queue", EntityKind::Queue},
    {EntityKind::QueueMember, "user", EntityKind::User},
    {EntityKind::Customer, "merged_into", EntityKind::Customer},
    {EntityKind::ScopeMember, "customer", EntityKind::Customer},
    {EntityKind::CustomerList, "queue", EntityKind::Queue},
    {EntityKind::Membership, "record", EntityKind::SourceRecord},
    {EntityKind::Membership, "customer", EntityKind::Customer},
};

inline std::string quoted(EntityKind kind) {
    return "\"" + std::string(tableOf(kind)) + "\"";
}

template <class Db> Result<void> examineReferences(Examination<Db>& examination) {
    for (const Reference& reference : references) {
        const std::string column(reference.column);
        const std::string from = quoted(reference.from);
        const std::string to = quoted(reference.to);
        auto done = examination.expectNoneButErased(
            "SELECT a.id, a." + column + " FROM " + from + " a WHERE a." + column +
                " IS NOT NULL AND NOT EXISTS (SELECT 1 FROM " + to + " b WHERE b.id=a." + column + ")",
            "The row % of " + from + " names a row of " + to + " that is missing.");
        if (!done)
            return done;
    }
    return {};
}

/// Links that name nothing are of no use to anybody.
template <class Db> Result<void> examineLinks(Examination<Db>& examination) {
    if (auto done = examination.expectNone(
            "SELECT id FROM interaction_case WHERE interaction IS NULL OR case_id IS NULL",
            "The link % between a contact and a case lacks an end.");
        !done)
        return done;
    return examination.expectNone("SELECT id FROM identity WHERE customer IS NULL",
                                  "The identity % belongs to nobody.");
}

template <class Db> Result<void> examineLog(Examination<Db>& examination) {
    if (auto done = examination.expectNone(
            "SELECT 'log' FROM head h, store s WHERE (SELECT count(*) FROM change) <> h.n - s.floor "
            "OR coalesce((SELECT max(seq) FROM change), s.floor) <> h.n "
            "OR coalesce((SELECT min(seq) FROM change), s.floor + 1) <> s.floor + 1",
            "The log has holes: its lines are not the numbers from its floor to its head.");
        !done)
        return done;
    return examination.expectNone("SELECT CAST(seq AS TEXT) FROM change WHERE kind NOT BETWEEN 1 AND " +
                                      std::to_string(entityKinds),
                                  "The log's line % is of a kind that this program does not know.");
}

/// Each row is as its last line in the log says, and each line in the log has its row.
template <class Db> Result<void> examineStateAgainstLog(Examination<Db>& examination, EntityKind kind) {
    const std::string table = quoted(kind);
    const std::string number = std::to_string(static_cast<int>(kind));
    if (!isReplicated(kind))
        return examination.expectNone("SELECT CAST(seq AS TEXT) FROM change WHERE kind=" + number,
                                      "The log's line % concerns " + table +
                                          ", which desktops may not have.");
    if (auto done =
            examination.expectNone("SELECT r.id FROM " + table +
                                       " r, store s WHERE r.rev > s.floor AND NOT EXISTS "
                                       "(SELECT 1 FROM change c WHERE c.seq=r.rev AND c.kind=" +
                                       number + " AND c.obj=r.id AND c.fields<>0)",
                                   "The row % of " + table + " has a revision that the log does not have.");
        !done)
        return done;
    if (auto done = examination.expectNone("SELECT id FROM " + table + " WHERE rev<=0",
                                           "The row % of " + table + " was never written to the log.");
        !done)
        return done;
    if (auto done =
            examination.expectNone("SELECT CAST(c.seq AS TEXT) FROM change c JOIN " + table +
                                       " r ON r.id=c.obj WHERE c.kind=" + number + " AND r.rev < c.seq",
                                   "The log's line % is newer than its row of " + table + ".");
        !done)
        return done;
    return examination.expectNone("SELECT CAST(c.seq AS TEXT) FROM change c WHERE c.kind=" + number +
                                      " AND c.fields<>0 AND NOT EXISTS "
                                      "(SELECT 1 FROM " +
                                      table +
                                      " r WHERE r.id=c.obj) AND c.obj NOT IN "
                                      "(SELECT obj FROM change WHERE kind=" +
                                      number + " AND fields=0)",
                                  "The log's line % has no row of " + table + " and no removal.");
}

template <class Db> Result<void> examineCounters(Examination<Db>& examination) {
    if (auto done = examination.expectNone("SELECT CAST(number AS TEXT) FROM cases WHERE number > "
                                           "coalesce((SELECT n FROM counter WHERE series='case'), 0)",
                                           "The case number % is beyond the counter of case numbers.");
        !done)
        return done;
    return examination.expectNone("SELECT a.device FROM applied a LEFT JOIN device d "
                                  "ON d.id=a.device WHERE d.id IS NULL OR a.mseq > d.last_mseq",
                                  "An answer to the device % is beyond what it was answered.");
}

template <class Db> Result<void> examineSearch(Examination<Db>& examination) {
    if (auto done = examination.expectNone("SELECT c.id FROM customer c WHERE NOT EXISTS "
                                           "(SELECT 1 FROM customer_words w WHERE w.customer=c.id)",
                                           "The customer % cannot be found by search.");
        !done)
        return done;
    return examination.expectNone("SELECT w.customer FROM customer_words w WHERE NOT EXISTS "
                                  "(SELECT 1 FROM customer c WHERE c.id=w.customer)",
                                  "Search knows the customer %, who is missing.");
}

/// Members of teams against the open work that they stand for: that of any record of the customer. The
/// others stand for what is not kept (somebody touched them), so that only their names can be looked at.
template <class Db> Result<void> examineScopes(Examination<Db>& examination) {
    if (auto done = examination.expectNone("SELECT id FROM scope_member WHERE customer IS NULL OR "
                                           "(scope NOT LIKE 'team:%' AND scope NOT LIKE 'mine:%' AND scope "
                                           "NOT LIKE 'list:%' AND scope NOT LIKE 'pin:%')",
                                           "The row % of scope_member names no customer or no scope.");
        !done)
        return done;
    if (auto done = examination.expectNone(
            "SELECT m.customer FROM scope_member m, store s WHERE s.desktops_hold=2 AND m.scope LIKE "
            "'team:%' "
            "AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.id=m.customer AND c.merged_into IS NOT NULL) "
            "AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.merged_into=m.customer) "
            "AND NOT EXISTS (SELECT 1 FROM cases w WHERE w.customer=m.customer AND w.status NOT IN (6, 7, "
            "8)) "
            "AND NOT EXISTS (SELECT 1 FROM callback w WHERE w.customer=m.customer AND w.state=1)",
            "The customer % is held by a team that has no work on it.");
        !done)
        return done;
    for (const char* work : {"cases w WHERE w.status NOT IN (6, 7, 8)", "callback w WHERE w.state=1"})
        if (auto done = examination.expectNone(std::string("SELECT w.customer FROM ") + work +
                                                   " AND w.customer IS NOT NULL AND (SELECT desktops_hold "
                                                   "FROM store)=2 AND EXISTS (SELECT 1 "
                                                   "FROM customer c WHERE c.id=w.customer) AND NOT EXISTS "
                                                   "(SELECT 1 FROM scope_member m WHERE "
                                                   "m.customer=w.customer AND m.scope LIKE 'team:%')",
                                               "There is open work on the customer %, whom no team holds.");
            !done)
            return done;
    return {};
}

template <class Db> Result<void> examineAll(Examination<Db>& examination) {
    for (const auto examine : {examineReferences<Db>, examineLinks<Db>, examineLog<Db>, examineCounters<Db>,
                               examineSearch<Db>, examineScopes<Db>})
        if (auto done = examine(examination); !done)
            return done;
    for (std::size_t i = 1; i <= entityKinds; ++i)
        if (auto done = examineStateAgainstLog(examination, static_cast<EntityKind>(i)); !done)
            return done;
    return {};
}

/// Beside a live store, of which one consistent view is read.
template <class Db> Result<std::vector<std::string>> examined(Db& db) {
    Examination<Db> examination(db);
    const auto view = readTransaction(db);
    if (!view)
        return view.error();
    if (auto done = examineAll(examination); !done)
        return done.error();
    return std::move(examination).findings();
}

/// Whether search knows a customer by everything that a person may type of it, and by nothing else.
template <class Db> Result<bool> hasItsWords(Db& db, const Customer& customer) {
    const auto ofCustomer = [&]<class T>(std::vector<T>& rows) -> Result<void> {
        auto read = storage::readAll<T>(db.prepare("SELECT " + storage::entitySql(Fields<T>::kind).columns +
                                                       " FROM \"" + std::string(Fields<T>::name) +
                                                       "\" WHERE customer=?1",
                                                   customer.id));
        if (!read)
            return read.error();
        rows = std::move(*read);
        return {};
    };
    std::vector<Identity> identities;
    std::vector<Order> orders;
    if (auto read = ofCustomer(identities); !read)
        return read.error();
    if (auto read = ofCustomer(orders); !read)
        return read.error();
    const std::string words = rules::indexText(rules::searchTerms({&customer, identities, orders}));
    const auto found =
        db.number("SELECT count(*) FROM customer_words WHERE customer=?1 AND words=?2", customer.id, words);
    return found ? Result<bool>(*found == 1) : found.error();
}

} // namespace visage::store::detail
