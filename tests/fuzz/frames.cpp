// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/frames.h"

#include <algorithm>

namespace visage::fuzz {
namespace {

constexpr Timestamp noon{1'774'612'800'000};

Uuid someId() {
    Uuid id;
    id.bytes.fill(7);
    return id;
}

Customer customer() {
    Customer customer;
    customer.id = CustomerId(someId());
    customer.familyName = "Lefèvre";
    customer.birthDate = Date{19710312};
    return customer;
}

protocol::Hello hello() {
    return {1, 1, "fuzz", 1, DeviceId(someId()), 5, {}, 0, "token", {{"all", 7, {}}}, 0, {"deflate"}};
}

/// The store behind the session: everything is allowed and nothing is there.
class Store {
public:
    explicit Store(sync::ServerSession& session)
        : m_session(session) {}

    void take(sync::ServerAsks asks) {
        for (auto& ask : asks)
            std::visit([this](auto& one) { on(one); }, ask);
    }
    std::string wrong;

private:
    template <class Ask> void on(const Ask&) {}
    void on(const sync::ask::Send& send) {
        if (m_closed)
            wrong = "something was sent after the end";
        if (!protocol::decode(send.bytes).ok())
            wrong = "an answer cannot be read";
    }
    void on(const sync::ask::Close&) { m_closed = true; }
    void on(const sync::ask::CheckPassword&) {
        take(m_session.loggedIn(protocol::LoggedIn{"token", UserId(someId()), Role::Agent, "Anne"}, noon));
    }
    void on(const sync::ask::CheckToken&) {
        take(m_session.authenticated(sync::Principal{UserId(someId()), Role::Agent, "Anne", 1}, noon));
    }
    void on(const sync::ask::Fence&) { take(m_session.fenced(sync::DeviceFacts{0}, noon)); }
    void on(const sync::ask::Commit& commit) { answer(commit.push.mseq, commit.push.mid); }
    void on(const sync::ask::CommitRefusal& refusal) { answer(refusal.mseq, refusal.mid); }
    void answer(std::int64_t mseq, MutationId mid) {
        take(m_session.committed(
            protocol::Ack{mseq, mid, protocol::AckStatus::Applied, 1, ErrorCode::None, {}}, noon));
    }
    void on(const sync::ask::ReadFeed& read) {
        take(m_session.fed(sync::FeedPage{read.from, read.from, read.from, 0, {}}, noon));
    }
    void on(const sync::ask::ReadSnapshot&) {
        sync::SnapshotPage page;
        page.kind = EntityKind::Customer;
        page.rows = {customer()};
        page.kindDone = page.done = true;
        page.rowsTotal = page.head = 1;
        take(m_session.snapped(std::move(page), noon));
    }

    sync::ServerSession& m_session;
    bool m_closed = false;
};

std::size_t place(const std::string& text, Random& random) {
    return text.empty() ? 0 : random.below(text.size());
}

void mutateOnce(std::string& bytes, const std::string& other, Random& random) {
    const std::size_t at = place(bytes, random);
    const auto byte = static_cast<char>(random.below(256));
    switch (random.below(7)) {
    case 0:
        if (!bytes.empty())
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
        break;
    case 1:
        bytes.insert(at, 1 + random.below(4), byte);
        break;
    case 2:
        bytes.erase(at, 1 + random.below(8));
        break;
    case 3:
        bytes.insert(at, bytes.substr(at, 1 + random.below(16)));
        break;
    case 4: // a count or length as great as can be
        bytes.insert(at, std::string("\x1B\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 9).substr(random.below(2)));
        break;
    case 5:
        if (!bytes.empty())
            bytes[at] = byte;
        break;
    default: // the beginning of one, the end of another
        bytes = bytes.substr(0, at) + other.substr(place(other, random));
    }
}

} // namespace

std::vector<std::string> corpus() {
    using namespace protocol;
    const Snap snap{"all", 9, 1, EntityKind::Customer, 2, 0, true, {customer(), customer()}};
    std::vector<std::string> frames{
        encode(hello()),
        encode(Welcome{}),
        encode(snap),
        encode(snap, true),
        encode(Changes{"all", 1, 2, {{customer(), false}, {customer(), true}}}),
        encode(Mark{{{"all", 9, {}}}, noon, 9}),
        encode(Ack{1, MutationId(someId()), AckStatus::Rejected, 3, ErrorCode::Conflict, "no"}),
        encode(Credit{4}),
        encode(Ping{1}),
        encode(Pong{1, noon}),
        encode(ErrorFrame{ErrorCode::RateLimited, 5000, "Wait."}),
        encode(Login{"anne", "secret", DeviceId(someId()), "desk"}),
        encode(LoggedIn{"token", UserId(someId()), Role::Agent, "Anne"}),
        encode(Logout{}),
        encode(Presence{CustomerId(someId()), true, CustomerId(someId())}),
        encode(Present{CustomerId(someId()), {{UserId(someId()), DeviceId(someId()), Activity::Writing}}}),
        encode(Reviews{1, MutationId(someId())}),
        encode(ReviewList{1,
                          true,
                          ErrorCode::None,
                          {},
                          {{MutationId(someId()), noon, UserId(someId()), CustomerId(someId()), WriteNote{}}},
                          {customer()}}),
        encode(Decide{2, ReviewChoice::Discard, {MutationId(someId())}}),
        encode(Decided{2, {{MutationId(someId()), ErrorCode::Conflict, "no"}}}),
        encode(ReviewsWaiting{3}),
        encode(Audit{"all", 9, EntityKind::CustomerList, {}, {}}),
    };
    for (std::size_t kind = 1; kind <= std::variant_size_v<AnyCommand>; ++kind)
        withCommand(static_cast<CommandKind>(kind), [&frames]<class C>() {
            frames.push_back(encode(Push{1, MutationId(someId()), noon, 1, 0, C{}}));
        });
    return frames;
}

std::string decodeOnce(std::string_view bytes) {
    const auto frame = protocol::decode(bytes);
    if (!frame)
        return frame.error().sentence.empty() ? "a refusal without a sentence" : std::string();
    const auto again = protocol::decode(protocol::encode(*frame));
    if (!again)
        return "what was accepted cannot be read again: " + again.error().sentence;
    return again->index() == frame->index() ? std::string() : "another frame was read again";
}

std::string talk(std::string_view bytes) {
    sync::ServerSession::Options options;
    options.build = "fuzz";
    sync::ServerSession session(options, {StoreId(someId()), 1, 9, 0});
    Store store(session);
    store.take(session.opened(noon));
    // Most of what there is to break lies behind the greeting.
    if (!bytes.empty() && (bytes.front() & 1) != 0)
        store.take(session.received(protocol::encode(hello()), noon));
    bytes.remove_prefix(std::min<std::size_t>(1, bytes.size()));
    while (bytes.size() >= 2 && store.wrong.empty()) {
        const auto length = std::min<std::size_t>(static_cast<unsigned char>(bytes[0]) * 256U +
                                                      static_cast<unsigned char>(bytes[1]),
                                                  bytes.size() - 2);
        store.take(session.received(bytes.substr(2, length), noon));
        store.take(session.drained(noon));
        bytes.remove_prefix(2 + length);
    }
    store.take(session.tick(noon + Milliseconds(60'000)));
    return store.wrong;
}

std::string mutated(const std::vector<std::string>& from, Random& random) {
    std::string bytes = from[random.below(from.size())];
    const std::string& other = from[random.below(from.size())];
    for (auto times = 1 + random.below(4); times > 0; --times)
        mutateOnce(bytes, other, random);
    return bytes;
}

} // namespace visage::fuzz
