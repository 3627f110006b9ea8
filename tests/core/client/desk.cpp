// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/client/desk.h"

#include "core/client/cache/search_index.h"

namespace visage::client::testing {

Desk::Desk()
    : user(testId(1)) {
    reopen();
    (void)data->saveUser({"token", user, Role::Agent, "Anne Agent"}, "anne");
}

void Desk::reopen() {
    data.reset();
    auto opened = LocalData::open({folder.path().toStdString(), outboxFault.hook(), cacheFault.hook()},
                                  publisher, clock, random);
    if (opened)
        data = std::move(*opened);
}

void Desk::fill(const std::vector<Row>& rows, Seq cursor, std::string_view of) {
    const std::string scope(of);
    if (!data->desk().store)
        (void)data->saveStore({StoreId(testId(9)), 1});
    (void)data->beginSnapshot({scope, cursor});
    std::uint32_t part = 0;
    std::int64_t before = 0;
    for (std::size_t kind = 1; kind <= entityKinds; ++kind) {
        protocol::Snap snap{scope, cursor, ++part, static_cast<EntityKind>(kind), 0, before, false, {}};
        for (const Row& row : rows)
            if (kindOf(row) == snap.kind)
                snap.rows.push_back(row);
        if (snap.rows.empty()) {
            --part;
            continue;
        }
        before += static_cast<std::int64_t>(snap.rows.size());
        const protocol::SnapPoint resume{cursor, part, snap.kind, idOf(snap.rows.back()), before};
        (void)data->storePart({snap, resume});
    }
    (void)data->endSnapshot({scope, cursor});
    indexAll();
}

void Desk::indexAll() {
    while (data->wantsIndexing())
        (void)data->indexNext();
}

Result<void> Desk::feed(const std::vector<RowChange>& changes, Seq cursor, std::string_view of) {
    const std::string scope(of);
    return data->applyChanges({{{scope, 0, cursor, changes}}, {{scope, cursor, std::nullopt}}});
}

Result<void> Desk::welcome(Milliseconds ahead) {
    protocol::Welcome welcome;
    welcome.now = clock.now() + ahead;
    welcome.user = user;
    data->setClockOffset(ahead);
    if (auto saved = data->saveWelcome(welcome); !saved)
        return saved;
    return data->pruneAnswered();
}

Result<void> Desk::ack(const sync::PendingPush& push, protocol::AckStatus status, Seq seq) {
    protocol::Ack ack;
    ack.mseq = push.mseq;
    ack.mid = push.mid;
    ack.status = status;
    ack.seq = seq;
    if (status == protocol::AckStatus::Rejected) {
        ack.code = ErrorCode::Conflict;
        ack.sentence = "Somebody closed this case before.";
    }
    return data->recordAck({ack});
}

SearchAnswer Desk::search(const QString& text, int limit) {
    return read(
        [&](CacheReader& reader) { return readSearch(reader, publisher.take(), text, limit).valueOr({}); });
}

QStringList Desk::names(const QString& text) {
    QStringList names;
    for (const SearchHit& hit : search(text).hits)
        names += hit.name;
    names.sort();
    return names;
}

CustomerRecord Desk::record(CustomerId id) {
    return read([&](CacheReader& reader) { return readRecord(reader, id, clock.now()).valueOr({}); });
}

TimelinePage Desk::timeline(const TimelineQuestion& question) {
    return read([&](CacheReader& reader) { return readTimeline(reader, question).valueOr({}); });
}

Uuid testId(std::uint32_t number) {
    Uuid id;
    id.bytes[0] = 1;
    for (std::size_t i = 0; i < 4; ++i)
        id.bytes[12 + i] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
    return id;
}

Customer person(std::uint32_t number, std::string given, std::string family, std::string town,
                std::string postcode, Date birth) {
    Customer customer;
    customer.id = CustomerId(testId(number));
    customer.rev = 1;
    customer.givenName = std::move(given);
    customer.familyName = std::move(family);
    customer.town = std::move(town);
    customer.postcode = std::move(postcode);
    customer.birthDate = birth;
    return customer;
}

Identity identity(std::uint32_t number, const Customer& of, IdentityType type, std::string value) {
    Identity identity;
    identity.id = IdentityId(testId(number));
    identity.rev = 1;
    identity.customer = of.id;
    identity.type = type;
    identity.valueRaw = value;
    identity.valueNorm = std::move(value);
    return identity;
}

Interaction contact(std::uint32_t number, const Customer& of, Timestamp at, Channel channel) {
    Interaction interaction;
    interaction.id = InteractionId(testId(number));
    interaction.rev = 1;
    interaction.customer = of.id;
    interaction.channel = channel;
    interaction.at = at;
    return interaction;
}

WriteNote note(std::uint32_t number, const Customer& about, std::string text) {
    WriteNote command;
    command.note = NoteId(testId(number));
    command.customer = about.id;
    command.text = std::move(text);
    return command;
}

} // namespace visage::client::testing
