// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/media.h"

#include <vector>

namespace visage::engine {
namespace {

constexpr std::uint8_t payloadUlaw = 0;
constexpr std::uint8_t payloadAlaw = 8;
constexpr std::uint16_t firstPort = 16384;
constexpr std::uint16_t lastPort = 32766;
constexpr std::size_t maxSamplesOfPacket = 1600; // 200 ms: more is no telephone

int addFormat(sdp_media* media, const char* payload, const char* name, const char* parameters) {
    return sdp_format_add(nullptr, media, false, payload, name, 8000, 1, nullptr, nullptr, nullptr, false,
                          parameters != nullptr ? "%s" : nullptr, parameters);
}

} // namespace

std::unique_ptr<Media> Media::open(const sa& local) {
    std::unique_ptr<Media> media(new Media);
    return media->prepare(local) ? std::move(media) : nullptr;
}

bool Media::prepare(const sa& local) {
    const auto receive = [](const sa* source, const rtp_header* header, mbuf* packet, void* self) {
        auto& media = *static_cast<Media*>(self);
        if (media.mayHear(*source))
            media.hear(*header, *packet);
    };
    m_heardAt = tmr_jiffies();
    m_timestamp = rand_u32();
    if (rtp_listen(Out(m_socket), IPPROTO_UDP, &local, firstPort, lastPort, false, receive, nullptr, this) !=
        0)
        return false;
    if (sdp_session_alloc(Out(m_session), &local) != 0)
        return false;
    const auto port = sa_port(rtp_local(m_socket.get()));
    if (sdp_media_add(&m_media, m_session.get(), sdp_media_audio, port, sdp_proto_rtpavp) != 0)
        return false;
    return addFormat(m_media, "8", "PCMA", nullptr) == 0 && addFormat(m_media, "0", "PCMU", nullptr) == 0 &&
           addFormat(m_media, "101", telev_rtpfmt, "0-15") == 0;
}

bool Media::take(mbuf& body, bool isOffer) {
    const auto position = body.pos;
    const int error = sdp_decode(m_session.get(), &body, isOffer);
    body.pos = position;
    m_agreed = false;
    if (error != 0)
        return false;
    // The first of our two that the other side names is the one it wants. Their numbers are fixed (RFC 3551),
    // so they may come without an rtpmap.
    for (const le* entry = sdp_media_format_lst(m_media, false)->head; entry != nullptr;
         entry = entry->next) {
        const int payload = static_cast<const sdp_format*>(entry->data)->pt;
        if (payload != payloadAlaw && payload != payloadUlaw)
            continue;
        m_payload = static_cast<std::uint8_t>(payload);
        m_agreed = sa_port(sdp_media_raddr(m_media)) != 0;
        break;
    }
    return m_agreed;
}

bool Media::heldByPeer() const {
    // libre turns the other side's direction round: what it lets us do. RFC 3264 section 8.4; RFC 2543 used
    // 0.0.0.0.
    const bool mayWeSend = (sdp_media_rdir(m_media) & SDP_SENDONLY) != 0;
    return m_agreed && (!mayWeSend || sa_is_any(sdp_media_raddr(m_media)));
}

bool Media::mayHear(const sa& source) const {
    return m_agreed && sa_cmp(&source, sdp_media_raddr(m_media), SA_ADDR);
}

void Media::hear(const rtp_header& header, const mbuf& packet) {
    m_heardAt = tmr_jiffies();
    const auto size = mbuf_get_left(&packet);
    if ((header.pt != payloadAlaw && header.pt != payloadUlaw) || size > maxSamplesOfPacket)
        return;
    std::vector<std::int16_t> samples(size);
    const auto* bytes = mbuf_buf(&packet);
    for (std::size_t i = 0; i < size; ++i)
        samples[i] = header.pt == payloadAlaw ? g711_alaw2pcm(bytes[i]) : g711_ulaw2pcm(bytes[i]);
    m_jitter.put(header.ts, samples);
}

void Media::send(const AudioFrame& frame) {
    m_timestamp += samplesPerFrame;
    const auto* target = sdp_media_raddr(m_media);
    if (!m_agreed || heldByPeer() || !sa_isset(target, SA_ALL))
        return;
    const Ref<mbuf> packet(mbuf_alloc(RTP_HEADER_SIZE + samplesPerFrame));
    if (!packet)
        return;
    packet->pos = packet->end = RTP_HEADER_SIZE;
    for (const auto sample : frame)
        (void)mbuf_write_u8(packet.get(),
                            m_payload == payloadAlaw ? g711_pcm2alaw(sample) : g711_pcm2ulaw(sample));
    packet->pos = RTP_HEADER_SIZE;
    (void)compat::sendRtp(&rtp_send, m_socket.get(), target, false, m_payload, m_timestamp, packet.get());
}

} // namespace visage::engine
