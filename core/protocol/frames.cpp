// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/blocks.h"
#include "core/protocol/codec.h"
#include "core/protocol/layouts.h"
#include "core/protocol/rows.h"
#include "core/protocol/structures.h"

namespace visage::protocol {
namespace {

constexpr std::uint64_t firstIgnorableType = 128;

/// [type, members...], with room for `further` elements that the caller writes.
template <class T> void putFrame(CborWriter& out, const T& frame, std::size_t further = 0) {
    Layout<T>::each(frame, [&](const auto&... members) {
        out.array(1 + sizeof...(members) + further);
        put(out, Layout<T>::type);
        (put(out, members), ...);
    });
}

struct FrameWriter {
    CborWriter& out;
    bool compress = true;

    template <class T> void operator()(const T& frame) { putFrame(out, frame); }
    void operator()(const Snap& frame) {
        putFrame(out, frame, blockElements);
        putBlock(out, frame.rows, compress);
    }
    void operator()(const Changes& frame) {
        putFrame(out, frame, blockElements);
        putBlock(out, frame.changes, compress);
    }
    void operator()(const Found& frame) {
        putFrame(out, frame, blockElements);
        putBlock(out, frame.rows, compress);
    }
    void operator()(const ReviewList& frame) {
        putFrame(out, frame, blockElements);
        putBlock(out, frame.rows, compress);
    }
    void operator()(const Push& frame) {
        putFrame(out, frame, 2);
        putCommand(out, frame.command);
        put(out, frame.hlc);
    }
    void operator()(const UnknownPush& frame) {
        // Of a newer version in any case: its kind alone may be one that is known.
        putFrame(out, Push{frame.mseq, frame.mid, {}, commandVersion + 1, 0, {}, {}}, 1);
        out.array(1);
        put(out, frame.kind);
    }
    void operator()(const UnknownFrame& frame) {
        out.array(1);
        out.unsignedInteger(frame.type);
    }
};

/// Reads the elements behind the type.
class FrameReader {
public:
    FrameReader(CborReader& in, Elements& elements)
        : m_in(in)
        , m_elements(elements) {}

    template <class T> Frame read() {
        T frame;
        takeAll(m_elements, frame);
        return frame;
    }

    Frame readSnap() {
        Snap frame;
        takeAll(m_elements, frame);
        takeBlock(frame.rows);
        return frame;
    }

    Frame readChanges() {
        Changes frame;
        takeAll(m_elements, frame);
        takeBlock(frame.changes);
        return frame;
    }

    Frame readFound() {
        Found frame;
        takeAll(m_elements, frame);
        takeBlock(frame.rows);
        return frame;
    }

    Frame readReviewList() {
        ReviewList frame;
        takeAll(m_elements, frame);
        takeBlock(frame.rows);
        return frame;
    }

    Frame readPush() {
        Push frame;
        takeAll(m_elements, frame);
        if (m_in.ok() && m_elements.left() == 0)
            m_in.fail("a push has no command");
        std::uint32_t kind = 0;
        const bool known = m_in.ok() && getCommand(m_in, frame.command, kind);
        m_elements.passed();
        m_elements.take(frame.hlc);
        if (!known || frame.opVersion > commandVersion)
            return UnknownPush{frame.mseq, frame.mid, kind};
        return frame;
    }

private:
    template <class Item> void takeBlock(std::vector<Item>& items) {
        if (m_elements.left() < blockElements)
            return m_in.fail("its rows are missing");
        getBlock(m_in, items);
        m_elements.passed(blockElements);
    }

    CborReader& m_in;
    Elements& m_elements;
};

Frame readFrame(CborReader& in, Elements& elements, std::uint64_t type) {
    FrameReader reader(in, elements);
    switch (type <= 0xFF ? static_cast<FrameType>(type) : FrameType{}) {
    case FrameType::Hello:
        return reader.read<Hello>();
    case FrameType::Welcome:
        return reader.read<Welcome>();
    case FrameType::Snap:
        return reader.readSnap();
    case FrameType::Changes:
        return reader.readChanges();
    case FrameType::Mark:
        return reader.read<Mark>();
    case FrameType::Push:
        return reader.readPush();
    case FrameType::Ack:
        return reader.read<Ack>();
    case FrameType::Credit:
        return reader.read<Credit>();
    case FrameType::Ping:
        return reader.read<Ping>();
    case FrameType::Pong:
        return reader.read<Pong>();
    case FrameType::Error:
        return reader.read<ErrorFrame>();
    case FrameType::Login:
        return reader.read<Login>();
    case FrameType::LoggedIn:
        return reader.read<LoggedIn>();
    case FrameType::Logout:
        return reader.read<Logout>();
    case FrameType::Search:
        return reader.read<Search>();
    case FrameType::Found:
        return reader.readFound();
    case FrameType::Presence:
        return reader.read<Presence>();
    case FrameType::Present:
        return reader.read<Present>();
    case FrameType::Reviews:
        return reader.read<Reviews>();
    case FrameType::ReviewList:
        return reader.readReviewList();
    case FrameType::Decide:
        return reader.read<Decide>();
    case FrameType::Decided:
        return reader.read<Decided>();
    case FrameType::ReviewsWaiting:
        return reader.read<ReviewsWaiting>();
    case FrameType::Audit:
        return reader.read<Audit>();
    }
    if (type < firstIgnorableType)
        in.fail("its type is unknown");
    return UnknownFrame{type};
}

} // namespace

std::string encode(const Frame& frame, bool compress) {
    constexpr std::size_t mostFrames = 256; // are no longer
    std::string bytes;
    bytes.reserve(mostFrames);
    CborWriter out(bytes);
    std::visit(FrameWriter{out, compress}, frame);
    return bytes;
}

Result<Frame> decode(std::string_view bytes) {
    CborReader in(bytes);
    Elements elements(in);
    std::uint64_t type = 0;
    if (in.ok() && elements.left() == 0)
        in.fail("it has no type");
    elements.take(type);
    Frame frame = in.ok() ? readFrame(in, elements, type) : Frame();
    elements.skipRest();
    if (in.ok() && !in.atEnd())
        in.fail("something follows the frame");
    if (!in.ok())
        return in.error("frame");
    return frame;
}

std::optional<FrameType> typeOf(std::string_view bytes) {
    CborReader in(bytes);
    const auto count = in.array();
    const auto type = in.unsignedInteger();
    if (!in.ok() || count == 0 || type > 0xFF)
        return std::nullopt;
    return static_cast<FrameType>(type);
}

} // namespace visage::protocol
