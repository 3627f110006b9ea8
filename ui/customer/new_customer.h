// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/commands.h"
#include "core/rules/person_name.h"

#include <QString>

#include <variant>
#include <vector>

// Somebody who is not a customer yet, as people type them. GUI thread, but for half-written drafts: pure.

namespace visage::ui {

struct NewCustomer {
    rules::PersonName name;
    QString birthDate;
    QString postcode;
    QString town;
    QString phone;
    QString email;

    [[nodiscard]] bool isEmpty() const;
    friend bool operator==(const NewCustomer& one, const NewCustomer& other);
};

/// What was searched for in vain, sorted into fields: a name (of a firm too), a number, a mail address, a
/// birth date, a postcode. Names in small letters get their capitals. Of what is none of these, as a card's
/// number, nothing is taken.
[[nodiscard]] NewCustomer newCustomerFrom(const QString& searched, Timestamp now);

/// For the disk; empty for an empty one.
[[nodiscard]] QString draftOf(const NewCustomer& typed);
[[nodiscard]] NewCustomer newCustomerIn(const QString& draft);

/// One of the fields cannot be taken as it is, and why.
struct WrongField {
    enum class Field { Name, BirthDate, Postcode, Phone, Email };
    Field field = Field::Name;
    QString sentence;
};
/// Of the names alone, which are enough; without an id. A company alone is one, everybody else a person.
[[nodiscard]] CreateCustomer creationOf(const NewCustomer& typed);
/// CreateCustomer, then an AttachIdentity for each number and address.
[[nodiscard]] std::variant<std::vector<Command>, WrongField> commandsFor(const NewCustomer& typed,
                                                                         CustomerId customer, Timestamp now);

} // namespace visage::ui
