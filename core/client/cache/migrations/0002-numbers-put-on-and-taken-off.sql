-- SPDX-FileCopyrightText: The Visage authors
-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE "identity" ADD COLUMN "added" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "identity" ADD COLUMN "removed" INTEGER NOT NULL DEFAULT 0;
-- What an older program was sent and could not read lies aside in its rows: they are fetched anew.
UPDATE "origin" SET "schema"=0;
