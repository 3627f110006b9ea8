// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QSslConfiguration>
#include <QSslError>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>

namespace visage::client {

/// The address of a store as people give it ("store.example.org", "https://...", "ws://127.0.0.1:7420/sync")
/// as the address that is opened: TLS unless ws:// or http:// is said, the path /sync.
[[nodiscard]] QUrl storeAddress(const QString& text);

/// One attempt at a connection to the store. Certificates are checked by the platform's rules and never waved
/// through; whom to believe is said by `tls` (trust.h). Made, used and deleted on the writer's thread;
/// signals come queued by its user.
class Link : public QObject {
    Q_OBJECT
public:
    explicit Link(const QSslConfiguration& tls, QObject* parent = nullptr);

    void open(const QUrl& address);
    void send(const std::string& bytes);
    /// Without a last word from the other side.
    void drop();
    /// The certificate that was not accepted; null: none was.
    [[nodiscard]] const QSslCertificate& shown() const { return m_shown; }

Q_SIGNALS:
    void opened();
    void received(const QByteArray& frame);
    /// Once, whether it ever was open or not.
    void closed(const visage::Error& why);

private:
    void end(const Error& why);

    QWebSocket m_socket;
    QTimer m_patience;
    QList<QSslError> m_distrust;
    QSslCertificate m_shown;
    bool m_ended = false;
};

} // namespace visage::client
