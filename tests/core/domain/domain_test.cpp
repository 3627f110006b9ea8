// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/fields.h"
#include "tests/support/run.h"

#include <QSet>
#include <QTest>

using namespace visage;

namespace {

/// Names must be unique and lead back to their value, for files and scripts rely on them.
template <class E> void namesLeadBack() {
    QSet<QString> seen;
    for (const auto& entry : enumNames<E>()) {
        QCOMPARE(fromName<E>(entry.name), std::optional(entry.value));
        const QString name =
            QString::fromLatin1(entry.name.data(), static_cast<qsizetype>(entry.name.size()));
        QVERIFY2(!seen.contains(name), qPrintable(name));
        seen.insert(name);
    }
}

} // namespace

class DomainTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyNameLeadsBackToItsValue() {
        namesLeadBack<Role>();
        namesLeadBack<Channel>();
        namesLeadBack<IdentityType>();
        namesLeadBack<CaseStatus>();
        namesLeadBack<InteractionState>();
        namesLeadBack<CallOutcome>();
        namesLeadBack<OrderStatus>();
        namesLeadBack<Tier>();
        QCOMPARE(nameOf(static_cast<Channel>(250)), std::string_view("other"));
    }

    void theChannelsAreThoseOfTheContract() {
        const QByteArray contract =
            "phone email chat form facebook messenger instagram whatsapp x linkedin telegram "
            "mastodon sms post visit app forum video note";
        QByteArrayList names;
        for (const auto& entry : enumNames<Channel>())
            names << QByteArray(entry.name.data(), static_cast<qsizetype>(entry.name.size()));
        QCOMPARE(names.join(' '), contract);
    }

    void oneCallHasOneIdOnEveryDesktop() {
        const auto id = callInteractionId("example.org", "a84b4c76e66710", "1928301774");
        QCOMPARE(callInteractionId("example.org", "a84b4c76e66710", "1928301774"), id);
        QVERIFY(callInteractionId("example.org", "a84b4c76e66710", "1928301775") != id);
        QVERIFY(callInteractionId("example.orga", "84b4c76e66710", "1928301774") != id);
    }

    void anIdentityIsTheSameForTheSameCustomerOnly() {
        SeededRandom random(1);
        const CustomerId anne(makeUuidV7({1}, random));
        const CustomerId paul(makeUuidV7({1}, random));
        const auto id = identityId(anne, IdentityType::Phone, "", "+33639981234");
        QCOMPARE(identityId(anne, IdentityType::Phone, "", "+33639981234"), id);
        QVERIFY(identityId(paul, IdentityType::Phone, "", "+33639981234") != id);
        QVERIFY(identityId(anne, IdentityType::WhatsappId, "", "+33639981234") != id);
    }

    void importedRowsStayInTheStore() {
        QVERIFY(!isReplicated(EntityKind::SourceRecord));
        QVERIFY(!isReplicated(EntityKind::Membership));
        QVERIFY(isReplicated(EntityKind::Interaction));
        QVERIFY(!isReplicated(static_cast<EntityKind>(200)));
    }
};

VISAGE_TEST(DomainTest)
#include "domain_test.moc"
