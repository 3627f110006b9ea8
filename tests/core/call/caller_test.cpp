// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/call/account.h"
#include "core/call/address.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

using namespace visage;
using namespace visage::call;
using Values = std::vector<std::pair<MatchBasis, std::string>>;

class CallerTest : public QObject {
    Q_OBJECT

    static CallFacts marie() {
        CallFacts facts;
        facts.fromUri = "sip:0142000001@trunk.test";
        facts.fromName = "Durand Marie";
        facts.toUri = "sip:agent1@cc.test";
        facts.headers = {{"p-asserted-identity",
                          "\"Marie D\" <sip:+33142000002@trunk.test;user=phone>, <tel:+33142000003>"},
                         {"x-customer-id", "C-000042"}};
        return facts;
    }

    static PhoneAccount trusting() {
        PhoneAccount account;
        account.aor = "sip:agent1@cc.test";
        account.trustAssertedIdentity = true;
        account.customerNumberHeaders = {"x-customer-id"};
        return account;
    }

private Q_SLOTS:
    void trustDecidesTheOrder() {
        const auto caller = callerIdentifiers(marie(), trusting());
        QCOMPARE(caller.values, (Values{{MatchBasis::CustomerNumber, "C-000042"},
                                        {MatchBasis::AssertedNumber, "+33142000002"},
                                        {MatchBasis::AssertedNumber, "+33142000003"},
                                        {MatchBasis::CallerNumber, "0142000001"}}));
        QCOMPARE(caller.shownNumber, std::string("+33142000002"));
        QCOMPARE(caller.shownName, std::string("Marie D"));
        QVERIFY(!caller.hidden);
        QVERIFY(!caller.internal);
    }

    void withoutTrustOnlyFromCounts() {
        auto account = trusting();
        account.trustAssertedIdentity = false;
        account.customerNumberHeaders.clear();
        const auto caller = callerIdentifiers(marie(), account);
        QCOMPARE(caller.values, (Values{{MatchBasis::CallerNumber, "0142000001"}}));
        QCOMPARE(caller.shownName, std::string("Durand Marie"));
    }

    void whoHidesIsNotMatched_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("privacy");
        QTest::newRow("privacy id") << QByteArray("sip:0142000001@trunk.test") << QByteArray("Marie")
                                    << QByteArray("id");
        QTest::newRow("privacy of several")
            << QByteArray("sip:0142000001@t") << QByteArray() << QByteArray("session; ID ;critical");
        QTest::newRow("invalid host")
            << QByteArray("sip:x@anonymous.INVALID") << QByteArray("Marie") << QByteArray();
        QTest::newRow("anonymous user") << QByteArray("sip:Anonymous@pbx") << QByteArray() << QByteArray();
        QTest::newRow("anonymous name")
            << QByteArray("sip:0142000001@pbx") << QByteArray(" Anonymous ") << QByteArray();
        QTest::newRow("unavailable") << QByteArray("sip:unavailable@pbx") << QByteArray() << QByteArray();
    }

    void whoHidesIsNotMatched() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, privacy);
        auto facts = marie();
        facts.fromUri = from.toStdString();
        facts.fromName = name.toStdString();
        if (!privacy.isEmpty())
            facts.headers.emplace_back("privacy", privacy.toStdString());
        const auto caller = callerIdentifiers(facts, trusting());
        QVERIFY(caller.hidden);
        QCOMPARE(caller.values, (Values{{MatchBasis::CustomerNumber, "C-000042"}}));
        QVERIFY(caller.shownNumber.empty());
        QVERIFY(caller.shownName.empty());
    }

    void privacyNoneHidesNothing() {
        auto facts = marie();
        facts.headers.emplace_back("privacy", "none");
        QVERIFY(!callerIdentifiers(facts, trusting()).hidden);
    }

    void colleaguesAreKnownByTheShapeOfTheNumber() {
        auto facts = marie();
        facts.headers.clear();
        facts.fromUri = "sip:2041@cc.test";
        QVERIFY(callerIdentifiers(facts, trusting()).internal);
        facts.fromUri = "sip:204100@cc.test";
        QVERIFY(!callerIdentifiers(facts, trusting()).internal);
    }

    void theLineCalledIsTheNumberDialledFirst() {
        auto facts = marie();
        QCOMPARE(callerIdentifiers(facts, trusting()).lineCalled, std::string("agent1"));
        facts.headers.emplace_back("history-info",
                                   "<sip:+33800123456@t?Reason=x>;index=1, <sip:agent1@cc.test>;index=1.1");
        QCOMPARE(callerIdentifiers(facts, trusting()).lineCalled, std::string("+33800123456"));
        facts.headers.emplace_back("diversion", "<sip:+33800000002@t>;reason=no-answer");
        facts.headers.emplace_back("diversion",
                                   "\"Shop, one\" <tel:+33800000001>;reason=unconditional;counter=1");
        QCOMPARE(callerIdentifiers(facts, trusting()).lineCalled, std::string("+33800000001"));
    }

    void namesOfAccountsAreNoNumbers() {
        auto facts = marie();
        facts.headers.clear();
        facts.fromUri = "sip:anne.flowers24@cc.test";
        const auto caller = callerIdentifiers(facts, trusting());
        QVERIFY(caller.values.empty());
        QCOMPARE(caller.shownNumber, std::string("anne.flowers24"));
    }

    void absurdHeadersAreCleaned() {
        auto facts = marie();
        facts.fromName = std::string(10000, 'A') + "<b>x</b>";
        facts.headers = {{"x-customer-id", "C-1\x07\x1b[31m\xff" + std::string(10000, '9')}};
        const auto caller = callerIdentifiers(facts, trusting());
        QVERIFY(caller.shownName.size() <= 100);
        QVERIFY(text::isValidUtf8(caller.shownName));
        QCOMPARE(caller.values.front().first, MatchBasis::CustomerNumber);
        QVERIFY(caller.values.front().second.size() <= 80);
        for (const char c : caller.values.front().second)
            QVERIFY(static_cast<unsigned char>(c) >= 0x20);
    }

    void markupStaysText() {
        auto facts = marie();
        facts.headers.clear();
        facts.fromName = "<img src=x onerror=alert(1)>\r\nX-Evil: 1\xe2\x80\xae";
        const auto caller = callerIdentifiers(facts, trusting());
        QVERIFY(caller.shownName.find('\n') == std::string::npos);
        QVERIFY(caller.shownName.find("<img") != std::string::npos);
        QVERIFY(caller.shownName.find("\xe2\x80\xae") == std::string::npos);
    }

    void readsAddressLists() {
        const auto list = readAddresses("\"a, \\\"b\\\" <c>\" <sip:1@x>;p=\"q,r\", sip:2@y;tag=z , <tel:3>");
        QCOMPARE(list.size(), std::size_t(3));
        QCOMPARE(list[0].name, std::string("a, \"b\" <c>"));
        QCOMPARE(list[0].uri, std::string("sip:1@x"));
        QCOMPARE(list[1].uri, std::string("sip:2@y"));
        QCOMPARE(list[2].uri, std::string("tel:3"));
    }

    void readsUris() {
        const auto sip = readUri("SIP:%2B331:secret@[2001:db8::1]:5060;transport=tcp");
        QCOMPARE(sip.user, std::string("+331"));
        QCOMPARE(sip.host, std::string("[2001:db8::1]"));
        QCOMPARE(readUri("sip:1;phone-context=x@h").user, std::string("1"));
        QCOMPARE(readUri("tel:+33-1;ext=5").user, std::string("+33-1"));
        QCOMPARE(readUri("sip:host.only").host, std::string("host.only"));
        QVERIFY(readUri("mailto:a@b").user.empty());
        QVERIFY(readUri("").scheme.empty());
        QVERIFY(readUri("sip:[").user.empty());
    }

    void anyHeadersGiveCleanIdentifiers() {
        const bool ok =
            rc::check("identifiers are one valid line", [](const std::vector<std::string>& values) {
                CallFacts facts;
                std::size_t i = 0;
                for (const auto* name :
                     {"p-asserted-identity", "diversion", "history-info", "privacy", "x-customer-id"})
                    if (i < values.size())
                        facts.headers.emplace_back(name, values[i++]);
                facts.fromUri = values.empty() ? "" : "sip:" + values.front();
                facts.fromName = values.empty() ? "" : values.back();
                const auto caller = callerIdentifiers(facts, trusting());
                for (const auto& [basis, value] : caller.values)
                    RC_ASSERT(text::isValidUtf8(value) && value.find_first_of("\r\n") == std::string::npos &&
                              value.size() < 80);
                RC_ASSERT(text::isValidUtf8(caller.shownName) && text::isValidUtf8(caller.lineCalled));
            });
        QVERIFY(ok);
    }
};

VISAGE_TEST(CallerTest)
#include "caller_test.moc"
