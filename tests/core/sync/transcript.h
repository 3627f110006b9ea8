// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/codec.h"
#include "core/sync/client_session.h"
#include "core/sync/server_session.h"

#include <QString>
#include <QStringList>

// Effects and questions as lines of text, so that a test reads as a transcript of what happened, all of it.

namespace visage::testing {

inline Uuid id(std::uint8_t number) {
    Uuid uuid;
    uuid.bytes[15] = number;
    return uuid;
}

inline Note note(std::uint8_t number, Seq rev) {
    Note note;
    note.id = NoteId(id(number));
    note.rev = rev;
    note.text = "note " + std::to_string(number);
    return note;
}

inline QString show(Seq number) {
    return QString::number(number);
}
inline QString show(const std::string& text) {
    return QString::fromStdString(text);
}
inline QString code(ErrorCode value) {
    const auto name = errorName(value);
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

struct ShowFrame {
    QString operator()(const protocol::Hello& f) const {
        QString text = QStringLiteral("HELLO epoch %1 inc %2 mseq %3")
                           .arg(f.sessionEpoch)
                           .arg(f.incarnation)
                           .arg(f.lastMseq);
        for (const auto& scope : f.scopes) {
            text += QStringLiteral(" %1@%2").arg(show(scope.scope)).arg(scope.cursor);
            if (scope.resume)
                text += QStringLiteral(" resume %1 of %2").arg(scope.resume->part).arg(scope.resume->asOf);
        }
        return text;
    }
    QString operator()(const protocol::Welcome& f) const {
        return QStringLiteral("WELCOME inc %1 mseq %2 granted %3 revoked %4")
            .arg(f.incarnation)
            .arg(f.lastMseq)
            .arg(f.granted.size())
            .arg(f.revoked.size());
    }
    QString operator()(const protocol::Snap& f) const {
        return QStringLiteral("SNAP %1 of %2: %3 rows%4")
            .arg(f.part)
            .arg(f.asOf)
            .arg(f.rows.size())
            .arg(f.last ? QStringLiteral(", last") : QString());
    }
    QString operator()(const protocol::Changes& f) const {
        return QStringLiteral("CHANGES %1-%2: %3").arg(f.from).arg(f.to).arg(f.changes.size());
    }
    QString operator()(const protocol::Mark& f) const {
        return QStringLiteral("MARK %1 of %2").arg(f.scopes.at(0).cursor).arg(f.head);
    }
    QString operator()(const protocol::Push& f) const { return QStringLiteral("PUSH %1").arg(f.mseq); }
    QString operator()(const protocol::UnknownPush& f) const {
        return QStringLiteral("PUSH? %1").arg(f.mseq);
    }
    QString operator()(const protocol::Ack& f) const {
        return QStringLiteral("ACK %1 status %2 at %3").arg(f.mseq).arg(int(f.status)).arg(f.seq);
    }
    QString operator()(const protocol::Credit& f) const { return QStringLiteral("CREDIT %1").arg(f.frames); }
    QString operator()(const protocol::Ping& f) const { return QStringLiteral("PING %1").arg(f.number); }
    QString operator()(const protocol::Pong& f) const { return QStringLiteral("PONG %1").arg(f.number); }
    QString operator()(const protocol::ErrorFrame& f) const {
        return QStringLiteral("ERROR %1 retry %2").arg(code(f.code)).arg(f.retryAfterMs);
    }
    QString operator()(const protocol::Login& f) const {
        return QStringLiteral("LOGIN %1").arg(show(f.user));
    }
    QString operator()(const protocol::LoggedIn& f) const {
        return QStringLiteral("LOGGEDIN %1").arg(show(f.token));
    }
    QString operator()(const protocol::Logout&) const { return QStringLiteral("LOGOUT"); }
    QString operator()(const protocol::Search& f) const {
        return QStringLiteral("SEARCH %1 %2, %3 at most").arg(f.number).arg(show(f.text)).arg(f.limit);
    }
    QString operator()(const protocol::Found& f) const {
        return QStringLiteral("FOUND %1: %2 rows").arg(f.number).arg(f.rows.size());
    }
    QString operator()(const protocol::Presence& f) const {
        return QStringLiteral("PRESENCE %1%2")
            .arg(at(f.customer), f.writing ? QStringLiteral(" writing") : QString());
    }
    QString operator()(const protocol::Present& f) const {
        return QStringLiteral("PRESENT %1: %2").arg(at(f.customer)).arg(f.persons.size());
    }
    QString operator()(const protocol::Reviews& f) const {
        return QStringLiteral("REVIEWS %1 behind %2").arg(f.number).arg(f.after.uuid.bytes[15]);
    }
    QString operator()(const protocol::ReviewList& f) const {
        return QStringLiteral("REVIEWLIST %1: %2 %3").arg(f.number).arg(f.reviews.size()).arg(code(f.code));
    }
    QString operator()(const protocol::Decide& f) const {
        return QStringLiteral("DECIDE %1 choice %2: %3").arg(f.number).arg(int(f.choice)).arg(f.mids.size());
    }
    QString operator()(const protocol::Decided& f) const {
        QString text = QStringLiteral("DECIDED %1:").arg(f.number);
        for (const auto& outcome : f.outcomes)
            text += QStringLiteral(" ") + code(outcome.code);
        return text;
    }
    QString operator()(const protocol::ReviewsWaiting& f) const {
        return QStringLiteral("REVIEWSWAITING %1").arg(f.count);
    }
    QString operator()(const protocol::Audit& f) const {
        return QStringLiteral("AUDIT %1@%2").arg(show(f.scope)).arg(f.cursor);
    }
    static QString at(CustomerId customer) {
        return customer ? QString::number(customer.uuid.bytes[15]) : QStringLiteral("nowhere");
    }
    QString operator()(const protocol::UnknownFrame& f) const {
        return QStringLiteral("FRAME %1").arg(f.type);
    }
};

inline QString showFrame(const std::string& bytes) {
    const auto frame = protocol::decode(bytes);
    return frame ? std::visit(ShowFrame{}, *frame) : QStringLiteral("undecodable");
}

struct ShowEffect {
    QString operator()(const sync::effect::Send& e) const {
        return QStringLiteral("> ") + showFrame(e.bytes);
    }
    QString operator()(const sync::effect::Close& e) const {
        return QStringLiteral("close ") + code(e.why.code);
    }
    QString operator()(const sync::effect::SaveEpoch& e) const {
        return QStringLiteral("epoch %1").arg(e.sessionEpoch);
    }
    QString operator()(const sync::effect::SaveToken& e) const {
        return QStringLiteral("token ") + show(e.who.token);
    }
    QString operator()(const sync::effect::SaveStore& e) const {
        return QStringLiteral("store inc %1").arg(e.incarnation);
    }
    /// Nothing for `all`.
    static QString of(const std::string& scope) {
        return scope == protocol::scopeAll ? QString() : QStringLiteral(" of ") + show(scope);
    }
    QString operator()(const sync::effect::DropScope& e) const {
        return QStringLiteral("drop ") + show(e.scope);
    }
    QString operator()(const sync::effect::Found& e) const {
        return QStringLiteral("found %1: %2 rows").arg(e.answer.number).arg(e.answer.rows.size());
    }
    QString operator()(const sync::effect::Present& e) const {
        return QStringLiteral("present %1").arg(e.present.persons.size());
    }
    QString operator()(const sync::effect::BeginSnapshot& e) const {
        return QStringLiteral("begin snapshot %1").arg(e.asOf) + of(e.scope);
    }
    QString operator()(const sync::effect::ReviewList& e) const {
        return QStringLiteral("review list %1: %2").arg(e.answer.number).arg(e.answer.reviews.size());
    }
    QString operator()(const sync::effect::Decided& e) const {
        return QStringLiteral("decided %1: %2").arg(e.answer.number).arg(e.answer.outcomes.size());
    }
    QString operator()(const sync::effect::ReviewsWaiting& e) const {
        return QStringLiteral("reviews waiting %1").arg(e.count);
    }
    QString operator()(const sync::effect::StoreSnapshotPart& e) const {
        return QStringLiteral("part %1, %2 rows so far").arg(e.resume.part).arg(e.resume.rows) +
               of(e.part.scope);
    }
    QString operator()(const sync::effect::EndSnapshot& e) const {
        return QStringLiteral("end snapshot %1").arg(e.cursor) + of(e.scope);
    }
    QString operator()(const sync::effect::ApplyChanges& e) const {
        return QStringLiteral("apply %1 pages up to %2").arg(e.changes.size()).arg(e.cursors.at(0).cursor) +
               of(e.cursors.at(0).scope);
    }
    QString operator()(const sync::effect::RecordAck& e) const {
        return QStringLiteral("answer %1 status %2").arg(e.ack.mseq).arg(int(e.ack.status));
    }
    QString operator()(const sync::effect::Reoffer& e) const {
        return QStringLiteral("reoffer behind %1").arg(e.afterMseq);
    }
    QString operator()(const sync::effect::PhaseChanged& e) const {
        static const char* const names[] = {"offline",  "connected",   "logging in",
                                            "snapshot", "catching up", "live"};
        return QStringLiteral("phase %1").arg(QString::fromUtf8(names[int(e.phase)]));
    }
    QString operator()(const sync::effect::Progress& e) const {
        return QStringLiteral("progress %1/%2").arg(e.rowsDone).arg(e.rowsTotal);
    }
    QString operator()(const sync::effect::Welcomed&) const { return QStringLiteral("welcomed"); }
    QString operator()(const sync::effect::Refused& e) const {
        return QStringLiteral("refused %1 retry %2").arg(code(e.error.code)).arg(e.retryAfter.count());
    }
    QString operator()(const sync::effect::WakeAt& e) const {
        return QStringLiteral("wake at %1").arg(e.at.ms);
    }
};

struct ShowAsk {
    QString operator()(const sync::ask::Send& a) const { return QStringLiteral("> ") + showFrame(a.bytes); }
    QString operator()(const sync::ask::Close& a) const {
        return QStringLiteral("close ") + code(a.why.code);
    }
    QString operator()(const sync::ask::CheckPassword& a) const {
        return QStringLiteral("password of ") + show(a.login.user);
    }
    QString operator()(const sync::ask::CheckToken& a) const {
        return QStringLiteral("token ") + show(a.token);
    }
    QString operator()(const sync::ask::RevokeToken& a) const {
        return QStringLiteral("revoke ") + show(a.token);
    }
    QString operator()(const sync::ask::Fence& a) const {
        return QStringLiteral("fence %1").arg(a.sessionEpoch);
    }
    QString operator()(const sync::ask::Commit& a) const {
        return QStringLiteral("commit %1 epoch %2").arg(a.push.mseq).arg(a.sessionEpoch);
    }
    QString operator()(const sync::ask::CommitRefusal& a) const {
        return QStringLiteral("commit refusal %1 %2").arg(a.mseq).arg(code(a.why.code));
    }
    QString operator()(const sync::ask::ReadView&) const { return QStringLiteral("view"); }
    QString operator()(const sync::ask::ReadFeed& a) const {
        return ofScope(a.scope) + QStringLiteral("feed from %1").arg(a.from) +
               (a.withIdent ? QStringLiteral(" with ident") : QString());
    }
    QString operator()(const sync::ask::ReadSnapshot& a) const {
        return ofScope(a.scope) +
               QStringLiteral("snapshot kind %1 behind %2").arg(int(a.kind)).arg(a.after.bytes[15]) +
               (a.after.isNull() ? QString() : QStringLiteral(" of %1").arg(a.afterAsOf));
    }
    QString operator()(const sync::ask::Search& a) const {
        return QStringLiteral("search ") + show(a.question.text);
    }
    static QString ofScope(const std::string& scope) {
        return scope == protocol::scopeAll ? QString() : show(scope) + QStringLiteral(" ");
    }
    QString operator()(const sync::ask::Announce& a) const {
        return QStringLiteral("announce %1%2")
            .arg(ShowFrame::at(a.where.presence.customer),
                 a.where.presence.writing ? QStringLiteral(" writing") : QString());
    }
    QString operator()(const sync::ask::ListReviews& a) const {
        return QStringLiteral("list reviews behind %1").arg(a.question.after.uuid.bytes[15]);
    }
    QString operator()(const sync::ask::DecideReviews& a) const {
        return QStringLiteral("decide %1").arg(a.decision.mids.size());
    }
    QString operator()(const sync::ask::CopyCompared& a) const {
        switch (a.outcome) {
        case sync::CopyOutcome::Same:
            return show(a.scope) + QStringLiteral(" is the same");
        case sync::CopyOutcome::Drifted:
            return show(a.scope) + QStringLiteral(" has drifted, %1").arg(a.buckets);
        default:
            return show(a.scope) + QStringLiteral(" cannot be compared");
        }
    }
    QString operator()(const sync::ask::WakeAt& a) const { return QStringLiteral("wake at %1").arg(a.at.ms); }
};

/// What a test expects, line by line; nothing more may have happened.
inline QStringList script(std::initializer_list<const char*> expected) {
    QStringList lines;
    for (const char* line : expected)
        lines << QString::fromUtf8(line);
    return lines;
}

inline QStringList lines(const sync::ClientEffects& effects) {
    QStringList lines;
    for (const auto& effect : effects)
        lines << std::visit(ShowEffect{}, effect);
    return lines;
}

inline QStringList lines(const sync::ServerAsks& asks) {
    QStringList lines;
    for (const auto& question : asks)
        lines << std::visit(ShowAsk{}, question);
    return lines;
}

} // namespace visage::testing
