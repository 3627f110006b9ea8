-- SPDX-FileCopyrightText: The Visage authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- When a number or address was put on a record last, and what was taken off of that: what is put on while somebody
-- else takes it off stays, in whatever order both arrive.
--! expands
ALTER TABLE "identity" ADD COLUMN "added" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "identity" ADD COLUMN "removed" BIGINT NOT NULL DEFAULT 0;
