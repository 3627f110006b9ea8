// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QUdpSocket>

namespace visage::testing {

/// A PBX of the simplest kind over UDP: it accepts every registration, answers OPTIONS, and sends whatever a
/// test hands it, well-formed or not.
class FakeRegistrar final : public QObject {
    Q_OBJECT
public:
    FakeRegistrar();
    [[nodiscard]] quint16 port() const { return m_socket.localPort(); }
    [[nodiscard]] bool registered() const { return m_phonePort != 0; }
    [[nodiscard]] quint16 phonePort() const { return m_phonePort; }

    void send(const QByteArray& message) {
        m_socket.writeDatagram(message, QHostAddress::LocalHost, m_phonePort);
    }
    /// Whether an answer of this status came to a message with this Call-ID.
    [[nodiscard]] bool answered(const QByteArray& callId, int status) const;
    /// The answer itself.
    [[nodiscard]] QByteArray answer(const QByteArray& callId, int status) const;
    void forget() { m_answers.clear(); }

private:
    void read();
    void reply(const QByteArray& request, const QByteArray& more);

    QUdpSocket m_socket;
    quint16 m_phonePort = 0;
    QList<QByteArray> m_answers;
};

/// The value of a header's first appearance; empty without one.
[[nodiscard]] QByteArray headerOf(const QByteArray& message, const QByteArray& name);

inline constexpr auto offeredMedia =
    "m=audio 9 RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n";

/// A correct INVITE to `user` from 127.0.0.1:`port`.
[[nodiscard]] QByteArray inviteTo(const QByteArray& user, quint16 port, const QByteArray& callId,
                                  const QByteArray& moreHeaders = {}, const QByteArray& media = offeredMedia);
/// Gives that call up before it was answered.
[[nodiscard]] QByteArray cancelOf(const QByteArray& user, quint16 port, const QByteArray& callId);
/// The in-dialog request that follows an answer: ACK, BYE.
[[nodiscard]] QByteArray followUp(const QByteArray& method, int number, const QByteArray& answer,
                                  quint16 port);
[[nodiscard]] QByteArray optionsTo(const QByteArray& user, quint16 port, const QByteArray& callId);

} // namespace visage::testing
