// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/call/control.h"

#include "core/call/account_json.h"
#include "core/call/json_fields.h"

#include <array>
#include <limits>

namespace visage::call::control {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t maxId = std::numeric_limits<std::uint32_t>::max();
constexpr std::int64_t maxTime = 253402300799999; // the last millisecond of the year 9999

constexpr std::array<std::pair<CallAction, const char*>, 7> actions{{{CallAction::Answer, "answer"},
                                                                     {CallAction::Reject, "reject"},
                                                                     {CallAction::Hold, "hold"},
                                                                     {CallAction::Resume, "resume"},
                                                                     {CallAction::Mute, "mute"},
                                                                     {CallAction::Unmute, "unmute"},
                                                                     {CallAction::HangUp, "hang_up"}}};

const char* nameOf(CallAction action) {
    for (const auto& [value, name] : actions)
        if (value == action)
            return name;
    return "";
}

Json writeFacts(const CallFacts& facts) {
    auto headers = Json::array();
    for (const auto& [name, value] : facts.headers)
        headers.push_back(Json::array({name, value}));
    return {{"call_id", facts.callId},      {"from_tag", facts.fromTag},       {"from_uri", facts.fromUri},
            {"from_name", facts.fromName},  {"request_uri", facts.requestUri}, {"to_uri", facts.toUri},
            {"headers", std::move(headers)}};
}

Json writeCall(const Call& call) {
    return {{"id", call.id},
            {"direction", static_cast<int>(call.direction)},
            {"state", static_cast<int>(call.state)},
            {"started_at", call.startedAt.ms},
            {"answered_at", call.answeredAt.ms},
            {"ended_at", call.endedAt.ms},
            {"held_ms", call.held.count()},
            {"held_since", call.heldSince.ms},
            {"muted", call.muted},
            {"held_by_peer", call.heldByPeer},
            {"cause", static_cast<int>(call.cause)},
            {"cause_text", call.causeText},
            {"facts", writeFacts(call.facts)}};
}

struct Writer {
    Json operator()(const Hello& m) const { return {{"type", "hello"}, {"version", m.version}}; }
    Json operator()(const UseAccount& m) const {
        return {{"type", "account"}, {"account", writeAccount(m.account)}};
    }
    Json operator()(const DoWithCall& m) const { return {{"type", nameOf(m.action)}, {"call", m.call}}; }
    Json operator()(const Dial& m) const { return {{"type", "dial"}, {"number", m.number}}; }
    Json operator()(const Quit&) const { return {{"type", "quit"}}; }
    Json operator()(const Ping&) const { return {{"type", "ping"}}; }
    Json operator()(const CallIs& m) const { return {{"type", "call"}, {"call", writeCall(m.call)}}; }
    Json operator()(const LineStatus& m) const {
        return {{"type", "line"},
                {"state", static_cast<int>(m.state)},
                {"code", static_cast<int>(m.trouble.code)},
                {"sentence", m.trouble.sentence},
                {"retry_at", m.retryAt.ms}};
    }
    Json operator()(const Notice& m) const {
        return {{"type", "notice"}, {"code", static_cast<int>(m.what.code)}, {"sentence", m.what.sentence}};
    }
};

Error notOurs(std::string_view what) {
    return {ErrorCode::BadInput, "The phone's control channel brought " + std::string(what) + "."};
}

void readHeaders(const Json& object, JsonFields& fields, CallFacts& facts) {
    const auto* headers = fields.child("headers");
    if (headers == nullptr)
        return;
    if (!headers->is_array())
        return fields.fail("headers", "must be a list");
    for (const auto& entry : object.at("headers")) {
        if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_string())
            return fields.fail("headers", "must hold pairs of texts");
        facts.headers.emplace_back(entry[0].get<std::string>(), entry[1].get<std::string>());
    }
}

std::optional<Error> readFacts(const Json& object, CallFacts& facts) {
    JsonFields fields(object, "A call's facts");
    fields.read("call_id", facts.callId);
    fields.read("from_tag", facts.fromTag);
    fields.read("from_uri", facts.fromUri);
    fields.read("from_name", facts.fromName);
    fields.read("request_uri", facts.requestUri);
    fields.read("to_uri", facts.toUri);
    readHeaders(object, fields, facts);
    return fields.error();
}

Result<Call> readCall(const Json& object) {
    JsonFields fields(object, "A call");
    Call call;
    std::int64_t held = 0;
    fields.readNumber("id", call.id, 0, maxId);
    fields.readNumber("direction", call.direction, 1, 3);
    fields.readNumber("state", call.state, 1, 5);
    fields.read("started_at", call.startedAt.ms, 0, maxTime);
    fields.read("answered_at", call.answeredAt.ms, 0, maxTime);
    fields.read("ended_at", call.endedAt.ms, 0, maxTime);
    fields.read("held_ms", held, 0, maxTime);
    fields.read("held_since", call.heldSince.ms, 0, maxTime);
    fields.read("muted", call.muted);
    fields.read("held_by_peer", call.heldByPeer);
    fields.readNumber("cause", call.cause, 0, 10);
    fields.read("cause_text", call.causeText);
    call.held = Milliseconds(held);
    if (fields.error())
        return *fields.error();
    if (const auto* facts = fields.child("facts"); facts != nullptr && facts->is_object())
        if (const auto error = readFacts(*facts, call.facts))
            return *error;
    return call;
}

Error readError(JsonFields& fields) {
    Error error{ErrorCode::None, {}};
    fields.readNumber("code", error.code, 0, 255);
    fields.read("sentence", error.sentence);
    return error;
}

Result<Hello> readHello(JsonFields& fields) {
    Hello hello{0};
    fields.readNumber("version", hello.version, 0, 1 << 20);
    if (fields.error())
        return *fields.error();
    return hello;
}

Result<FromEngine> readLine(JsonFields& fields) {
    LineStatus status;
    fields.readNumber("state", status.state, 0, 4);
    fields.read("retry_at", status.retryAt.ms, 0, maxTime);
    status.trouble = readError(fields);
    if (fields.error())
        return *fields.error();
    return FromEngine(status);
}

Result<ToEngine> readAction(CallAction action, JsonFields& fields) {
    DoWithCall message{action, 0};
    fields.readNumber("call", message.call, 0, maxId);
    if (fields.error())
        return *fields.error();
    return ToEngine(message);
}

template <class Message, class Inner> Result<Message> widened(Result<Inner> inner) {
    if (!inner)
        return inner.error();
    return Message(std::move(inner.value()));
}

const Json* objectNamed(const char* name, const JsonFields& fields) {
    const auto* object = fields.child(name);
    return object != nullptr && object->is_object() ? object : nullptr;
}

} // namespace

std::string encode(const ToEngine& message) {
    return dumpLine(std::visit(Writer{}, message)) + "\n";
}

std::string encode(const FromEngine& message) {
    return dumpLine(std::visit(Writer{}, message)) + "\n";
}

Result<ToEngine> decodeToEngine(std::string_view line) {
    const auto object = parseObject(line);
    if (!object)
        return notOurs("a line that is no JSON object");
    JsonFields fields(*object, "A message of the desktop");
    std::string type;
    fields.read("type", type);
    if (type == "hello")
        return widened<ToEngine>(readHello(fields));
    if (type == "quit")
        return ToEngine(Quit{});
    if (type == "dial") {
        Dial dial;
        fields.read("number", dial.number);
        return fields.error() ? Result<ToEngine>(*fields.error()) : Result<ToEngine>(ToEngine(dial));
    }
    if (const auto* account = objectNamed("account", fields); type == "account" && account != nullptr) {
        auto read = readAccount(*account);
        return read ? Result<ToEngine>(ToEngine(UseAccount{std::move(read.value())}))
                    : Result<ToEngine>(read.error());
    }
    for (const auto& [action, name] : actions)
        if (type == name)
            return readAction(action, fields);
    return notOurs("a message of an unknown kind");
}

Result<FromEngine> decodeFromEngine(std::string_view line) {
    const auto object = parseObject(line);
    if (!object)
        return notOurs("a line that is no JSON object");
    JsonFields fields(*object, "A message of the phone engine");
    std::string type;
    fields.read("type", type);
    if (type == "hello")
        return widened<FromEngine>(readHello(fields));
    if (type == "ping")
        return FromEngine(Ping{});
    if (type == "line")
        return readLine(fields);
    if (type == "notice") {
        Notice notice{readError(fields)};
        return fields.error() ? Result<FromEngine>(*fields.error()) : Result<FromEngine>(FromEngine(notice));
    }
    if (const auto* call = objectNamed("call", fields); type == "call" && call != nullptr) {
        auto read = readCall(*call);
        return read ? Result<FromEngine>(FromEngine(CallIs{std::move(read.value())}))
                    : Result<FromEngine>(read.error());
    }
    return notOurs("a message of an unknown kind");
}

} // namespace visage::call::control
