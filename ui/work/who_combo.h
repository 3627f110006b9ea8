// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/workspace.h"
#include "ui/work/elided_combo.h"

#include <vector>

namespace visage::ui {

/// A person or a queue that work is given to.
struct Who {
    enum class Kind : std::uint8_t { Person, Queue };
    Kind kind = Kind::Person;
    UserId user;   ///< of Person; none: nobody, it goes back to its queue
    QueueId queue; ///< of Queue; none: out of every queue
    friend bool operator==(const Who&, const Who&) = default;
};

/// Chooses among them by name. GUI thread.
class WhoCombo : public ElidedCombo {
    Q_OBJECT
public:
    explicit WhoCombo(client::Workspace& workspace, QWidget* parent = nullptr);

    /// The one that was chosen stays so where it is among them.
    void fill(std::vector<Who> choices);
    /// The texts again, in the present language.
    void retranslate();
    [[nodiscard]] Who chosen() const;
    void choose(const Who& who);

    /// Whoever is logged in first, then the queues, then colleagues by name.
    [[nodiscard]] static std::vector<Who> everybody(const client::Workspace& workspace);

private:
    [[nodiscard]] QString nameOf(const Who& who) const;

    client::Workspace& m_workspace;
    std::vector<Who> m_choices;
};

} // namespace visage::ui
