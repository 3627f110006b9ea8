// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"

#include <QWidget>

#include <array>

class QRadioButton;
class QVBoxLayout;

namespace visage::ui {

/// Two records side by side, with what tells people apart, and which of them stays when they are joined: the
/// one that has been there longer, until somebody chooses. GUI thread.
class PairView : public QWidget {
    Q_OBJECT
public:
    explicit PairView(client::Workspace& workspace, QWidget* parent = nullptr);

    /// Reads both. Null ids: nothing is shown.
    void load(CustomerId one, CustomerId other);
    [[nodiscard]] bool isLoaded() const;
    /// What is to be sent, once both are there.
    [[nodiscard]] MergeCustomers join() const;

Q_SIGNALS:
    void loaded();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Side {
        CustomerId id;
        std::optional<client::CustomerRecord> record;
        QRadioButton* stays = nullptr;
        QVBoxLayout* facts = nullptr;
    };

    void read(std::size_t side);
    void readAgain(const std::vector<CustomerId>& changed);
    void take(std::size_t side, std::uint64_t question, const Result<client::CustomerRecord>& result);
    void write();
    void write(const Side& side);
    [[nodiscard]] QStringList factsOf(const client::CustomerRecord& record) const;

    client::Workspace& m_workspace;
    std::array<Side, 2> m_sides;
    std::uint64_t m_question = 0;
    bool m_narrow = true; ///< there is no room for everything
};

} // namespace visage::ui
