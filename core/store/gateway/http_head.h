// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace visage::store {

/// What a request's first lines say.
struct HttpHead {
    std::string method;
    std::string path;      ///< without the question behind it
    bool upgrade = false;  ///< asks for a WebSocket (RFC 6455 section 4.2.1)
    std::string protocols; ///< Sec-WebSocket-Protocol as it came
    /// X-Forwarded-For, its lines in their order with commas between: what anybody may have written there.
    std::string forwardedFor;
};

inline constexpr std::size_t maxHeadBytes = 8 * 1024;

/// Empty while the head is not complete; BadInput for what is no HTTP or too long. The bytes may hold more.
[[nodiscard]] Result<std::optional<HttpHead>> readHttpHead(std::string_view bytes);

/// A whole response that ends the connection. `retryAfter`: seconds (RFC 9110 section 10.2.3); 0: not said.
[[nodiscard]] std::string httpResponse(int status, std::string_view contentType, std::string_view body,
                                       int retryAfter = 0);

/// True when a list such as Sec-WebSocket-Protocol names `wanted`.
[[nodiscard]] bool listNames(std::string_view list, std::string_view wanted);

} // namespace visage::store
