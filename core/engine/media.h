// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/audio_device.h"
#include "core/engine/jitter_buffer.h"
#include "core/engine/libre.h"

#include <memory>

namespace visage::engine {

/// The sound of one call: its SDP (RFC 3264) and its RTP (RFC 3550, 3551), G.711 A-law and mu-law, with
/// telephone events (RFC 4733) offered. Packets are taken only from the address that was agreed on.
class Media {
public:
    /// nullptr when no port is free. `local` is the address the PBX reaches us by.
    [[nodiscard]] static std::unique_ptr<Media> open(const sa& local);

    /// False: not to be understood, or without a codec of ours. The body stays where it is for others to
    /// read.
    [[nodiscard]] bool takeOffer(mbuf& body) { return take(body, true); }
    [[nodiscard]] bool takeAnswer(mbuf& body) { return take(body, false); }
    /// 0 or an error of libre.
    [[nodiscard]] int describe(mbuf** out, bool asOffer) { return sdp_encode(out, m_session.get(), asOffer); }

    void setHeld(bool held) { sdp_media_set_ldir(m_media, held ? SDP_SENDONLY : SDP_SENDRECV); }
    [[nodiscard]] bool heldByPeer() const;

    void send(const AudioFrame& frame);
    /// False when nothing came lately.
    bool receive(AudioFrame& frame) { return m_jitter.take(frame); }
    /// Of the last packet, or of the beginning; in tmr_jiffies().
    [[nodiscard]] std::uint64_t heardAt() const { return m_heardAt; }

private:
    Media() = default;
    [[nodiscard]] bool prepare(const sa& local);
    [[nodiscard]] bool take(mbuf& body, bool isOffer);
    [[nodiscard]] bool mayHear(const sa& source) const;
    void hear(const rtp_header& header, const mbuf& packet);

    Ref<sdp_session> m_session;
    sdp_media* m_media = nullptr; ///< of m_session
    Ref<struct rtp_sock> m_socket;
    JitterBuffer m_jitter;
    std::uint8_t m_payload = 8;
    std::uint32_t m_timestamp = 0;
    std::uint64_t m_heardAt = 0;
    bool m_agreed = false;
};

} // namespace visage::engine
