// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/fields.h"

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// The frames of the sub-protocol visage.sync.1 as values. Their encoding, one positional CBOR array a frame,
// is said by wire.cddl (normative) and explained in README.md.

namespace visage::protocol {

inline constexpr std::string_view subProtocol = "visage.sync.1";
inline constexpr std::uint32_t protocolMin = 1;
inline constexpr std::uint32_t protocolMax = 1;
/// The newest fields.def that this program knows; rises with every field or command appended.
inline constexpr std::int64_t schemaVersion = 1;
inline constexpr std::size_t maxFrameBytes = 256 * 1024;
inline constexpr std::size_t maxFrameBytesBeforeLogin = 16 * 1024;
/// What a deflated block of rows may become; a frame that says more is refused before anything is inflated.
inline constexpr std::size_t maxInflatedBytes = 1024 * 1024;
inline constexpr std::size_t maxRowsPerFrame = 10'000;
/// Scopes, features, patches of a command.
inline constexpr std::size_t maxListItems = 256;
/// A command that encodes to more cannot be pushed: whoever takes it from a person refuses it there.
inline constexpr std::size_t maxCommandBytes = 128 * 1024;
/// The version of every command's meaning today. A push of a higher one is an UnknownPush.
inline constexpr std::uint32_t commandVersion = 1;
/// Everything that desktops may receive, of every customer: what a smaller company's desktops hold.
inline constexpr std::string_view scopeAll = "all";
/// What a desktop works on: users, reasons, queues and their like, and everything about each customer who is
/// a member of one of the scopes of its user (ScopeMember).
inline constexpr std::string_view scopeWork = "work";
/// Who might call: name, numbers and addresses of every customer with whom the company was in touch during
/// the last year.
inline constexpr std::string_view scopeIdent = "ident";
/// Feature: blocks of rows may come deflated. A store deflates only for those who name it.
inline constexpr std::string_view featureDeflate = "deflate";
/// Feature: PRESENCE and PRESENT are known. They go to nobody who has not named it.
inline constexpr std::string_view featurePresence = "presence";
/// Feature: what waits for a lead's decision can be asked for and decided (REVIEWS and the four behind it).
inline constexpr std::string_view featureReviews = "reviews";
/// Feature: a copy can be compared with the store (AUDIT).
inline constexpr std::string_view featureAudit = "audit";
/// Of what waits for a decision: so many in one list, and decided at a time.
inline constexpr std::size_t maxReviewsPerFrame = 32;
/// People at one record that are told of; more are nobody's concern.
inline constexpr std::size_t maxPersonsTold = 16;

enum class FrameType : std::uint8_t {
    Hello = 1,
    Welcome = 2,
    Snap = 3,
    Changes = 4,
    Mark = 5,
    Push = 6,
    Ack = 7,
    Credit = 8,
    Ping = 9,
    Pong = 10,
    Error = 11,
    Login = 12,
    LoggedIn = 13,
    Logout = 14,
    Search = 15,
    Found = 16,
    Presence = 17,
    Present = 18,
    Reviews = 19,
    ReviewList = 20,
    Decide = 21,
    Decided = 22,
    ReviewsWaiting = 23,
    // 24-31 reserved for BLOB frames.
    Audit = 32,
    // Types from 128 on may be ignored when unknown.
};

/// Password log-in, before HELLO, on the same connection. Answered by LoggedIn or Error.
struct Login {
    std::string user;
    std::string password;
    DeviceId device;
    std::string deviceName;
    friend bool operator==(const Login&, const Login&) = default;
};

struct LoggedIn {
    std::string
        token; ///< 256 random bits in base64url; kept by the desktop, revocable, stored hashed by the store
    UserId user;
    Role role = Role::Agent;
    std::string displayName;
    friend bool operator==(const LoggedIn&, const LoggedIn&) = default;
};

/// Revokes the session's token. The store answers by closing.
struct Logout {
    friend bool operator==(const Logout&, const Logout&) = default;
};

/// Where a snapshot was interrupted: the next part begins behind row `after` of `kind`.
struct SnapPoint {
    Seq asOf = 0;
    std::uint32_t part = 0; ///< parts received so far
    EntityKind kind{};
    Uuid after;
    std::int64_t rows = 0; ///< rows received so far
    friend bool operator==(const SnapPoint&, const SnapPoint&) = default;
};

struct ScopeState {
    std::string scope;
    Seq cursor = 0;                  ///< everything up to here is applied; 0: nothing yet
    std::optional<SnapPoint> resume; ///< a snapshot under way
    friend bool operator==(const ScopeState&, const ScopeState&) = default;
};

struct Hello {
    std::uint32_t protoMin = protocolMin;
    std::uint32_t protoMax = protocolMax;
    std::string build; ///< name and version of the program, for people
    std::int64_t schema = schemaVersion;
    DeviceId device;
    std::int64_t sessionEpoch =
        0;         ///< rises with every connection of the device; a lower or equal one is refused
    StoreId store; ///< of the cache; null: empty cache
    std::int64_t incarnation = 0;
    std::string token;
    std::vector<ScopeState> scopes;
    std::int64_t lastMseq = 0; ///< the highest number this device has given to a push
    std::vector<std::string> features;
    friend bool operator==(const Hello&, const Hello&) = default;
};

struct Welcome {
    std::uint32_t proto = protocolMax;
    StoreId store;
    std::int64_t incarnation = 0; ///< rises when the store was restored or failed over
    Timestamp now;                ///< the store's clock
    std::int64_t schemaMin = schemaVersion;
    std::int64_t schemaMax = schemaVersion;
    std::int64_t permVersion = 0;
    UserId user;
    Role role = Role::Agent;
    std::string displayName;
    std::vector<std::string> granted; ///< scopes that will be sent
    std::vector<std::string> revoked;
    std::int64_t lastMseq = 0; ///< the highest push of this device that the store has answered
    std::uint32_t maxFrame = maxFrameBytes;
    std::uint32_t pushCredits = 64; ///< pushes that may be unanswered at a time
    std::uint32_t heartbeatMs =
        15000; ///< silence after which a PING is owed; twice this and the line is dead
    std::vector<std::string> features;
    std::int64_t customers = 0; ///< that the store knows, an estimate; a desktop may hold fewer
    friend bool operator==(const Welcome&, const Welcome&) = default;
};

/// Part of a snapshot, rows of one kind in the order of their ids. The snapshot replaces the scope: rows that
/// no part held are gone. Rows may be newer than `asOf`; the CHANGES after `asOf` bring them again.
struct Snap {
    std::string scope;
    Seq asOf = 0;
    std::uint32_t part = 0; ///< 1, 2, 3...
    EntityKind kind{};
    std::int64_t rowsTotal = 0;  ///< estimate for a progress bar
    std::int64_t rowsBefore = 0; ///< rows in the parts before this one
    bool last = false;           ///< the scope is complete: its cursor becomes `asOf`
    std::vector<Row> rows;
    friend bool operator==(const Snap&, const Snap&) = default;
};

/// The changes behind `from` up to `to`, each object once, as it is now.
struct Changes {
    std::string scope;
    Seq from = 0;
    Seq to = 0;
    std::vector<RowChange> changes;
    friend bool operator==(const Changes&, const Changes&) = default;
};

/// Everything up to these cursors has been sent: apply it and the cursors in one transaction.
struct Mark {
    std::vector<ScopeState> scopes; ///< without `resume`
    Timestamp now;
    Seq head = 0; ///< the log's head at that moment: a cursor that has reached it is as new as the store
    friend bool operator==(const Mark&, const Mark&) = default;
};

struct Push {
    std::int64_t mseq = 0; ///< 1, 2, 3... by device, without a gap
    MutationId mid;
    Timestamp enteredAt; ///< the device's clock when the person pressed the key
    std::uint32_t opVersion = 1;
    Seq baseRev = 0; ///< revision of the main row that its author saw
    Command command;
    Hlc hlc{}; ///< orders it among the changes of other devices; zero: of a desktop that knows none
    friend bool operator==(const Push&, const Push&) = default;
};

/// A push of a command kind that this program does not know. It is refused with TooNew, and counted.
struct UnknownPush {
    std::int64_t mseq = 0;
    MutationId mid;
    std::uint32_t kind = 0;
    friend bool operator==(const UnknownPush&, const UnknownPush&) = default;
};

enum class AckStatus : std::uint8_t {
    Applied = 1,
    Merged = 2,
    Superseded = 3,
    Rejected = 4,
    Erased = 5,
    ForReview = 6, ///< of an account that was switched off: kept for a lead to decide; nothing was changed
};

struct Ack {
    std::int64_t mseq = 0;
    MutationId mid;
    AckStatus status = AckStatus::Applied;
    Seq seq = 0; ///< the log number at which it is visible; the head for a refusal
    ErrorCode code = ErrorCode::None;
    std::string sentence;
    friend bool operator==(const Ack&, const Ack&) = default;
};

/// What a person types, asked of the store because the desktop does not hold everybody. A newer one replaces
/// the one before. Answered by Found.
struct Search {
    std::uint64_t number = 0;
    std::string text;
    std::uint32_t limit = 0;
    friend bool operator==(const Search&, const Search&) = default;
};

/// Customers and their identities, best first. They are an answer, not part of any scope.
struct Found {
    std::uint64_t number = 0;
    bool more = false;          ///< than the limit
    std::int64_t customers = 0; ///< that the store knows, an estimate
    std::vector<Row> rows;
    friend bool operator==(const Found&, const Found&) = default;
};

/// Where the person at this desktop is, of which only the last is worth anything: it is kept nowhere, and
/// holds for 15 s. Said when it changes, and again every 5 s.
struct Presence {
    CustomerId customer; ///< whose record is shown; null: nobody's
    bool writing = false;
    CustomerId talkingWith; ///< on the telephone; null: with nobody
    friend bool operator==(const Presence&, const Presence&) = default;
};

/// What somebody does at a record, the most telling of it.
enum class Activity : std::uint8_t { Looking = 1, Writing = 2, Talking = 3 };

struct PersonHere {
    UserId user;
    DeviceId device;
    Activity activity = Activity::Looking;
    friend bool operator==(const PersonHere&, const PersonHere&) = default;
};

/// Everybody else who is at the record that the desktop shows, whenever that has changed, and in answer to
/// its Presence.
struct Present {
    CustomerId customer;
    std::vector<PersonHere> persons;
    friend bool operator==(const Present&, const Present&) = default;
};

/// A lead asks for what accounts that were switched off had entered and not yet sent. One question of this
/// kind, or Decide, at a time. Answered by ReviewList.
struct Reviews {
    std::uint64_t number = 0;
    MutationId after;       ///< those behind this one; null: from the first on
    bool discarded = false; ///< what was thrown away and is still kept, in place of what waits
    friend bool operator==(const Reviews&, const Reviews&) = default;
};

struct WaitingReview {
    MutationId mid;
    Timestamp enteredAt; ///< by the clock of the desktop
    UserId author;
    CustomerId customer;            ///< whom it concerns, as what they stand for; null: nobody who is known
    std::optional<Command> command; ///< none: of a kind that this program does not know
    UserId decidedBy{};             ///< who threw it away; null: nobody has
    Timestamp decidedAt{};
    friend bool operator==(const WaitingReview&, const WaitingReview&) = default;
};

/// In the order in which they came to the store, at most maxReviewsPerFrame.
struct ReviewList {
    std::uint64_t number = 0;
    bool more = false;                ///< behind the last of these
    ErrorCode code = ErrorCode::None; ///< why there is no list
    std::string sentence;
    std::vector<WaitingReview> reviews;
    std::vector<Row> rows; ///< the customers whom they concern: an answer, not part of any scope
    friend bool operator==(const ReviewList&, const ReviewList&) = default;
};

enum class ReviewChoice : std::uint8_t {
    Apply = 1,     ///< it counts, decided as of today
    Discard = 2,   ///< it never does; kept for 60 days
    BringBack = 3, ///< what was discarded waits for a decision again
};

/// A lead's decision over some of them, at most maxReviewsPerFrame. Answered by Decided.
struct Decide {
    std::uint64_t number = 0;
    ReviewChoice choice = ReviewChoice::Apply;
    std::vector<MutationId> mids;
    friend bool operator==(const Decide&, const Decide&) = default;
};

struct ReviewOutcome {
    MutationId mid;
    ErrorCode code = ErrorCode::None; ///< why it was not done; it goes on waiting, but for NotFound, Conflict
    std::string sentence;
    friend bool operator==(const ReviewOutcome&, const ReviewOutcome&) = default;
};

struct Decided {
    std::uint64_t number = 0;
    std::vector<ReviewOutcome> outcomes; ///< one for each
    friend bool operator==(const Decided&, const Decided&) = default;
};

/// How much waits for a decision: told to leads soon after WELCOME, and when it has changed.
struct ReviewsWaiting {
    std::int64_t count = 0;
    friend bool operator==(const ReviewsWaiting&, const ReviewsWaiting&) = default;
};

/// Sums over the rows of a copy, by bucket; sync/copy_sums.h says how they are made.
using CopySums = std::array<std::uint64_t, 256>;

/// What a desktop holds of a scope at its cursor, for the store to compare: a copy that has drifted is sent
/// anew, by a snapshot. One at a time; a copy that is the same, or cannot be compared, is not answered.
struct Audit {
    std::string scope;
    Seq cursor = 0;
    EntityKind kinds{}; ///< rows of later kinds are unknown to the desktop, and in none of the sums
    Date since;         ///< of `ident`: who was in touch on this day or later is in the sums
    CopySums sums{};
    friend bool operator==(const Audit&, const Audit&) = default;
};

/// The receiver can take this many more CHANGES or SNAP frames.
struct Credit {
    std::uint32_t frames = 0;
    friend bool operator==(const Credit&, const Credit&) = default;
};

struct Ping {
    std::uint64_t number = 0;
    friend bool operator==(const Ping&, const Ping&) = default;
};

struct Pong {
    std::uint64_t number = 0;
    Timestamp now;
    friend bool operator==(const Pong&, const Pong&) = default;
};

/// Why something was refused. The store closes behind it; the code says whether coming back may help
/// (isTransient).
struct ErrorFrame {
    ErrorCode code = ErrorCode::Internal;
    std::uint32_t retryAfterMs = 0; ///< 0: not before something has changed
    std::string sentence;
    friend bool operator==(const ErrorFrame&, const ErrorFrame&) = default;
};

/// A frame of a type from 128 on that this program does not know; ignored.
struct UnknownFrame {
    std::uint64_t type = 0;
    friend bool operator==(const UnknownFrame&, const UnknownFrame&) = default;
};

using Frame = std::variant<Hello, Welcome, Snap, Changes, Mark, Push, UnknownPush, Ack, Credit, Ping, Pong,
                           ErrorFrame, Login, LoggedIn, Logout, Search, Found, Presence, Present, Reviews,
                           ReviewList, Decide, Decided, ReviewsWaiting, Audit, UnknownFrame>;

} // namespace visage::protocol
