// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFile>

#include <memory>
#include <string>
#include <string_view>

namespace visage::store {

/// The bytes of a text file with its encoding half-way settled: UTF-16 (recognised by its byte order mark, or
/// by zero bytes in every second place) comes out as UTF-8, everything else as it is, without a byte order
/// mark. What is not UTF-8 then is told line by line (asUtf8()), for files that were pasted together hold
/// both.
class TextFile {
public:
    /// BadInput for what is no text (zero bytes).
    [[nodiscard]] static Result<std::unique_ptr<TextFile>> open(const std::string& path);

    /// What is read and not yet consumed. Empty at the end of the file.
    [[nodiscard]] std::string_view available() const { return std::string_view(m_text).substr(m_at); }
    void consume(std::size_t bytes) { m_at += bytes; }
    /// Reads on; false at the end of the file. Views of available() do not survive it.
    [[nodiscard]] Result<bool> readMore();

private:
    enum class Encoding : unsigned char { Bytes, Utf16Little, Utf16Big };

    explicit TextFile(const std::string& path);
    [[nodiscard]] Result<void> recogniseEncoding();
    void append(std::string_view bytes);
    void appendUtf16(std::string_view bytes);

    QFile m_file;
    Encoding m_encoding = Encoding::Bytes;
    std::string m_text;
    std::size_t m_at = 0;
    std::string m_rest; ///< of UTF-16: bytes that are no whole unit yet
    char16_t m_highSurrogate = 0;
};

/// Well-formed UTF-8: the text itself, or else its bytes read as Windows-1252, of which Latin-1 is a part.
[[nodiscard]] std::string asUtf8(std::string_view bytes);

} // namespace visage::store
