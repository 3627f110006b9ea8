// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/call/account.h"
#include "core/call/dialling.h"
#include "tests/support/run.h"

#include <QTest>

#include <rapidcheck.h>

#include <algorithm>

using namespace visage;
using namespace visage::call;

class AccountTest : public QObject {
    Q_OBJECT

    /// The account in JSON that is written with single quotes here.
    static Result<PhoneAccount> read(std::string text) {
        std::replace(text.begin(), text.end(), '\'', '"');
        return parsePhoneAccount(text);
    }

private Q_SLOTS:
    void readsEveryField() {
        const auto account = read("{'aor': 'sip:anne@example.org', 'password': 's3cret',"
                                  "'registrar': 'sip:pbx.example.org:5071;transport=tcp',"
                                  "'auth_user': 'a1', 'realm': 'asterisk', 'ca': '/etc/visage/ca.pem',"
                                  "'display_name': 'Anne', 'expires_s': 300,"
                                  "'trust_asserted_identity': true, 'internal_pattern_digits': 4,"
                                  "'trusted_headers': [{'name': 'X-Customer-Id',"
                                  "'kind': 'customer_number'}]}");
        QVERIFY2(account.ok(), account.ok() ? "" : account.error().sentence.c_str());
        QCOMPARE(account->aor, std::string("sip:anne@example.org"));
        QCOMPARE(account->user(), std::string("anne"));
        QCOMPARE(account->domain(), std::string("example.org"));
        QCOMPARE(account->registrarHost, std::string("pbx.example.org"));
        QCOMPARE(account->registrarPort, std::uint16_t(5071));
        QVERIFY(account->transport == Transport::Tcp);
        QCOMPARE(account->authUser, std::string("a1"));
        QCOMPARE(account->realm, std::string("asterisk"));
        QCOMPARE(account->expiresSeconds, 300);
        QVERIFY(account->trustAssertedIdentity);
        QCOMPARE(account->customerNumberHeaders, std::vector<std::string>{"x-customer-id"});
        QCOMPARE(account->internalDigits, 4);
    }

    void whatIsLeftOutIsSafe() {
        const auto account = read("{'aor': 'sip:anne@example.org', 'password': 'x'}");
        QVERIFY(account.ok());
        QCOMPARE(account->registrarHost, std::string("example.org"));
        QVERIFY(account->transport == Transport::Tls);
        QCOMPARE(account->authUser, std::string("anne"));
        QCOMPARE(account->realm, std::string("example.org"));
        QVERIFY(!account->trustAssertedIdentity);
        QVERIFY(account->customerNumberHeaders.empty());
    }

    void udpOnlyWhereItIsAskedFor() {
        const auto transportOf = [](const char* registrar) {
            return read(std::string("{'aor':'sip:a@b.c','password':'x','registrar':'") + registrar + "\"}");
        };
        QVERIFY(transportOf("sip:10.0.0.1")->transport == Transport::Tls);
        QVERIFY(transportOf("sip:10.0.0.1:5060;transport=UDP")->transport == Transport::Udp);
        QVERIFY(transportOf("sips:10.0.0.1;transport=tcp")->transport == Transport::Tls);
        QVERIFY(!transportOf("sip:10.0.0.1;transport=sctp").ok());
        const auto v6 = transportOf("sip:[2001:db8::1]:5070;transport=tcp");
        QVERIFY(v6.ok());
        QCOMPARE(v6->registrarHost, std::string("2001:db8::1"));
        QCOMPARE(v6->registrarPort, std::uint16_t(5070));
    }

    void refusesWithTheNameOfTheField_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const char* name, const char* text, const char* named) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(named);
        };
        row("no JSON", "aor=sip:a@b", "JSON");
        row("a list", "[]", "JSON");
        row("no aor", "{'password':'x'}", "aor");
        row("no password", "{'aor':'sip:a@b.c'}", "password");
        row("aor is a number", "{'aor':3,'password':'x'}", "aor");
        row("header smuggled in", "{'aor':'sip:a@b.c\\r\\nX: y','password':'x'}", "aor");
        row("brackets in aor", "{'aor':'sip:a@b.c>;x','password':'x'}", "aor");
        row("quote in user", "{'aor':'sip:a@b.c','password':'x','auth_user':'a\\'b'}", "auth_user");
        row("line break in name", "{'aor':'sip:a@b.c','password':'x','display_name':'a\\nb'}",
            "display_name");
        row("expires of a second", "{'aor':'sip:a@b.c','password':'x','expires_s':1}", "expires_s");
        row("expires of a text", "{'aor':'sip:a@b.c','password':'x','expires_s':'600'}", "expires_s");
        row("huge number", "{'aor':'sip:a@b.c','password':'x','expires_s':99999999999999999999}",
            "expires_s");
        row("unknown kind",
            "{'aor':'sip:a@b.c','password':'x','trusted_headers':[{'name':'X','kind':'god'}]}",
            "trusted_headers");
        row("header list of texts", "{'aor':'sip:a@b.c','password':'x','trusted_headers':['X']}",
            "trusted_headers");
        row("port 0", "{'aor':'sip:a@b.c','password':'x','registrar':'sip:h:0'}", "registrar");
        row("port 70000", "{'aor':'sip:a@b.c','password':'x','registrar':'sip:h:70000'}", "registrar");
        row("no host", "{'aor':'sip:a@b.c','password':'x','registrar':'sip:'}", "registrar");
        row("web address", "{'aor':'sip:a@b.c','password':'x','registrar':'https://pbx'}", "registrar");
    }

    void refusesWithTheNameOfTheField() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, named);
        const auto account = read(text.toStdString());
        QVERIFY(!account.ok());
        QCOMPARE(account.error().code, ErrorCode::BadInput);
        QVERIFY2(QByteArray::fromStdString(account.error().sentence).contains(named),
                 account.error().sentence.c_str());
    }

    void noSentenceRepeatsThePassword() {
        const auto account = read("{'aor':'sip:a@b.c','password':'hunter2\\n'}");
        QVERIFY(!account.ok());
        QVERIFY(account.error().sentence.find("hunter2") == std::string::npos);
    }

    void anyBytesAreRefusedWithoutACrash() {
        QVERIFY(rc::check("any text", [](const std::string& text) { (void)parsePhoneAccount(text); }));
        QVERIFY(!read(std::string(100000, '[')).ok());
        QVERIFY(!read("{'aor':" + std::string(100000, '[')).ok());
    }

    void dialsWhatPeopleWrite() {
        PhoneAccount account;
        account.aor = "sip:anne@example.org";
        const auto uri = [&](std::string_view number) { return dialUri(number, account).valueOr("refused"); };
        QCOMPARE(uri("+33 1 42-00.00 (01)"), std::string("sip:+33142000001@example.org"));
        QCOMPARE(uri("tel:+33142000001"), std::string("sip:+33142000001@example.org"));
        QCOMPARE(uri("204"), std::string("sip:204@example.org"));
        QCOMPARE(uri("*21#"), std::string("sip:*21%23@example.org"));
    }

    void dialsNothingElse() {
        PhoneAccount account;
        account.aor = "sip:anne@example.org";
        for (const auto* text : {"", " ", "+", "anne", "1@evil.example", "1;transport=udp", "1\r\nX: y", "1>",
                                 "1%0d", "+1+2", "sip:1@evil.example", "112233445566778899001122334455667"})
            QVERIFY2(!dialUri(text, account).ok(), text);
    }
};

VISAGE_TEST(AccountTest)
#include "account_test.moc"
