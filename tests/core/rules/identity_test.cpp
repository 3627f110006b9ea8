// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/identity.h"
#include "core/rules/mail.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;

class IdentityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsMailAddresses_data();
    void readsMailAddresses();
    void normalisesByType();
};

void IdentityTest::readsMailAddresses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("addresses");
    const std::pair<const char*, const char*> cases[] = {
        {" Anne.Dupont@Example.ORG ", "anne.dupont@example.org"},
        {"Anne <anne@example.org>", "anne@example.org"},
        {"mailto:anne@example.org?subject=x", "anne@example.org"},
        {"a@example.org; b@example.org", "a@example.org b@example.org"},
        {"a@example.org/b@example.org", "a@example.org b@example.org"},
        {"a@example.org, A@EXAMPLE.ORG", "a@example.org"},
        {"anne+promo@example.org.", "anne+promo@example.org"},
        {"o'neil@sous.domaine.example.org", "o'neil@sous.domaine.example.org"},
        {"élodie@exämple.org", "élodie@exämple.org"},
        {"anne@", ""},
        {"@example.org", ""},
        {"anne@example", ""},
        {"a@b@example.org", ""},
        {"anne..dupont@example.org", ""},
        {"néant", ""},
        {"", ""},
    };
    for (const auto& [text, addresses] : cases)
        QTest::newRow(text) << QByteArray(text) << QByteArray(addresses);
}

void IdentityTest::readsMailAddresses() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, addresses);
    QByteArrayList found;
    for (const std::string& address : rules::readMailAddresses(text.toStdString()))
        found << QByteArray::fromStdString(address);
    QCOMPARE(found.join(' '), addresses);
    const QByteArray first = found.isEmpty() ? QByteArray() : found.first();
    QCOMPARE(QByteArray::fromStdString(rules::normaliseMail(text.toStdString())), first);
}

void IdentityTest::normalisesByType() {
    using rules::normaliseIdentity;
    QCOMPARE(normaliseIdentity(IdentityType::Phone, "06 39 98 00 01"), std::string("+33639980001"));
    QCOMPARE(normaliseIdentity(IdentityType::WhatsappId, "33639980001"), std::string("+33639980001"));
    QCOMPARE(normaliseIdentity(IdentityType::Phone, "anonymous"), std::string());
    QCOMPARE(normaliseIdentity(IdentityType::Email, "A@Example.org"), std::string("a@example.org"));
    QCOMPARE(normaliseIdentity(IdentityType::Loyalty, " loy-000 042 "), std::string("LOY-000042"));
    QCOMPARE(normaliseIdentity(IdentityType::XId, "@AnneD"), std::string("anned"));
    QCOMPARE(normaliseIdentity(IdentityType::MessengerId, " 7421 "), std::string("7421"));
}

VISAGE_TEST(IdentityTest)
#include "identity_test.moc"
