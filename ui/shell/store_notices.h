// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/shell/surroundings.h"

#include <QObject>

namespace visage::ui {

class Banner;

/// Tells in the banner what agents must know of the store: once, for as long as it is so.
class StoreNotices : public QObject {
    Q_OBJECT
public:
    StoreNotices(const Surroundings& around, Banner& banner, QObject* parent);

    /// The state of the store, or who is logged in, may have changed.
    void follow();
    /// What a banner is about that says that the disk of this computer is full.
    [[nodiscard]] static QString fullDisk() { return QStringLiteral("full-disk"); }

Q_SIGNALS:
    /// The lead wants to see what awaits a decision.
    void reviewsWanted();

private:
    void tellRefusal();
    void tellFullStore();
    void withdrawFullDisk();
    void tellWrongClock();
    void tellLease();
    void tellReviews();
    void tellRestored(int givenBack);

    Surroundings m_around;
    Banner& m_banner;
    ErrorCode m_toldRefusal = ErrorCode::None; ///< the banner has said it
    bool m_toldFull = false;
    bool m_diskFull = false;
    bool m_toldClock = false;
    int m_toldDays = 0; ///< that the customers stay here; 0: not told
    int m_toldReviews = 0;
};

} // namespace visage::ui
