// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/timeline/long_history.h"

#include <array>
#include <chrono>

namespace visage::testing {
namespace {

using namespace std::chrono_literals;

std::string textOf(Channel channel, int n) {
    const std::string sentence =
        "Bonjour, je reviens vers vous au sujet de ma commande : le colis n'est pas arrivé. ";
    if (channel == Channel::Phone)
        return {};
    std::string text = "Message " + std::to_string(n) + ". ";
    const int sentences = channel == Channel::Email ? 3 + n % 40 : 1 + n % 3;
    for (int i = 0; i < sentences; ++i) {
        text += sentence;
        if (i % 4 == 3)
            text += "\n\n";
    }
    return text;
}

} // namespace

PreparedData longHistory(int contacts) {
    constexpr std::array channels{Channel::Email, Channel::Phone,    Channel::Chat, Channel::Chat,
                                  Channel::Chat,  Channel::Whatsapp, Channel::Post, Channel::Form};
    PreparedData data = preparedData();
    SeededRandom random(11);
    for (int n = 0; n < contacts; ++n) {
        Interaction made;
        made.channel = channels.at(static_cast<std::size_t>(n) % channels.size());
        made.at = data.now - 7min * n;
        made.id = InteractionId(makeUuidV7(made.at, random));
        made.customer = data.fresh;
        made.direction = n % 4 == 3 ? Direction::Out : Direction::In;
        made.author = made.direction == Direction::Out ? data.agent : UserId();
        made.text = textOf(made.channel, n);
        made.subject = made.channel == Channel::Email ? "Ma commande, message " + std::to_string(n) : "";
        made.talkMs = made.channel == Channel::Phone ? 65000 : 0;
        made.rev = 1;
        data.interactions.push_back(made);
    }
    return data;
}

} // namespace visage::testing
