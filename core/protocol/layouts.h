// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

// The order of the elements of each frame, said once for writing and reading. Append-only, as fields.def.
// Internal to the codec.

namespace visage::protocol {

template <class T> struct Layout;

#define VISAGE_FRAME(Type, ...)                                                                              \
    template <> struct Layout<Type> {                                                                        \
        static constexpr FrameType type = FrameType::Type;                                                   \
        template <class F, class Visit> static void each(F& f, Visit&& visit) { visit(__VA_ARGS__); }        \
    };

VISAGE_FRAME(Hello, f.protoMin, f.protoMax, f.build, f.schema, f.device, f.sessionEpoch, f.store,
             f.incarnation, f.token, f.scopes, f.lastMseq, f.features)
VISAGE_FRAME(Welcome, f.proto, f.store, f.incarnation, f.now, f.schemaMin, f.schemaMax, f.permVersion, f.user,
             f.role, f.displayName, f.granted, f.revoked, f.lastMseq, f.maxFrame, f.pushCredits,
             f.heartbeatMs, f.features, f.customers)
VISAGE_FRAME(Mark, f.scopes, f.now, f.head)
VISAGE_FRAME(Ack, f.mseq, f.mid, f.status, f.seq, f.code, f.sentence)
VISAGE_FRAME(Search, f.number, f.text, f.limit)
VISAGE_FRAME(Presence, f.customer, f.writing, f.talkingWith)
VISAGE_FRAME(Present, f.customer, f.persons)
VISAGE_FRAME(Reviews, f.number, f.after, f.discarded)
VISAGE_FRAME(Decide, f.number, f.choice, f.mids)
VISAGE_FRAME(Decided, f.number, f.outcomes)
VISAGE_FRAME(ReviewsWaiting, f.count)
VISAGE_FRAME(Audit, f.scope, f.cursor, f.kinds, f.since, f.sums)
VISAGE_FRAME(Credit, f.frames)
VISAGE_FRAME(Ping, f.number)
VISAGE_FRAME(Pong, f.number, f.now)
VISAGE_FRAME(Login, f.user, f.password, f.device, f.deviceName)
VISAGE_FRAME(LoggedIn, f.token, f.user, f.role, f.displayName)
// A block of rows follows these four, a command and its stamp this one.
VISAGE_FRAME(Snap, f.scope, f.asOf, f.part, f.kind, f.rowsTotal, f.rowsBefore, f.last)
VISAGE_FRAME(Changes, f.scope, f.from, f.to)
VISAGE_FRAME(Found, f.number, f.more, f.customers)
VISAGE_FRAME(ReviewList, f.number, f.more, f.code, f.sentence, f.reviews)
VISAGE_FRAME(Push, f.mseq, f.mid, f.enteredAt, f.opVersion, f.baseRev)
#undef VISAGE_FRAME

template <> struct Layout<ErrorFrame> {
    static constexpr FrameType type = FrameType::Error;
    template <class F, class Visit> static void each(F& f, Visit&& visit) {
        visit(f.code, f.retryAfterMs, f.sentence);
    }
};

template <> struct Layout<Logout> {
    static constexpr FrameType type = FrameType::Logout;
    template <class F, class Visit> static void each(F&, Visit&& visit) { visit(); }
};

template <> struct Layout<FieldPatch> {
    template <class F, class Visit> static void each(F& f, Visit&& visit) {
        visit(f.field, f.before, f.after);
    }
};

template <> struct Layout<PersonHere> {
    template <class F, class Visit> static void each(F& f, Visit&& visit) {
        visit(f.user, f.device, f.activity);
    }
};

template <> struct Layout<WaitingReview> {
    template <class F, class Visit> static void each(F& f, Visit&& visit) {
        visit(f.mid, f.enteredAt, f.author, f.customer, f.command, f.decidedBy, f.decidedAt);
    }
};

template <> struct Layout<ReviewOutcome> {
    template <class F, class Visit> static void each(F& f, Visit&& visit) {
        visit(f.mid, f.code, f.sentence);
    }
};

template <> struct Layout<ScopeState> {
    template <class F, class Visit> static void each(F& f, Visit&& visit) {
        visit(f.scope, f.cursor, f.resume);
    }
};

template <> struct Layout<SnapPoint> {
    template <class F, class Visit> static void each(F& f, Visit&& visit) {
        visit(f.asOf, f.part, f.kind, f.after, f.rows);
    }
};

} // namespace visage::protocol
