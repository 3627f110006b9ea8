// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/review_words.h"

#include "ui/shell/refused_words.h"
#include "ui/shell/refused_work.h"
#include "ui/timeline/names.h"

#include <QCoreApplication>

namespace visage::ui {
namespace {

class ReviewWords {
    Q_DECLARE_TR_FUNCTIONS(ReviewWords)
};

/// Whom a command is about where no row says it: somebody who is made by another entry.
CustomerId namedIn(const Command& command) {
    CustomerId named;
    std::visit(
        [&]<class T>(const T& one) {
            Fields<T>::each(one, [&]<class Member>(int, std::string_view, const Member& member) {
                if constexpr (std::is_same_v<Member, CustomerId>)
                    if (!named)
                        named = member;
            });
        },
        command);
    return named;
}

QString nameOf(const CreateCustomer& made) {
    Customer customer;
    customer.kind = made.kind;
    customer.givenName = made.givenName;
    customer.familyName = made.familyName;
    customer.organisation = made.organisation;
    return ui::nameOf(customer);
}

QString with(const QString& title, const QString& customer) {
    return customer.isEmpty()
               ? title
               : ReviewWords::tr("%1 — %2", "Note written — Anne Lefèvre").arg(title, customer);
}

QString customerOf(const client::WaitingWork& work, const std::vector<client::WaitingWork>& all) {
    for (const Row& row : work.about)
        if (const auto* customer = std::get_if<Customer>(&row); customer && customer->id == work.customer)
            return ui::nameOf(*customer);
    const CustomerId named = work.command ? namedIn(*work.command) : CustomerId();
    for (const client::WaitingWork& other : all)
        if (const auto* made = other.command ? std::get_if<CreateCustomer>(&*other.command) : nullptr;
            made && named && made->customer == named)
            return nameOf(*made);
    return {};
}

} // namespace

QString entryOf(const client::WaitingWork& work, const std::vector<client::WaitingWork>& all) {
    return with(work.command ? titleOf(*work.command) : ReviewWords::tr("Entered with a newer Visage"),
                customerOf(work, all));
}

QString entryOf(const client::UnsentWork& work) {
    for (const Row& row : work.about)
        if (const auto* customer = std::get_if<Customer>(&row))
            return with(titleOf(work.command), ui::nameOf(*customer));
    return titleOf(work.command);
}

QString wordsOf(const client::WaitingWork& work, const client::Workspace& workspace) {
    return work.command
               ? wordsOf(*work.command, work.about, workspace)
               : ReviewWords::tr("This Visage is too old to read it. Update it, or throw the entry away.");
}

} // namespace visage::ui
