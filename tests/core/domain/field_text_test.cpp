// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_text.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;

class FieldTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldOfACustomerComesBack() {
        Customer customer;
        customer.kind = CustomerKind::Organisation;
        customer.familyName = "Lefèvre 'x'\n";
        customer.birthDate = Date{19710312};
        customer.tier = static_cast<Tier>(77);
        customer.points = -12;
        customer.customerSince = {1'774'612'800'123};
        customer.mergedInto.uuid.bytes[3] = 9;
        customer.lastContactOn = Date{20260327};
        Customer back;
        for (std::int64_t field = 1; field <= 19; ++field)
            QVERIFY(setFieldText(back, field, *fieldText(customer, field)));
        QVERIFY(back == customer);
        QVERIFY(!fieldText(customer, 0));
        QVERIFY(!fieldText(customer, 20));
        QVERIFY(!setFieldText(back, 20, ""));
    }

    void valuesHaveOneForm() {
        QCOMPARE(toText(Date{19710312}), std::string("1971-03-12"));
        QCOMPARE(toText(Date{}), std::string());
        QCOMPARE(toText(Timestamp{1'774'612'800'000}), std::string("2026-03-27T12:00:00.000Z"));
        QCOMPARE(toText(Tier::Gold), std::string("3"));
        QCOMPARE(toText(true), std::string("true"));
        QCOMPARE(toText(CustomerId{}), std::string());
    }

    void otherFormsAreRefused() {
        Customer customer;
        customer.points = 5;
        for (const char* text : {"", "+5", "05", " 5", "5 ", "5.0", "99999999999999999999"})
            QVERIFY2(!setFieldText(customer, fieldNumber<Customer>("points"), text), text);
        QCOMPARE(customer.points, 5);
        for (const char* text : {"12/03/1971", "1971-02-30", "1971-3-12"})
            QVERIFY2(!setFieldText(customer, fieldNumber<Customer>("birthDate"), text), text);
        for (const char* text : {"256", "-1", "gold"})
            QVERIFY2(!setFieldText(customer, fieldNumber<Customer>("tier"), text), text);
        QVERIFY(
            !setFieldText(customer, fieldNumber<Customer>("customerSince"), "2026-03-27T13:00:00.000+01:00"));
        bool yes = false;
        QVERIFY(!fromText("yes", yes));
        QVERIFY(fromText("true", yes) && yes);
        QVERIFY(fromText("false", yes) && !yes);
    }

    void membersAreFoundByTheirNames() {
        QCOMPARE(fieldNumber<Customer>("town"), 12);
        QCOMPARE(fieldNumber<Customer>("nowhere"), 0);
    }

    void idsOfFieldsDiffer() {
        ObjectId object;
        object.uuid.bytes[0] = 1;
        QVERIFY(fieldStampId(object, 1) != fieldStampId(object, 11));
        QVERIFY(fieldStampId(object, 1).uuid != fieldVersionId(EditId(object.uuid), 1).uuid);
        const CustomerId customer(object.uuid);
        QCOMPARE(customerTagId(customer, "VIP"), customerTagId(customer, " vip "));
        QVERIFY(customerTagId(customer, "VIP") != customerTagId(customer, "VIPs"));
        QVERIFY(consentId(customer, ConsentTopic::Email) != consentId(customer, ConsentTopic::Sms));
    }
};

VISAGE_TEST(FieldTextTest)
#include "field_text_test.moc"
