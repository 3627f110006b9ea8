// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sip/fake_registrar.h"

#include <QVariant>

#include <algorithm>

namespace visage::testing {

FakeRegistrar::FakeRegistrar() {
    m_socket.bind(QHostAddress::LocalHost);
    m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, QVariant(1 << 20));
    connect(&m_socket, &QUdpSocket::readyRead, this, &FakeRegistrar::read);
}

void FakeRegistrar::read() {
    while (m_socket.hasPendingDatagrams()) {
        QByteArray message(m_socket.pendingDatagramSize(), '\0');
        QHostAddress from;
        quint16 port = 0;
        m_socket.readDatagram(message.data(), message.size(), &from, &port);
        if (message.startsWith("REGISTER ")) {
            m_phonePort = port;
            reply(message, "Contact: " + headerOf(message, "Contact") + "\r\n");
        } else if (message.startsWith("SIP/2.0 ")) {
            m_answers.append(message);
        } else if (!message.startsWith("ACK ")) {
            reply(message, {});
        }
    }
}

void FakeRegistrar::reply(const QByteArray& request, const QByteArray& more) {
    QByteArray answer = "SIP/2.0 200 OK\r\n";
    for (const auto* name : {"Via", "From", "To", "Call-ID", "CSeq"})
        answer += QByteArray(name) + ": " + headerOf(request, name) +
                  (QByteArray(name) == "To" ? ";tag=r\r\n" : "\r\n");
    send(answer + more + "Content-Length: 0\r\n\r\n");
}

QByteArray FakeRegistrar::answer(const QByteArray& callId, int status) const {
    const auto it = std::find_if(m_answers.begin(), m_answers.end(), [&](const QByteArray& message) {
        return message.startsWith("SIP/2.0 " + QByteArray::number(status)) &&
               headerOf(message, "Call-ID") == callId;
    });
    return it == m_answers.end() ? QByteArray() : *it;
}

bool FakeRegistrar::answered(const QByteArray& callId, int status) const {
    return !answer(callId, status).isEmpty();
}

QByteArray headerOf(const QByteArray& message, const QByteArray& name) {
    const auto at = message.toLower().indexOf("\r\n" + name.toLower() + ":");
    if (at < 0)
        return {};
    const auto from = at + 2 + name.size() + 1;
    return message.mid(from, message.indexOf("\r\n", from) - from).trimmed();
}

namespace {

QByteArray head(const QByteArray& method, const QByteArray& user, quint16 port, const QByteArray& callId) {
    const auto here = "127.0.0.1:" + QByteArray::number(port);
    return method + " sip:" + user + "@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP " + here + ";branch=z9hG4bK" +
           callId + method + "\r\nFrom: \"Marie\" <sip:+33142000001@trunk.example>;tag=f" + callId +
           "\r\nTo: <sip:" + user + "@cc.test>\r\nCall-ID: " + callId + "\r\nCSeq: 1 " + method +
           "\r\nContact: <sip:trunk@" + here + ">\r\nMax-Forwards: 70\r\n";
}

} // namespace

QByteArray inviteTo(const QByteArray& user, quint16 port, const QByteArray& callId,
                    const QByteArray& moreHeaders, const QByteArray& media) {
    const auto body = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n" + media;
    return head("INVITE", user, port, callId) + moreHeaders +
           "Content-Type: application/sdp\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

/// The branch and the number of the INVITE: RFC 3261 9.1.
QByteArray cancelOf(const QByteArray& user, quint16 port, const QByteArray& callId) {
    return head("INVITE", user, port, callId)
               .replace(0, 6, "CANCEL")
               .replace("CSeq: 1 INVITE", "CSeq: 1 CANCEL") +
           "Content-Length: 0\r\n\r\n";
}

QByteArray followUp(const QByteArray& method, int number, const QByteArray& answer, quint16 port) {
    auto contact = headerOf(answer, "Contact");
    contact = contact.mid(1, contact.indexOf('>') - 1);
    return method + " " + contact + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + QByteArray::number(port) +
           ";branch=z9hG4bK" + headerOf(answer, "Call-ID") + method +
           "\r\nFrom: " + headerOf(answer, "From") + "\r\nTo: " + headerOf(answer, "To") +
           "\r\nCall-ID: " + headerOf(answer, "Call-ID") + "\r\nCSeq: " + QByteArray::number(number) + " " +
           method + "\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
}

QByteArray optionsTo(const QByteArray& user, quint16 port, const QByteArray& callId) {
    return head("OPTIONS", user, port, callId) + "Content-Length: 0\r\n\r\n";
}

} // namespace visage::testing
