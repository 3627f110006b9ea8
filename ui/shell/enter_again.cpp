// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/enter_again.h"

#include "core/domain/field_text.h"

namespace visage::ui {
namespace {

using Again = std::optional<Command>;

class Repeater {
public:
    Repeater(const std::vector<Row>& about, const std::function<Uuid()>& newId)
        : m_about(about)
        , m_newId(newId) {}

    // A text is put into its editor, where its author sees what others have made of it; the rest is for
    // people who look at both records.
    Again operator()(const WriteNote&) const { return {}; }
    Again operator()(const EditNote&) const { return {}; }
    Again operator()(const SettleField&) const { return {}; }
    Again operator()(const MergeCustomers&) const { return {}; }
    Again operator()(const UnmergeCustomers&) const { return {}; }
    Again operator()(const EraseCustomer&) const { return {}; }
    Again operator()(const PinCustomer&) const { return {}; }

    // They expect nothing of what stands.
    Again operator()(const OpenCase& c) const { return Command(c); }
    Again operator()(const RecordCall& c) const { return Command(c); }
    Again operator()(const QualifyInteraction& c) const { return Command(c); }
    Again operator()(const AssignInteraction& c) const { return Command(c); }
    Again operator()(const LinkInteraction& c) const { return Command(c); }
    Again operator()(const CreateCustomer& c) const { return Command(c); }
    Again operator()(const AttachIdentity& c) const { return Command(c); }
    Again operator()(const DetachIdentity& c) const { return Command(c); }
    Again operator()(const ReplaceIdentity& c) const { return Command(c); }
    Again operator()(const PinAlert& c) const { return Command(c); }
    Again operator()(const UnpinAlert& c) const { return Command(c); }
    Again operator()(const AddTag& c) const { return Command(c); }
    Again operator()(const BookCallback& c) const { return Command(c); }
    Again operator()(const QueueReply& c) const { return Command(c); }
    Again operator()(const EditReply& c) const { return Command(c); }
    Again operator()(const CancelReply& c) const { return Command(c); }
    Again operator()(const LogContact& c) const { return Command(c); }

    Again operator()(ChangeCaseStatus c) const {
        const auto* about = row<Case>(c.caseId);
        if (!about || about->status == c.status)
            return {};
        c.expected = about->status;
        return Command(std::move(c));
    }
    Again operator()(MoveCase c) const {
        const auto* about = row<Case>(c.caseId);
        if (!about || about->queue == c.queue)
            return {};
        c.expected = about->queue;
        return Command(c);
    }
    Again operator()(AssignCase c) const {
        const auto* about = row<Case>(c.caseId);
        if (!about || about->owner == c.owner)
            return {};
        c.expected = about->owner;
        return Command(c);
    }
    Again operator()(MoveCallback c) const {
        const auto* callback = row<Callback>(c.callback);
        if (!callback || callback->state != CallbackState::Open || callback->dueAt == c.dueAt)
            return {};
        c.expected = callback->dueAt;
        return Command(c);
    }
    Again operator()(CloseCallback c) const {
        const auto* callback = row<Callback>(c.callback);
        if (!callback || callback->state != CallbackState::Open)
            return {};
        c.expected = callback->state;
        return Command(std::move(c));
    }
    Again operator()(RemoveTag c) const {
        const auto* tag = row<CustomerTag>(c.tag);
        if (!tag || !tag->stands())
            return {};
        c.seen = tag->added;
        return Command(c);
    }
    Again operator()(RecordConsent c) const {
        const auto* consent = row<Consent>(consentId(c.customer, c.topic));
        if (consent && consent->state == c.state)
            return {};
        c.edit = EditId(m_newId());
        c.seen = consent ? consent->state : ConsentState::Unknown;
        return Command(std::move(c));
    }
    Again operator()(UpdateCustomer c) const {
        const auto* customer = row<Customer>(c.customer);
        if (!customer)
            return {};
        for (FieldPatch& patch : c.patches)
            patch.before = fieldText(*customer, patch.field).value_or(patch.before);
        std::erase_if(c.patches, [](const FieldPatch& patch) { return patch.before == patch.after; });
        if (c.patches.empty())
            return {};
        c.edit = EditId(m_newId());
        return Command(std::move(c));
    }

private:
    template <class T, class IdType> [[nodiscard]] const T* row(IdType id) const {
        for (const Row& known : m_about)
            if (const auto* one = std::get_if<T>(&known); one && one->id == id)
                return one;
        return nullptr;
    }

    const std::vector<Row>& m_about;
    const std::function<Uuid()>& m_newId;
};

} // namespace

std::optional<Command> enteredAgain(const client::RefusedWork& work, const std::function<Uuid()>& newId) {
    return std::visit(Repeater(work.about, newId), work.command);
}

} // namespace visage::ui
