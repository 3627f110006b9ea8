// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/facts.h"

#include "core/base/text.h"
#include "core/call/address.h"

#include <algorithm>
#include <array>

namespace visage::engine {
namespace {

constexpr std::size_t maxHeaders = 64;
constexpr std::size_t maxHeaderName = 64;
constexpr std::size_t maxHeaderValue = 2048;
constexpr std::size_t maxTotal = 24 * 1024;
constexpr std::size_t maxUri = 512;
constexpr std::size_t maxText = 256;

constexpr std::array deciding{"p-asserted-identity", "privacy",      "diversion", "history-info",
                              "remote-party-id",     "user-to-user", "subject"};
/// They carry the message, and say nothing of the caller.
constexpr std::array carrying{"via",
                              "v",
                              "record-route",
                              "contact",
                              "m",
                              "from",
                              "f",
                              "to",
                              "t",
                              "call-id",
                              "i",
                              "cseq",
                              "max-forwards",
                              "content-type",
                              "c",
                              "l",
                              "content-length",
                              "allow",
                              "supported",
                              "k",
                              "user-agent",
                              "authorization",
                              "proxy-authorization",
                              "route",
                              "expires",
                              "session-expires",
                              "min-se"};

template <class List> bool holds(const List& list, std::string_view name) {
    return std::any_of(list.begin(), list.end(), [name](const auto& entry) { return name == entry; });
}

class HeaderReader {
public:
    HeaderReader(const call::PhoneAccount& account, call::CallFacts& facts)
        : m_account(account)
        , m_facts(facts) {}

    void read(const sip_msg& message) {
        for (const bool decidingPass : {true, false})
            for (const le* entry = message.hdrl.head; entry != nullptr; entry = entry->next)
                take(*static_cast<const sip_hdr*>(entry->data), decidingPass);
    }

private:
    void take(const sip_hdr& header, bool decidingPass) {
        const auto name = call::lowered(text::oneLine(view(header.name), maxHeaderName));
        const bool decides = holds(deciding, name) || holds(m_account.customerNumberHeaders, name);
        if (decides != decidingPass || holds(carrying, name) || m_facts.headers.size() >= maxHeaders)
            return;
        auto value = text::oneLine(view(header.val), maxHeaderValue);
        m_total += name.size() + value.size();
        if (m_total <= maxTotal)
            m_facts.headers.emplace_back(name, std::move(value));
    }

    const call::PhoneAccount& m_account;
    call::CallFacts& m_facts;
    std::size_t m_total = 0;
};

bool isElsewhere(std::string_view reason) {
    const auto lower = call::lowered(reason);
    const auto has = [&lower](std::string_view protocol, std::string_view cause) {
        const auto at = lower.find(cause);
        const auto after = at + cause.size();
        return lower.starts_with(protocol) && at != std::string::npos &&
               (after >= lower.size() || lower[after] < '0' || lower[after] > '9');
    };
    return has("sip", "cause=200") || has("q.850", "cause=26");
}

} // namespace

call::CallFacts readFacts(const sip_msg& message, const call::PhoneAccount& account) {
    call::CallFacts facts;
    facts.callId = text::oneLine(view(message.callid), maxText);
    facts.fromTag = text::oneLine(view(message.from.tag), maxText);
    facts.fromUri = text::oneLine(view(message.from.auri), maxUri);
    facts.fromName = text::oneLine(view(message.from.dname), maxText);
    facts.requestUri = text::oneLine(view(message.ruri), maxUri);
    facts.toUri = text::oneLine(view(message.to.auri), maxUri);
    HeaderReader(account, facts).read(message);
    return facts;
}

bool completedElsewhere(const sip_msg& message) {
    for (const le* entry = message.hdrl.head; entry != nullptr; entry = entry->next) {
        const auto& header = *static_cast<const sip_hdr*>(entry->data);
        if (call::equalsIgnoringCase(view(header.name), "reason") && isElsewhere(view(header.val)))
            return true;
    }
    return false;
}

} // namespace visage::engine
