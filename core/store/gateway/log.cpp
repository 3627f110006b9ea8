// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/gateway/log.h"

#include "core/base/date.h"

#include <array>
#include <memory>
#include <mutex>

namespace visage::store {
namespace {

std::string_view nameOf(LogLine::Level level) {
    static constexpr std::array<std::string_view, 4> names{"debug", "info", "warning", "error"};
    return names[static_cast<std::size_t>(level)];
}

/// Quoted as JSON has it; what is beyond ASCII stays as it is.
std::string quoted(std::string_view text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out.append(1, '\\').append(1, c);
        else if (byte < 0x20 || byte == 0x7F)
            out.append("\\u00").append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
        else
            out += c;
    }
    return out + "\"";
}

std::string asText(std::string_view text) {
    const bool plain = !text.empty() && text.find_first_of(" \"\\=\t\r\n") == std::string_view::npos;
    return plain ? std::string(text) : quoted(text);
}

std::string shown(const LogLine::Value& value, LogFormat format) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return std::to_string(*number);
    const auto& text = std::get<std::string>(value);
    return format == LogFormat::Json ? quoted(text) : asText(text);
}

} // namespace

std::string formatLine(const LogLine& line, LogFormat format, Timestamp at) {
    std::string out;
    if (format == LogFormat::Text) {
        out.append(toIso(at)).append(" ").append(nameOf(line.level)).append(" ").append(line.event);
        for (const auto& [name, value] : line.fields)
            out.append(" ").append(name).append("=").append(shown(value, format));
        return out;
    }
    out.append("{\"at\":\"").append(toIso(at)).append("\",\"level\":\"").append(nameOf(line.level));
    out.append("\",\"event\":").append(quoted(line.event));
    for (const auto& [name, value] : line.fields)
        out.append(",").append(quoted(name)).append(":").append(shown(value, format));
    return out + "}";
}

Log logTo(std::FILE* stream, LogFormat format, LogLine::Level lowest, const Clock& clock) {
    return [stream, format, lowest, &clock, mutex = std::make_shared<std::mutex>()](const LogLine& line) {
        if (line.level < lowest)
            return;
        const std::scoped_lock lock(*mutex);
        const std::string text = formatLine(line, format, clock.now()) + "\n";
        std::fwrite(text.data(), 1, text.size(), stream);
        std::fflush(stream);
    };
}

} // namespace visage::store
