// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/run.h"
#include "ui/timeline/height_tree.h"

#include <QObject>
#include <QTest>

#include <rapidcheck.h>

#include <numeric>

using visage::ui::HeightTree;

/// The tree against plain sums.
class TestHeightTree : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sums();
    void findsTheRowAtAnyHeight();
    void appendingIsBuildingAnew();
    void emptyHasNoRow();
};

namespace {

std::vector<int> heights() {
    return *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 400));
}

std::int64_t sum(const std::vector<int>& heights, int rows) {
    return std::accumulate(heights.begin(), heights.begin() + rows, std::int64_t{0});
}

} // namespace

void TestHeightTree::sums() {
    QVERIFY(rc::check("tops are sums, also after changes", [] {
        std::vector<int> plain = heights();
        RC_PRE(!plain.empty());
        HeightTree tree;
        tree.assign(plain);
        const auto changes = *rc::gen::container<std::vector<std::pair<int, int>>>(
            rc::gen::pair(rc::gen::inRange(0, static_cast<int>(plain.size())), rc::gen::inRange(0, 2000)));
        for (const auto& [row, height] : changes) {
            tree.setHeight(row, height);
            plain[static_cast<std::size_t>(row)] = height;
        }
        for (int row = 0; row <= static_cast<int>(plain.size()); ++row)
            RC_ASSERT(tree.top(row) == sum(plain, row));
        RC_ASSERT(tree.total() == sum(plain, static_cast<int>(plain.size())));
    }));
}

void TestHeightTree::findsTheRowAtAnyHeight() {
    QVERIFY(rc::check("the row at y covers y", [] {
        const std::vector<int> plain = heights();
        HeightTree tree;
        tree.assign(plain);
        RC_PRE(tree.total() > 0);
        const auto y = *rc::gen::inRange<std::int64_t>(0, tree.total());
        const int row = tree.rowAt(y);
        RC_ASSERT(tree.top(row) <= y);
        RC_ASSERT(y < tree.top(row) + tree.height(row));
        RC_ASSERT(tree.rowAt(-5) == 0 || tree.height(0) == 0);
        RC_ASSERT(tree.rowAt(tree.total() + 7) == tree.size() - 1);
    }));
}

void TestHeightTree::appendingIsBuildingAnew() {
    QVERIFY(rc::check("append equals assign", [] {
        const std::vector<int> plain = heights();
        HeightTree grown;
        for (const int height : plain)
            grown.append(height);
        for (int row = 0; row <= static_cast<int>(plain.size()); ++row)
            RC_ASSERT(grown.top(row) == sum(plain, row));
    }));
}

void TestHeightTree::emptyHasNoRow() {
    HeightTree tree;
    QCOMPARE(tree.rowAt(0), -1);
    QCOMPARE(tree.total(), 0);
    tree.assign({-5, 10});
    QCOMPARE(tree.total(), 10);
}

VISAGE_TEST(TestHeightTree)
#include "test_height_tree.moc"
