-- SPDX-FileCopyrightText: The Visage authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The cache of one user: what the store lets this desktop keep. Disposable: the store sends it again.
-- Entities have the columns of core/domain/fields.def; the indexes of the kinds that are needed for search are in
-- search_indexes/, because a first synchronisation makes them after the rows.

CREATE TABLE "user" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "role" INTEGER NOT NULL,
    "active" INTEGER NOT NULL
);
CREATE TABLE "reason" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "code" TEXT NOT NULL,
    "parent" BLOB,
    "label_fr" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "urgency" INTEGER NOT NULL,
    "active" INTEGER NOT NULL,
    "position" INTEGER NOT NULL
);
CREATE TABLE "line" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "channel" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "greeting_fr" TEXT NOT NULL,
    "greeting_en" TEXT NOT NULL
);
CREATE TABLE "customer" (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    rev INTEGER NOT NULL,
    ext BLOB,
    "kind" INTEGER NOT NULL,
    "civility" INTEGER NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "birth_name" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "birth_date" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "address_line1" TEXT NOT NULL,
    "address_line2" TEXT NOT NULL,
    "postcode" TEXT NOT NULL,
    "town" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "tier" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "customer_since" INTEGER NOT NULL,
    "merged_into" BLOB,
    "created_at" INTEGER NOT NULL,
    "last_contact_on" INTEGER NOT NULL
);
CREATE TABLE "identity" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "customer" BLOB,
    "type" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "value_raw" TEXT NOT NULL,
    "value_norm" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "extension" TEXT NOT NULL,
    "verified" INTEGER NOT NULL,
    "primary" INTEGER NOT NULL,
    "deliverable" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "removed_at" INTEGER NOT NULL,
    "removed_by" BLOB,
    "replaced_by" BLOB
);
CREATE TABLE "consent" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "customer" BLOB,
    "topic" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "source" TEXT NOT NULL
);
CREATE TABLE "alert" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "customer" BLOB,
    "text" TEXT NOT NULL,
    "author" BLOB,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "removed_at" INTEGER NOT NULL
);
CREATE TABLE "orders" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "customer" BLOB,
    "number" TEXT NOT NULL,
    "placed_at" INTEGER NOT NULL,
    "status" INTEGER NOT NULL,
    "total_cents" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "summary" TEXT NOT NULL
);
CREATE TABLE "cases" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "number" INTEGER NOT NULL,
    "customer" BLOB,
    "subject" TEXT NOT NULL,
    "reason" BLOB,
    "priority" INTEGER NOT NULL,
    "status" INTEGER NOT NULL,
    "owner" BLOB,
    "opened_by" BLOB,
    "opened_at" INTEGER NOT NULL,
    "closed_at" INTEGER NOT NULL,
    "close_reason" BLOB,
    "close_text" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "reopened" INTEGER NOT NULL,
    "queue" BLOB
);
CREATE TABLE "case_event" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "case_id" BLOB,
    "customer" BLOB,
    "kind" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "actor" BLOB,
    "from_status" INTEGER NOT NULL,
    "to_status" INTEGER NOT NULL,
    "reason" BLOB,
    "queue" BLOB,
    "owner" BLOB
);
CREATE TABLE "interaction" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "customer" BLOB,
    "channel" INTEGER NOT NULL,
    "direction" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "ended_at" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "peer" TEXT NOT NULL,
    "peer_name" TEXT NOT NULL,
    "author" BLOB,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "reason" BLOB,
    "outcome" INTEGER NOT NULL,
    "matched_by" INTEGER NOT NULL,
    "ring_ms" INTEGER NOT NULL,
    "talk_ms" INTEGER NOT NULL,
    "hold_ms" INTEGER NOT NULL,
    "wrap_ms" INTEGER NOT NULL,
    "received_at" INTEGER NOT NULL
);
CREATE TABLE "interaction_case" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "interaction" BLOB,
    "case_id" BLOB,
    "customer" BLOB
);
CREATE TABLE "note" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "customer" BLOB,
    "case_id" BLOB,
    "interaction" BLOB,
    "author" BLOB,
    "created_at" INTEGER NOT NULL,
    "edited_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "current" BLOB
);
CREATE TABLE "note_version" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "note" BLOB,
    "customer" BLOB,
    "version" INTEGER NOT NULL,
    "base_version" INTEGER NOT NULL,
    "author" BLOB,
    "at" INTEGER NOT NULL,
    "text" TEXT NOT NULL
);
CREATE TABLE "field_stamp" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "kind" INTEGER NOT NULL,
    "object" BLOB,
    "customer" BLOB,
    "field" INTEGER NOT NULL,
    "hlc" INTEGER NOT NULL,
    "device" BLOB,
    "author" BLOB,
    "at" INTEGER NOT NULL
);
CREATE TABLE "field_version" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "kind" INTEGER NOT NULL,
    "object" BLOB,
    "customer" BLOB,
    "field" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    "hlc" INTEGER NOT NULL,
    "author" BLOB,
    "at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "settled_by" BLOB
);
CREATE TABLE "customer_tag" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "customer" BLOB,
    "text" TEXT NOT NULL,
    "added" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL,
    "author" BLOB,
    "at" INTEGER NOT NULL
);
CREATE TABLE "callback" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "customer" BLOB,
    "case_id" BLOB,
    "number" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "due_until" INTEGER NOT NULL,
    "assignee" BLOB,
    "queue" BLOB,
    "booked_by" BLOB,
    "booked_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "closed_by" BLOB,
    "closed_at" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL
);
CREATE TABLE "queue" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "code" TEXT NOT NULL,
    "label_fr" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "active" INTEGER NOT NULL
);
CREATE TABLE "queue_member" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "queue" BLOB,
    "user" BLOB,
    "removed" INTEGER NOT NULL
);
CREATE TABLE "erasure" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "at" INTEGER NOT NULL,
    "by" BLOB,
    "reason" INTEGER NOT NULL
);
CREATE TABLE "scope_member" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "scope" TEXT NOT NULL,
    "customer" BLOB,
    "touched_at" INTEGER NOT NULL
);
CREATE TABLE "customer_list" (
    id BLOB NOT NULL PRIMARY KEY,
    rev INTEGER NOT NULL,
    ext BLOB,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "queue" BLOB,
    "active" INTEGER NOT NULL
);

CREATE INDEX customer_survivor ON customer (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX cases_customer ON cases (customer);
CREATE INDEX cases_number ON cases (number);
CREATE INDEX case_event_customer ON case_event (customer, at);
CREATE INDEX case_event_case ON case_event (case_id);
CREATE INDEX interaction_customer ON interaction (customer, at);
CREATE INDEX interaction_case_interaction ON interaction_case (interaction);
CREATE INDEX interaction_case_customer ON interaction_case (customer);
CREATE INDEX interaction_case_case ON interaction_case (case_id);
CREATE INDEX note_customer ON note (customer, created_at);
CREATE INDEX note_case ON note (case_id);
CREATE INDEX note_version_note ON note_version (note);
CREATE INDEX note_version_customer ON note_version (customer);
CREATE INDEX field_stamp_customer ON field_stamp (customer);
CREATE INDEX field_version_customer ON field_version (customer);
CREATE INDEX customer_tag_customer ON customer_tag (customer);
CREATE INDEX callback_customer ON callback (customer);
CREATE INDEX scope_member_customer ON scope_member (customer);
CREATE INDEX scope_member_scope ON scope_member (scope, customer);

-- What waits for somebody, in the order in which it is shown: a hundred thousand open cases are never
-- sorted. What the questions name stands in the indexes, so that counting reads nothing else.
CREATE INDEX cases_owned ON cases (owner, priority, due_at, opened_at, id, status)
    WHERE status NOT IN (6, 7, 8) AND owner IS NOT NULL;
CREATE INDEX cases_waiting ON cases (queue, priority, due_at, opened_at, id, status, owner)
    WHERE status NOT IN (6, 7, 8) AND owner IS NULL;
CREATE INDEX callback_open ON callback (due_at, booked_at, id, assignee, queue, due_until, state) WHERE state = 1;
CREATE INDEX interaction_queued ON interaction (author, at, id, state) WHERE state = 6;
CREATE INDEX interaction_waiting ON interaction (customer) WHERE state = 6;

-- Which store this is a copy of, and how far. One row.
CREATE TABLE origin (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    store BLOB,
    incarnation INTEGER NOT NULL,
    complete INTEGER NOT NULL,          -- a whole snapshot has arrived at some time
    bulk INTEGER NOT NULL,              -- the search indexes are not there yet
    indexed_to INTEGER NOT NULL,        -- customers up to this n are in the search index
    search_form TEXT NOT NULL,          -- which rules made the search index
    checked_at INTEGER NOT NULL,        -- when the whole file was last read through and found whole
    schema INTEGER NOT NULL,            -- of the program that filled it
    remains INTEGER NOT NULL,           -- 1: what was erased may still be read in the bytes of the file
    customers_known INTEGER NOT NULL    -- to the store, as far as it has said so; 0: it has not
);
INSERT INTO origin VALUES (1, NULL, 0, 0, 0, 9223372036854775807, '', 0, 0, 0, 0);

-- The scopes of which something is held, and how far.
CREATE TABLE scope (
    scope TEXT PRIMARY KEY,
    cursor INTEGER NOT NULL,
    resume_as_of INTEGER NOT NULL,      -- with part 0: no snapshot under way
    resume_part INTEGER NOT NULL,
    resume_kind INTEGER NOT NULL,
    resume_after BLOB,
    resume_rows INTEGER NOT NULL
) WITHOUT ROWID;

-- What the snapshot of a scope under way has brought; the rest of the scope goes at its end.
CREATE TABLE brought (
    scope TEXT NOT NULL,
    kind INTEGER NOT NULL,
    id BLOB NOT NULL,
    PRIMARY KEY (scope, kind, id)
) WITHOUT ROWID;

-- The words under which a customer is found: rowid is customer.n. The words are folded and cut by core/rules, so the
-- tokenizer cuts at blanks only. Parts of phone numbers stand among them with a '#' in front. Contentless: a change
-- must say the old words.
CREATE VIRTUAL TABLE customer_words USING fts5 (
    words, content='', detail=none, columnsize=0, prefix='1 2 3 4',
    tokenize="ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);
