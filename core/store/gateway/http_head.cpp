// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/http_head.h"

#include "core/base/text.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

namespace visage::store {

namespace http = boost::beast::http;

namespace {

std::string toString(boost::beast::string_view text) {
    return {text.data(), text.size()};
}

Error malformed(std::string_view what) {
    return {ErrorCode::BadInput, "This is no HTTP request (" + std::string(what) + ")."};
}

} // namespace

Result<std::optional<HttpHead>> readHttpHead(std::string_view bytes) {
    http::request_parser<http::empty_body> parser;
    parser.header_limit(maxHeadBytes);
    parser.eager(false);
    boost::beast::error_code failed;
    parser.put(boost::asio::buffer(bytes.data(), bytes.size()), failed);
    if (failed == http::error::need_more) {
        if (bytes.size() >= maxHeadBytes)
            return malformed("its head is too long");
        return std::optional<HttpHead>{};
    }
    if (failed)
        return malformed(failed.message());
    if (!parser.is_header_done())
        return std::optional<HttpHead>{};
    const auto& request = parser.get();
    HttpHead head;
    head.method = toString(request.method_string());
    head.path = toString(request.target());
    head.path = head.path.substr(0, head.path.find('?'));
    head.upgrade = boost::beast::websocket::is_upgrade(request);
    head.protocols = toString(request[http::field::sec_websocket_protocol]);
    const auto [first, last] = request.equal_range("X-Forwarded-For");
    for (auto line = first; line != last; ++line)
        head.forwardedFor.append(line == first ? "" : ",").append(toString(line->value()));
    return std::optional<HttpHead>(std::move(head));
}

std::string httpResponse(int status, std::string_view contentType, std::string_view body, int retryAfter) {
    std::string response = "HTTP/1.1 " + std::to_string(status) + " ";
    response += toString(http::obsolete_reason(http::int_to_status(static_cast<unsigned>(status))));
    response.append("\r\nContent-Type: ").append(contentType);
    response.append("\r\nContent-Length: ").append(std::to_string(body.size()));
    if (retryAfter > 0)
        response.append("\r\nRetry-After: ").append(std::to_string(retryAfter));
    response.append("\r\nConnection: close\r\nCache-Control: no-store\r\n\r\n").append(body);
    return response;
}

bool listNames(std::string_view list, std::string_view wanted) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        if (text::trimmed(list.substr(0, end)) == wanted)
            return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

} // namespace visage::store
