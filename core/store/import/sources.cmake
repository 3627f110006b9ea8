# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
set(visage_store_import
    import/address.cpp
    import/csv_reader.cpp
    import/csv_row.cpp
    import/customer_importer.cpp
    import/customer_row.cpp
    import/customer_values.cpp
    import/import.cpp
    import/import_fields.cpp
    import/import_ids.cpp
    import/interaction_importer.cpp
    import/joiner.cpp
    import/json_lines_reader.cpp
    import/order_importer.cpp
    import/read_ahead.cpp
    import/row_values.cpp
    import/source_rows.cpp
    import/text_file.cpp)
