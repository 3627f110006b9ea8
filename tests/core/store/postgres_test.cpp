// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What only PostgreSQL can do, and what only can happen to it.
#include "core/store/place.h"
#include "tests/core/store/postgres_data.h"
#include "tests/support/run.h"

using namespace visage;
using namespace visage::store;
using visage::testing::Desk;
using visage::testing::id;
using visage::testing::PostgresCluster;
using visage::testing::PostgresData;

class TestPostgres : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void a();
};

void TestPostgres::a() {}

VISAGE_TEST(TestPostgres)

#include "postgres_test.moc"
