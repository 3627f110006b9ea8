// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_accessible.h"

#include "ui/timeline/timeline_area.h"

#include <QAccessibleActionInterface>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace visage::ui {
namespace {

/// One row, by its number: its words are asked for when somebody listens.
class RowAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    RowAccessible(TimelineArea* area, int row)
        : m_area(area)
        , m_row(row) {}

    [[nodiscard]] bool isValid() const override { return m_area && m_row < m_area->count(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return QAccessible::queryAccessibleInterface(m_area);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        return isValid() && kind == QAccessible::Name ? m_area->words(m_row).accessibleName : QString();
    }

    [[nodiscard]] QRect rect() const override {
        if (!isValid())
            return {};
        const QRect row = m_area->rowRect(m_row);
        return {m_area->viewport()->mapToGlobal(row.topLeft()), row.size()};
    }

    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = state.selectable = true;
        state.invalid = !isValid();
        if (state.invalid)
            return state;
        const bool current = m_area->currentRow() == m_row;
        state.selected = current;
        state.focused = current && m_area->hasFocus();
        state.offscreen = !m_area->viewport()->rect().intersects(m_area->rowRect(m_row));
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }
    void doAction(const QString& name) override {
        if (!isValid())
            return;
        m_area->setCurrentRow(m_row);
        if (name == pressAction())
            m_area->toggle(m_row);
        else
            m_area->setFocus(Qt::OtherFocusReason);
    }

    [[nodiscard]] int row() const { return m_row; }

private:
    QPointer<TimelineArea> m_area;
    int m_row;
};

class TimelineAccessible final : public QAccessibleWidget {
public:
    explicit TimelineAccessible(TimelineArea* area)
        : QAccessibleWidget(area, QAccessible::List)
        , m_area(area) {}
    ~TimelineAccessible() override {
        for (const QAccessible::Id id : std::as_const(m_rows))
            QAccessible::deleteAccessibleInterface(id);
    }

    [[nodiscard]] int childCount() const override { return m_area->count(); }

    [[nodiscard]] QAccessibleInterface* child(int row) const override {
        if (row < 0 || row >= m_area->count())
            return nullptr;
        const auto known = m_rows.constFind(row);
        if (known != m_rows.cend())
            return QAccessible::accessibleInterface(*known);
        auto* made = new RowAccessible(m_area, row);
        m_rows.insert(row, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        const auto* row = dynamic_cast<const RowAccessible*>(child);
        return row ? row->row() : -1;
    }

    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
        return child(m_area->rowAt(m_area->viewport()->mapFromGlobal(QPoint(x, y)).y()));
    }

    [[nodiscard]] QAccessibleInterface* focusChild() const override { return child(m_area->currentRow()); }

private:
    TimelineArea* m_area;
    mutable QHash<int, QAccessible::Id> m_rows;
};

QAccessibleInterface* make(const QString&, QObject* object) {
    auto* area = qobject_cast<TimelineArea*>(object);
    return area ? new TimelineAccessible(area) : nullptr;
}

} // namespace

void installTimelineAccessibility() {
    QAccessible::installFactory(make);
}

} // namespace visage::ui
