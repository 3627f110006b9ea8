// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/call/account.h"
#include "core/call/call.h"
#include "core/call/line.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

// What the desktop and the phone engine say to each other: one JSON object a line, UTF-8, at most 64 KiB a
// line. Each side says hello first and closes the channel when the other's version differs: both come from
// one installation. The engine pings each 500 ms out of the thread that carries its calls; who hears nothing
// for 2 s may give it up for dead. Secrets travel on this channel only.

namespace visage::call::control {

inline constexpr int protocolVersion = 1;
inline constexpr std::size_t maxLineBytes = 64 * 1024;
inline constexpr Milliseconds pingInterval{500};
inline constexpr Milliseconds silenceLimit{2000};

struct Hello {
    int version = protocolVersion;
};

// From the desktop.

/// Registers with this account, instead of the one before.
struct UseAccount {
    PhoneAccount account;
};
enum class CallAction : std::uint8_t {
    Answer = 1,
    Reject = 2,
    Hold = 3,
    Resume = 4,
    Mute = 5,
    Unmute = 6,
    HangUp = 7
};
struct DoWithCall {
    CallAction action = CallAction::Answer;
    std::uint32_t call = 0;
};
struct Dial {
    std::string number;
};
/// Ends all calls, takes the registration back, exits.
struct Quit {};
using ToEngine = std::variant<Hello, UseAccount, DoWithCall, Dial, Quit>;

// From the engine.

struct Ping {};
/// The whole call, each time something of it changed.
struct CallIs {
    Call call;
};
/// Something that people should know though the line works: no sound device, a number that can't be dialled.
struct Notice {
    Error what;
};
using FromEngine = std::variant<Hello, Ping, LineStatus, CallIs, Notice>;

/// One line with its line feed.
[[nodiscard]] std::string encode(const ToEngine& message);
[[nodiscard]] std::string encode(const FromEngine& message);

/// BadInput for what is no message of ours; the channel lives on.
[[nodiscard]] Result<ToEngine> decodeToEngine(std::string_view line);
[[nodiscard]] Result<FromEngine> decodeFromEngine(std::string_view line);

/// Cuts a stream of bytes into lines. A line over the limit is left out whole, and counted.
class Lines {
public:
    [[nodiscard]] std::vector<std::string> feed(std::string_view bytes);
    [[nodiscard]] int tooLong() const { return m_tooLong; }

private:
    std::string m_rest;
    bool m_skipping = false;
    int m_tooLong = 0;
};

} // namespace visage::call::control
