// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QString>

#include <vector>

namespace visage::ui {

/// Where a message to a customer can go.
struct ReplyTarget {
    Channel channel = Channel::Email;
    std::string peer;
    std::string account{}; ///< the company's side; empty: the channel's first
    std::string subject{}; ///< that is proposed
    CaseId about{};
};

/// Every address of the customer that can be written to, those that came back last.
[[nodiscard]] std::vector<ReplyTarget> targetsOf(const client::CustomerRecord& record);
/// The answer to a contact; nothing to write to where the contact has no address.
[[nodiscard]] ReplyTarget answerTo(const Interaction& contact);
/// "E-mail to anne@example.org"
[[nodiscard]] QString nameOf(const ReplyTarget& target);
/// Whether what is written there has a subject.
[[nodiscard]] bool hasSubject(Channel channel);

} // namespace visage::ui
