// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin/command_words.h"

#include "core/base/text.h"

#include <algorithm>
#include <cctype>

namespace visage::admin {
namespace {

/// "openCase", "write_note": as words.
std::string words(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (std::isupper(static_cast<unsigned char>(c)) != 0)
            out += ' ';
        out += c == '_' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return out;
}

std::string nameOfCustomer(CustomerId id, store::Backend& backend) {
    const auto row = backend.load({EntityKind::Customer, id.uuid});
    if (!row || !row->has_value())
        return "somebody new (" + id.toString() + ")";
    const auto& customer = std::get<Customer>(**row);
    const std::string person = text::oneLine(customer.givenName + " " + customer.familyName, 200);
    return person.empty() ? customer.organisation : person;
}

std::string fieldName(std::int64_t field) {
    std::string found = std::to_string(field);
    Fields<Customer>::each(Customer(), [&](int number, std::string_view name, const auto&) {
        if (number == field)
            found = words(name);
    });
    return found;
}

class Sentence {
public:
    Sentence(std::string_view command, store::Backend& backend)
        : m_text(words(command))
        , m_backend(backend) {}

    void say(std::string_view name, const std::string& value) {
        if (!value.empty())
            add(words(name) + ": " + text::oneLine(value, 100'000));
    }
    void say(std::string_view name, CustomerId value) {
        if (value)
            add(words(name) + ": " + nameOfCustomer(value, m_backend));
    }
    void say(std::string_view name, Timestamp value) {
        if (value)
            add(words(name) + ": " + toIso(value));
    }
    void say(std::string_view name, Date value) { say(name, value.toIso()); }
    void say(std::string_view name, bool value) {
        if (value)
            add(words(name));
    }
    template <class E>
    requires std::is_enum_v<E>
    void say(std::string_view name, E value) { say(name, words(nameOf(value))); }
    void say(std::string_view, const std::vector<FieldPatch>& patches) {
        for (const FieldPatch& patch : patches)
            add(fieldName(patch.field) + ": " + text::oneLine(patch.after, 1000) + " instead of " +
                (patch.before.empty() ? "nothing" : text::oneLine(patch.before, 1000)));
    }
    /// Ids and counters say nothing to people.
    template <class Other>
    requires(!std::is_enum_v<Other>) void say(std::string_view, const Other&) {}

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    void add(const std::string& part) { m_text += "; " + part; }

    std::string m_text;
    store::Backend& m_backend;
};

} // namespace

std::string inWords(const Command& command, store::Backend& backend) {
    return std::visit(
        [&](const auto& one) {
            using T = std::remove_cvref_t<decltype(one)>;
            Sentence sentence(Fields<T>::name, backend);
            Fields<T>::each(
                one, [&](int, std::string_view name, const auto& member) { sentence.say(name, member); });
            return sentence.take();
        },
        command);
}

} // namespace visage::admin
