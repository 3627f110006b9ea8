// SPDX-FileCopyrightText: The Visage authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/harness.h"

#ifdef VISAGE_POSTGRESQL
#include "tests/core/store/postgres_data.h"
#endif

namespace visage::testing {
namespace {

enum class Kind { Memory, Sqlite, Postgresql };

} // namespace

void addDataRows(Endurance endurance) {
    QTest::addColumn<int>("data");
    if (endurance == Endurance::Any)
        QTest::newRow("memory") << static_cast<int>(Kind::Memory);
    QTest::newRow("sqlite") << static_cast<int>(Kind::Sqlite);
#ifdef VISAGE_POSTGRESQL
    QTest::newRow("postgresql") << static_cast<int>(Kind::Postgresql);
#endif
}

std::unique_ptr<Data> dataOfRow() {
    const auto fetched = [] {
        QFETCH_GLOBAL(int, data);
        return static_cast<Kind>(data);
    };
    switch (fetched()) {
#ifdef VISAGE_POSTGRESQL
    case Kind::Postgresql:
        return std::make_unique<PostgresData>();
#endif
    case Kind::Sqlite:
        return std::make_unique<SqliteData>();
    default:
        return std::make_unique<MemoryData>();
    }
}

} // namespace visage::testing
