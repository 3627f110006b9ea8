// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/prepared_workspace.h"

namespace visage::testing {

/// A text with everything that a note may have, as somebody typed it.
[[nodiscard]] inline QString longNote() {
    return QStringLiteral(
        "Madame rappelle pour la troisième fois : la machine livrée le 12 n’a pas de tuyau.\n"
        "Elle accepte un <b>bon d’achat</b> ou la pièce avant vendredi.\n\n"
        "Rappeler après 17 h, ne pas laisser de message.");
}

/// What two people left behind: of the first a note, a new customer, a note on them and a callback; of the
/// other a case that was given to a queue.
[[nodiscard]] inline std::vector<client::WaitingWork> waitingWorks(PreparedWorkspace& workspace) {
    const PreparedData& data = workspace.data;
    const Customer& known = data.customers.front();
    const UserId first = data.users.front().id;
    const UserId other = data.users.back().id;
    std::vector<client::WaitingWork> works;
    const auto add = [&](UserId author, Command command, CustomerId customer, std::vector<Row> about) {
        const auto minutes = static_cast<int>(works.size());
        works.push_back({MutationId(workspace.newId()), data.now - std::chrono::minutes(90 - 7 * minutes),
                         author, customer, std::move(command), std::move(about)});
    };
    WriteNote note;
    note.note = NoteId(workspace.newId());
    note.customer = known.id;
    note.text = longNote().toStdString();
    add(first, note, known.id, {known});
    CreateCustomer create;
    create.customer = CustomerId(workspace.newId());
    create.givenName = "Zoé";
    create.familyName = "Nouvelle";
    create.town = "Lille";
    add(first, create, {}, {});
    WriteNote about;
    about.note = NoteId(workspace.newId());
    about.customer = create.customer;
    about.text = "Veut un devis avant lundi.";
    add(first, about, {}, {});
    BookCallback callback;
    callback.callback = CallbackId(workspace.newId());
    callback.customer = known.id;
    callback.number = "06 39 98 00 01";
    callback.text = "Confirmer la livraison du tuyau";
    add(first, callback, known.id, {known});
    Case late;
    late.id = CaseId(workspace.newId());
    late.number = 12;
    late.subject = "Colis en retard";
    late.customer = known.id;
    add(other, MoveCase{late.id, {}, {}, data.queues.front().id}, known.id, {late, known});
    return works;
}

} // namespace visage::testing
