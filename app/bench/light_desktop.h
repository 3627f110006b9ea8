// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/link.h"
#include "core/client/reconnect_policy.h"
#include "core/protocol/messages.h"
#include "core/store/data_folder.h"

#include <QPointer>

namespace visage::bench {

/// What one desktop of many says to begin with: it has been here before and holds everything up to `cursor`.
struct KnownDesktop {
    QUrl store;
    std::string token;
    DeviceId device;
    StoreId storeId;
    std::int64_t incarnation = 0;
    Seq cursor = 0;
};

/// So many desktops of the user of the bench with valid tokens, entered into the store's own files.
[[nodiscard]] Result<std::vector<KnownDesktop>> knownDesktops(const store::DataFolder& folder, int count);

/// A desktop of which only the connection is real: it connects, greets, gives credit, comes back by the rule
/// of the real one, and forgets what it is told. A thousand of them cost a bench little. Event loop's thread.
class LightDesktop : public QObject {
    Q_OBJECT
public:
    LightDesktop(KnownDesktop desktop, const QSslConfiguration& tls, Random& random);

    void start();
    void push(Command command, MutationId mid);
    /// Receives nothing any more, and does not say so.
    void stall();
    [[nodiscard]] bool isLive() const { return m_live; }

Q_SIGNALS:
    /// Welcomed, and as new as the store.
    void live();
    void lost();
    /// A frame of changes; its bytes are not looked at.
    void changed(qsizetype bytes);
    /// A push was answered.
    void answered();

private:
    void open();
    void greet();
    void receive(const QByteArray& frame);
    void closed();

    KnownDesktop m_desktop;
    QSslConfiguration m_tls;
    SystemClock m_clock;
    client::ReconnectPolicy m_policy;
    QPointer<client::Link> m_link;
    QTimer m_retry;
    Milliseconds m_askedToWait{0};
    std::int64_t m_epoch = 0;
    std::int64_t m_mseq = 0;
    std::uint32_t m_consumed = 0; ///< frames of changes since the last credit
    bool m_live = false;
};

} // namespace visage::bench
