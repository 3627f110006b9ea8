-- SPDX-FileCopyrightText: The Visage authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Indexes over what a first synchronisation brings first. Made when these kinds are complete: filling a table is four
-- times quicker without them.
CREATE INDEX IF NOT EXISTS identity_value ON identity (value_norm) WHERE removed_at=0;
CREATE INDEX IF NOT EXISTS identity_customer ON identity (customer);
CREATE INDEX IF NOT EXISTS consent_customer ON consent (customer);
CREATE INDEX IF NOT EXISTS alert_customer ON alert (customer);
CREATE INDEX IF NOT EXISTS orders_customer ON orders (customer, placed_at);
