// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/shell/desk.h"
#include "ui/common/command_registry.h"
#include "ui/customer/record_page.h"
#include "ui/work/work_model.h"
#include "ui/work/work_page.h"

#include <QListView>

namespace visage::testing {

/// The whole window with record and work list, composed as the program does.
class WorkDesk : public Desk {
public:
    explicit WorkDesk(ui::Language language = ui::Language::French)
        : Desk(Start::LoggedIn, language) {
        record = new ui::RecordPage(workspace, theme, window->commands());
        QObject::connect(window.get(), &ui::MainWindow::customerOpened, record,
                         &ui::RecordPage::showCustomer);
        QObject::connect(window.get(), &ui::MainWindow::customerMade, record, &ui::RecordPage::begin);
        QObject::connect(record, &ui::RecordPage::newCustomerWanted, window.get(),
                         &ui::MainWindow::newCustomerForContact);
        window->setRecordPage(record);
        work = new ui::WorkPage(workspace, theme);
        QObject::connect(work, &ui::WorkPage::chosen, record, [this](const client::WorkItem& item) {
            window->openCustomer(item.customer);
            record->focusWork(item.id);
        });
        window->setWorkPage(work);
    }

    void open(CustomerId customer) {
        window->openCustomer(customer);
        QTRY_VERIFY(record->customer() == customer && record->currentIndex() == 1);
    }
    void run(const char* command) { window->commands().action(QString::fromLatin1(command))->trigger(); }
    /// What was submitted last, if it was this.
    template <class Command> [[nodiscard]] const Command* last() const {
        return workspace.submitted.empty() ? nullptr : std::get_if<Command>(&workspace.submitted.back());
    }
    template <class T> [[nodiscard]] T* maybe(const QString& name) const {
        return window->findChild<T*>(name);
    }
    [[nodiscard]] QStringList rows() const {
        QStringList texts;
        const ui::WorkModel& model = work->model();
        for (int row = 0; row < model.rowCount(); ++row)
            texts << model.index(row).data(Qt::AccessibleTextRole).toString();
        return texts;
    }

    ui::RecordPage* record = nullptr;
    ui::WorkPage* work = nullptr;
};

/// Two lists for everybody: eight customers on the one, nobody on the other.
inline void addLists(PreparedWorkspace& workspace) {
    PreparedData& data = workspace.data;
    for (const char* label : {"Campagne de printemps", "Rappels de sécurité"}) {
        CustomerList list;
        list.id = CustomerListId(makeUuidV5(Uuid(), label));
        list.label = label;
        data.lists.push_back(list);
    }
    for (std::size_t i = 0; i < 8; ++i) {
        ScopeMember member;
        member.scope = scopeOf(data.lists.front().id);
        member.customer = data.customers.at(i).id;
        member.id = scopeMemberId(member.scope, member.customer);
        data.members.push_back(member);
        if (i % 2 == 1)
            data.customers.at(i).lastContactOn = Date::make(2026, 3, static_cast<int>(i)).value();
    }
}

/// The name of a row's widget: "takeCase/01a2...".
[[nodiscard]] inline QString named(const char* what, const auto& id) {
    return QString::fromLatin1(what) + QString::fromStdString(id.toString());
}

} // namespace visage::testing
