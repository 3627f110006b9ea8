// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/deflate.h"

#include <zlib.h>

namespace visage::protocol {
namespace {

/// zlib's state is a quarter of a megabyte, which would be fetched anew for each frame.
class Deflater {
public:
    Deflater() { m_ready = deflateInit(&m_stream, fastest) == Z_OK; }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;
    ~Deflater() {
        if (m_ready)
            deflateEnd(&m_stream);
    }

    /// Its length; 0 where it does not fit.
    [[nodiscard]] std::size_t run(std::string_view bytes, std::string& out) {
        if (!m_ready || deflateReset(&m_stream) != Z_OK)
            return 0;
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        m_stream.avail_in = static_cast<uInt>(bytes.size());
        m_stream.next_out = reinterpret_cast<Bytef*>(out.data());
        m_stream.avail_out = static_cast<uInt>(out.size());
        return deflate(&m_stream, Z_FINISH) == Z_STREAM_END ? out.size() - m_stream.avail_out : 0;
    }

private:
    static constexpr int fastest = 1;

    z_stream m_stream{};
    bool m_ready = false;
};

} // namespace

std::optional<std::string> deflated(std::string_view bytes) {
    thread_local Deflater deflater;
    // What gets no shorter is of no use.
    std::string out(bytes.size(), '\0');
    const std::size_t length = deflater.run(bytes, out);
    if (length == 0 || length >= bytes.size())
        return std::nullopt;
    out.resize(length);
    return out;
}

std::optional<std::string> inflated(std::string_view bytes, std::size_t length) {
    std::string out(length, '\0');
    auto written = static_cast<uLongf>(length);
    auto consumed = static_cast<uLong>(bytes.size());
    const auto outcome = uncompress2(reinterpret_cast<Bytef*>(out.data()), &written,
                                     reinterpret_cast<const Bytef*>(bytes.data()), &consumed);
    if (outcome != Z_OK || written != length || consumed != bytes.size())
        return std::nullopt;
    return out;
}

} // namespace visage::protocol
