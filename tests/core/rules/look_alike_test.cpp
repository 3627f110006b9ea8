// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/look_alike.h"
#include "tests/support/run.h"

#include <QTest>

using namespace visage;
using rules::Likeness;

namespace {

struct Somebody {
    Customer customer;
    std::vector<Identity> identities;

    Somebody(const char* given, const char* family, const char* postcode = "", Date birth = {}) {
        static std::uint8_t next = 0;
        customer.id.uuid.bytes[0] = ++next;
        customer.givenName = given;
        customer.familyName = family;
        customer.postcode = postcode;
        customer.birthDate = birth;
    }
    Somebody& with(IdentityType type, const char* value) {
        Identity identity;
        identity.type = type;
        identity.valueNorm = value;
        identities.push_back(identity);
        return *this;
    }
};

Likeness likeness(const Somebody& one, const Somebody& other) {
    const rules::Described a{one.customer, one.identities};
    const rules::Described b{other.customer, other.identities};
    const Likeness there = rules::likeness(a, b);
    return there == rules::likeness(b, a) ? there : Likeness(99);
}

constexpr auto mobile = "+33639980001";
constexpr auto fixedLine = "+33199000010";
const Date march = *Date::make(1971, 3, 12);
const Date may = *Date::make(1980, 5, 1);

} // namespace

class LookAlikeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneNameAndATown();
    void oneNameAndABirthDate();
    void aNumberOfOnesOwn();
    void aHouseholdIsNotOnePerson();
    void whatWasTakenOffSaysNothing();
    void peopleAndFirms();
};

void LookAlikeTest::oneNameAndATown() {
    const Somebody anne("Anne", "Lefèvre", "59000");
    QCOMPARE(likeness(anne, Somebody("ANNE", "Lefevre", "59000")), Likeness::NameAndPostcode);
    QCOMPARE(likeness(anne, Somebody("Lefèvre", "Anne", "59000")), Likeness::NameAndPostcode);
    QCOMPARE(likeness(anne, Somebody("Anne", "Lefèvre", "75001")), Likeness::None);
    QCOMPARE(likeness(anne, Somebody("Jean", "Lefèvre", "59000")), Likeness::None);
    QCOMPARE(likeness(Somebody("", "Martin", "59000"), Somebody("", "Martin", "59000")), Likeness::None);
    QCOMPARE(likeness(Somebody("Anne", "Lefèvre"), Somebody("Anne", "Lefèvre")), Likeness::None);
    Somebody married("Anne", "Dupont", "59000");
    married.customer.birthName = "Lefèvre";
    QCOMPARE(likeness(anne, married), Likeness::NameAndPostcode);
}

void LookAlikeTest::oneNameAndABirthDate() {
    const Somebody anne("Anne", "Lefèvre", "59000", march);
    QCOMPARE(likeness(anne, Somebody("Anne", "Lefèvre", "75001", march)), Likeness::NameAndBirthDate);
    QCOMPARE(likeness(anne, Somebody("Anne", "Lefèvre", "59000", may)), Likeness::None);
    QCOMPARE(likeness(anne, Somebody("Anne", "Lefèvre", "59000")), Likeness::NameAndPostcode);
}

void LookAlikeTest::aNumberOfOnesOwn() {
    const auto anne = Somebody("Anne", "Lefèvre", "", march).with(IdentityType::Phone, mobile);
    QCOMPARE(likeness(anne, Somebody("A.", "Lefebvre").with(IdentityType::Phone, mobile)),
             Likeness::Identity);
    // A date may be mistyped.
    QCOMPARE(likeness(anne, Somebody("Anne", "Lefèvre", "", may).with(IdentityType::Phone, mobile)),
             Likeness::Identity);
    QCOMPARE(likeness(anne, Somebody("Anne", "Durand").with(IdentityType::Email, mobile)), Likeness::None);
    const auto paul = Somebody("Paul", "Petit").with(IdentityType::Email, "p@example.org");
    QCOMPARE(likeness(paul, Somebody("", "Petit").with(IdentityType::Email, "p@example.org")),
             Likeness::Identity);
    Somebody page = Somebody("Paul", "Petit").with(IdentityType::Email, "p@example.org");
    page.identities.front().account = "another page";
    QCOMPARE(likeness(paul, page), Likeness::None);
}

void LookAlikeTest::aHouseholdIsNotOnePerson() {
    const auto jean = Somebody("Jean", "Martin").with(IdentityType::Phone, fixedLine);
    const auto line = [](const char* given, const char* family) {
        return Somebody(given, family).with(IdentityType::Phone, fixedLine);
    };
    QCOMPARE(likeness(jean, line("Claire", "Martin")), Likeness::None);
    QCOMPARE(likeness(jean, line("Jean", "Durand")), Likeness::None);
    QCOMPARE(likeness(jean, line("J.", "MARTIN")), Likeness::Identity);
    QCOMPARE(likeness(jean, line("", "Martin")), Likeness::Identity);
}

void LookAlikeTest::whatWasTakenOffSaysNothing() {
    const auto anne = Somebody("Anne", "Lefèvre").with(IdentityType::Phone, mobile);
    auto other = Somebody("Anne", "Durand").with(IdentityType::Phone, mobile);
    QCOMPARE(likeness(anne, other), Likeness::Identity);
    other.identities.front().removedAt = {1};
    QCOMPARE(likeness(anne, other), Likeness::None);
}

void LookAlikeTest::peopleAndFirms() {
    Somebody garage("", "", "59000");
    garage.customer.kind = CustomerKind::Organisation;
    garage.customer.organisation = "Garage des Lilas";
    Somebody again = garage;
    again.customer.id.uuid.bytes[0] = 0xEE;
    again.customer.organisation = "GARAGE DES LILAS";
    QCOMPARE(likeness(garage, again), Likeness::NameAndPostcode);
    QCOMPARE(likeness(garage, garage), Likeness::None);
    const auto owner = Somebody("Jean", "Martin").with(IdentityType::Email, "g@example.org");
    QCOMPARE(likeness(owner, garage.with(IdentityType::Email, "g@example.org")), Likeness::None);
}

VISAGE_TEST(LookAlikeTest)
#include "look_alike_test.moc"
