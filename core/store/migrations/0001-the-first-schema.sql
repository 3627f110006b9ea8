-- SPDX-FileCopyrightText: The Visage authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- For SQLite and PostgreSQL alike (see core/storage/README.md). Entities of core/domain/fields.def, then what only the
-- store keeps. Short rows that are nearly always found by their id lie in the order of their ids, where a database can:
-- one tree less to write and to descend.
CREATE TABLE "user" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "name" TEXT NOT NULL DEFAULT '',
    "display_name" TEXT NOT NULL DEFAULT '',
    "role" BIGINT NOT NULL DEFAULT 1,
    "active" BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE "reason" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "code" TEXT NOT NULL DEFAULT '',
    "parent" BLOB,
    "label_fr" TEXT NOT NULL DEFAULT '',
    "label_en" TEXT NOT NULL DEFAULT '',
    "urgency" BIGINT NOT NULL DEFAULT 3,
    "active" BIGINT NOT NULL DEFAULT 1,
    "position" BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE "line" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "channel" BIGINT NOT NULL DEFAULT 1,
    "address" TEXT NOT NULL DEFAULT '',
    "label" TEXT NOT NULL DEFAULT '',
    "greeting_fr" TEXT NOT NULL DEFAULT '',
    "greeting_en" TEXT NOT NULL DEFAULT ''
);
CREATE TABLE "customer" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "kind" BIGINT NOT NULL DEFAULT 1,
    "civility" BIGINT NOT NULL DEFAULT 0,
    "given_name" TEXT NOT NULL DEFAULT '',
    "family_name" TEXT NOT NULL DEFAULT '',
    "birth_name" TEXT NOT NULL DEFAULT '',
    "organisation" TEXT NOT NULL DEFAULT '',
    "birth_date" BIGINT NOT NULL DEFAULT 0,
    "language" TEXT NOT NULL DEFAULT '',
    "address_line1" TEXT NOT NULL DEFAULT '',
    "address_line2" TEXT NOT NULL DEFAULT '',
    "postcode" TEXT NOT NULL DEFAULT '',
    "town" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "tier" BIGINT NOT NULL DEFAULT 0,
    "points" BIGINT NOT NULL DEFAULT 0,
    "customer_since" BIGINT NOT NULL DEFAULT 0,
    "merged_into" BLOB,
    "created_at" BIGINT NOT NULL DEFAULT 0,
    "last_contact_on" BIGINT NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE "identity" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "customer" BLOB,
    "type" BIGINT NOT NULL DEFAULT 2,
    "account" TEXT NOT NULL DEFAULT '',
    "value_raw" TEXT NOT NULL DEFAULT '',
    "value_norm" TEXT NOT NULL DEFAULT '',
    "label" TEXT NOT NULL DEFAULT '',
    "extension" TEXT NOT NULL DEFAULT '',
    "verified" BIGINT NOT NULL DEFAULT 0,
    "primary" BIGINT NOT NULL DEFAULT 0,
    "deliverable" BIGINT NOT NULL DEFAULT 1,
    "source" TEXT NOT NULL DEFAULT '',
    "created_at" BIGINT NOT NULL DEFAULT 0,
    "removed_at" BIGINT NOT NULL DEFAULT 0,
    "removed_by" BLOB,
    "replaced_by" BLOB
) WITHOUT ROWID;
CREATE TABLE "consent" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "customer" BLOB,
    "topic" BIGINT NOT NULL DEFAULT 1,
    "state" BIGINT NOT NULL DEFAULT 0,
    "at" BIGINT NOT NULL DEFAULT 0,
    "source" TEXT NOT NULL DEFAULT ''
);
CREATE TABLE "alert" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "customer" BLOB,
    "text" TEXT NOT NULL DEFAULT '',
    "author" BLOB,
    "created_at" BIGINT NOT NULL DEFAULT 0,
    "expires_at" BIGINT NOT NULL DEFAULT 0,
    "removed_at" BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE "orders" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "customer" BLOB,
    "number" TEXT NOT NULL DEFAULT '',
    "placed_at" BIGINT NOT NULL DEFAULT 0,
    "status" BIGINT NOT NULL DEFAULT 1,
    "total_cents" BIGINT NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL DEFAULT ''
);
CREATE TABLE "cases" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "number" BIGINT NOT NULL DEFAULT 0,
    "customer" BLOB,
    "subject" TEXT NOT NULL DEFAULT '',
    "reason" BLOB,
    "priority" BIGINT NOT NULL DEFAULT 3,
    "status" BIGINT NOT NULL DEFAULT 1,
    "owner" BLOB,
    "opened_by" BLOB,
    "opened_at" BIGINT NOT NULL DEFAULT 0,
    "closed_at" BIGINT NOT NULL DEFAULT 0,
    "close_reason" BLOB,
    "close_text" TEXT NOT NULL DEFAULT '',
    "due_at" BIGINT NOT NULL DEFAULT 0,
    "reopened" BIGINT NOT NULL DEFAULT 0,
    "queue" BLOB
);
CREATE TABLE "case_event" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "case_id" BLOB,
    "customer" BLOB,
    "kind" BIGINT NOT NULL DEFAULT 1,
    "at" BIGINT NOT NULL DEFAULT 0,
    "actor" BLOB,
    "from_status" BIGINT NOT NULL DEFAULT 1,
    "to_status" BIGINT NOT NULL DEFAULT 1,
    "reason" BLOB,
    "queue" BLOB,
    "owner" BLOB
);
CREATE TABLE "interaction" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "customer" BLOB,
    "channel" BIGINT NOT NULL DEFAULT 1,
    "direction" BIGINT NOT NULL DEFAULT 1,
    "at" BIGINT NOT NULL DEFAULT 0,
    "ended_at" BIGINT NOT NULL DEFAULT 0,
    "account" TEXT NOT NULL DEFAULT '',
    "provider_id" TEXT NOT NULL DEFAULT '',
    "peer" TEXT NOT NULL DEFAULT '',
    "peer_name" TEXT NOT NULL DEFAULT '',
    "author" BLOB,
    "subject" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "state" BIGINT NOT NULL DEFAULT 2,
    "reason" BLOB,
    "outcome" BIGINT NOT NULL DEFAULT 0,
    "matched_by" BIGINT NOT NULL DEFAULT 0,
    "ring_ms" BIGINT NOT NULL DEFAULT 0,
    "talk_ms" BIGINT NOT NULL DEFAULT 0,
    "hold_ms" BIGINT NOT NULL DEFAULT 0,
    "wrap_ms" BIGINT NOT NULL DEFAULT 0,
    "received_at" BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE "interaction_case" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "interaction" BLOB,
    "case_id" BLOB,
    "customer" BLOB
);
CREATE TABLE "note" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "customer" BLOB,
    "case_id" BLOB,
    "interaction" BLOB,
    "author" BLOB,
    "created_at" BIGINT NOT NULL DEFAULT 0,
    "edited_at" BIGINT NOT NULL DEFAULT 0,
    "version" BIGINT NOT NULL DEFAULT 1,
    "text" TEXT NOT NULL DEFAULT '',
    "current" BLOB
);
CREATE TABLE "note_version" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "note" BLOB,
    "customer" BLOB,
    "version" BIGINT NOT NULL DEFAULT 1,
    "base_version" BIGINT NOT NULL DEFAULT 0,
    "author" BLOB,
    "at" BIGINT NOT NULL DEFAULT 0,
    "text" TEXT NOT NULL DEFAULT ''
);
CREATE TABLE "source_record" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "file" TEXT NOT NULL DEFAULT '',
    "row" BIGINT NOT NULL DEFAULT 0,
    "own_id" TEXT NOT NULL DEFAULT '',
    "raw" TEXT NOT NULL DEFAULT '',
    "imported_at" BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE "membership" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "record" BLOB,
    "customer" BLOB,
    "decided_by" BIGINT NOT NULL DEFAULT 1,
    "decider" BLOB,
    "at" BIGINT NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE "field_stamp" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "kind" BIGINT NOT NULL DEFAULT 0,
    "object" BLOB,
    "customer" BLOB,
    "field" BIGINT NOT NULL DEFAULT 0,
    "hlc" BIGINT NOT NULL DEFAULT 0,
    "device" BLOB,
    "author" BLOB,
    "at" BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE "field_version" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "kind" BIGINT NOT NULL DEFAULT 0,
    "object" BLOB,
    "customer" BLOB,
    "field" BIGINT NOT NULL DEFAULT 0,
    "value" TEXT NOT NULL DEFAULT '',
    "hlc" BIGINT NOT NULL DEFAULT 0,
    "author" BLOB,
    "at" BIGINT NOT NULL DEFAULT 0,
    "state" BIGINT NOT NULL DEFAULT 1,
    "settled_by" BLOB
);
CREATE TABLE "customer_tag" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "customer" BLOB,
    "text" TEXT NOT NULL DEFAULT '',
    "added" BIGINT NOT NULL DEFAULT 0,
    "removed" BIGINT NOT NULL DEFAULT 0,
    "author" BLOB,
    "at" BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE "callback" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "customer" BLOB,
    "case_id" BLOB,
    "number" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "due_at" BIGINT NOT NULL DEFAULT 0,
    "due_until" BIGINT NOT NULL DEFAULT 0,
    "assignee" BLOB,
    "queue" BLOB,
    "booked_by" BLOB,
    "booked_at" BIGINT NOT NULL DEFAULT 0,
    "state" BIGINT NOT NULL DEFAULT 1,
    "attempts" BIGINT NOT NULL DEFAULT 0,
    "closed_by" BLOB,
    "closed_at" BIGINT NOT NULL DEFAULT 0,
    "outcome" TEXT NOT NULL DEFAULT ''
);
CREATE TABLE "queue" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "code" TEXT NOT NULL DEFAULT '',
    "label_fr" TEXT NOT NULL DEFAULT '',
    "label_en" TEXT NOT NULL DEFAULT '',
    "position" BIGINT NOT NULL DEFAULT 0,
    "active" BIGINT NOT NULL DEFAULT 1
);
CREATE TABLE "queue_member" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "queue" BLOB,
    "user" BLOB,
    "removed" BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE "erasure" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "at" BIGINT NOT NULL DEFAULT 0,
    "by" BLOB,
    "reason" BIGINT NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE TABLE "scope_member" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "scope" TEXT NOT NULL DEFAULT '',
    "customer" BLOB,
    "touched_at" BIGINT NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE "customer_list" (
    id BLOB PRIMARY KEY NOT NULL,
    rev BIGINT NOT NULL DEFAULT 0,
    ext BLOB,
    "code" TEXT NOT NULL DEFAULT '',
    "label" TEXT NOT NULL DEFAULT '',
    "queue" BLOB,
    "active" BIGINT NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX user_by_name ON "user" (name);
CREATE UNIQUE INDEX reason_by_code ON reason (code);
CREATE UNIQUE INDEX queue_by_code ON queue (code);
CREATE INDEX customer_by_survivor ON customer (merged_into) WHERE merged_into IS NOT NULL;
-- Several customers may share a value, so this look-up is not unique. What was taken off a record identifies nobody.
CREATE INDEX identity_by_value ON identity (value_norm, type) WHERE removed_at=0;
CREATE INDEX identity_by_customer ON identity (customer);
CREATE INDEX consent_by_customer ON consent (customer);
CREATE INDEX alert_by_customer ON alert (customer);
CREATE INDEX orders_by_customer ON orders (customer, placed_at);
CREATE INDEX cases_by_customer ON cases (customer, opened_at);
CREATE UNIQUE INDEX cases_by_number ON cases (number) WHERE number > 0;
CREATE INDEX case_event_by_customer ON case_event (customer, at);
CREATE INDEX interaction_by_customer ON interaction (customer, at);
CREATE INDEX interaction_by_provider_id ON interaction (provider_id) WHERE provider_id <> '';
CREATE INDEX interaction_case_by_case ON interaction_case (case_id);
CREATE INDEX interaction_case_by_customer ON interaction_case (customer);
CREATE INDEX note_by_customer ON note (customer, created_at);
CREATE INDEX note_version_by_customer ON note_version (customer, at);
CREATE INDEX field_stamp_by_customer ON field_stamp (customer);
CREATE INDEX field_version_by_customer ON field_version (customer, at);
CREATE INDEX customer_tag_by_customer ON customer_tag (customer);
CREATE INDEX membership_by_customer ON membership (customer);
CREATE INDEX callback_by_customer ON callback (customer, booked_at);
CREATE UNIQUE INDEX customer_list_by_code ON customer_list (code);
CREATE INDEX scope_member_by_customer ON scope_member (customer);
CREATE INDEX scope_member_by_scope ON scope_member (scope, customer);
-- Open work, which makes its customers members of scopes; and contacts of nobody who is known.
CREATE INDEX cases_open ON cases (customer) WHERE status NOT IN (6, 7, 8);
CREATE INDEX callback_open ON callback (customer) WHERE state=1;
-- What was erased lately: read by whoever keeps the ledger of erasures.
CREATE INDEX erasure_by_rev ON erasure (rev);
CREATE INDEX interaction_of_nobody ON interaction (id) WHERE customer IS NULL;

-- The number of the newest line of the log. Taking this row is what makes writers queue.
-- The pulse rises with every commit, where the database has no such count of its own.
CREATE TABLE head (one BIGINT PRIMARY KEY CHECK (one = 1), n BIGINT NOT NULL, pulse BIGINT NOT NULL);
INSERT INTO head VALUES (1, 0, 0);

-- Dense: n lines are the numbers floor+1 .. floor+n. Which row changed and which of its fields, never what they say.
CREATE TABLE change (
    seq INTEGER PRIMARY KEY, -- SQLite takes only this word for the number of the row
    kind BIGINT NOT NULL,
    obj BLOB NOT NULL,
    fields BIGINT NOT NULL,
    mid BLOB,
    at BIGINT NOT NULL
);
--{ postgresql
ALTER TABLE change ALTER COLUMN seq TYPE BIGINT;
--}

-- The log is complete behind its floor. The incarnation rises when the store was restored. The search form says which
-- rules made the words of customer_words, the lineage whose data these are (PostgreSQL: cluster and timeline).
-- Remains: 1 while what was erased may still be read in the bytes of the file. Desktops hold everything (1) or recent
-- work (2), chosen by hand or by the number of customers; members_until: while the members of all scopes are being made.
-- Last backup: when gateways over PostgreSQL made the last good one.
CREATE TABLE store (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    uuid BLOB NOT NULL,
    incarnation BIGINT NOT NULL,
    floor BIGINT NOT NULL,
    search_form TEXT NOT NULL,
    lineage TEXT NOT NULL,
    remains BIGINT NOT NULL,
    desktops_hold BIGINT NOT NULL,
    hold_automatic BIGINT NOT NULL,
    members_building BIGINT NOT NULL,
    members_until BLOB,
    last_backup BIGINT NOT NULL DEFAULT 0
);
--{ sqlite
INSERT INTO store VALUES (1, randomblob(16), 1, 0, '', '', 0, 1, 1, 0, NULL, 0);
--}
--{ postgresql
INSERT INTO store VALUES (1, decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), 1, 0, '', '', 0, 1, 1, 0, NULL, 0);
--}

CREATE TABLE counter (series TEXT PRIMARY KEY NOT NULL, n BIGINT NOT NULL) WITHOUT ROWID;

CREATE TABLE device (
    id BLOB PRIMARY KEY NOT NULL,
    "user" BLOB NOT NULL,
    session_epoch BIGINT NOT NULL,
    last_mseq BIGINT NOT NULL,
    build TEXT NOT NULL,
    last_seen BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE applied (
    device BLOB NOT NULL,
    mseq BIGINT NOT NULL,
    mid BLOB NOT NULL,
    status BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    code BIGINT NOT NULL,
    sentence TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (device, mseq)
) WITHOUT ROWID;
CREATE INDEX applied_by_mid ON applied (mid);
CREATE INDEX applied_by_age ON applied (at);

CREATE TABLE credential ("user" BLOB PRIMARY KEY NOT NULL, encoded TEXT NOT NULL, changed_at BIGINT NOT NULL)
    WITHOUT ROWID;

-- A token is 256 random bits that only its desktop knows; here lies its SHA-256.
CREATE TABLE token (
    hash BLOB PRIMARY KEY NOT NULL,
    "user" BLOB NOT NULL,
    device BLOB,
    device_name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used BIGINT NOT NULL,
    revoked_at BIGINT NOT NULL,
    revoked_for BIGINT NOT NULL         -- 1: the account was switched off
) WITHOUT ROWID;
CREATE INDEX token_by_user ON token ("user");

CREATE TABLE login_attempt (
    name TEXT PRIMARY KEY NOT NULL,
    failures BIGINT NOT NULL,
    last_failure BIGINT NOT NULL,
    locked_until BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX login_attempt_by_age ON login_attempt (last_failure);

CREATE TABLE lease (
    name TEXT PRIMARY KEY NOT NULL,
    holder BLOB NOT NULL,
    until BIGINT NOT NULL,
    fence BIGINT NOT NULL
) WITHOUT ROWID;

-- What somebody had entered and not yet sent when the account was switched off, until a lead has decided.
CREATE TABLE review (
    mid BLOB PRIMARY KEY NOT NULL,
    device BLOB NOT NULL,
    mseq BIGINT NOT NULL,
    "user" BLOB NOT NULL,
    command BLOB NOT NULL,
    entered_at BIGINT NOT NULL,
    hlc BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    state BIGINT NOT NULL,              -- 1 waiting, 2 applied, 3 discarded
    decided_by BLOB,
    decided_at BIGINT NOT NULL
);
CREATE INDEX review_by_state ON review (state, received_at);

CREATE TABLE raw_intake (
    id BLOB PRIMARY KEY NOT NULL,
    source TEXT NOT NULL,
    bytes BLOB NOT NULL,
    received_at BIGINT NOT NULL,
    state BIGINT NOT NULL,
    fault TEXT NOT NULL
);
CREATE INDEX raw_intake_open ON raw_intake (received_at) WHERE state = 1;

-- The words under which a customer is found. Parts of telephone numbers are words that begin with "#", sound codes words
-- that begin with "~". They are folded and cut by core/rules, so the tokenizer cuts at blanks only.
--{ sqlite
CREATE TABLE customer_words (
    doc INTEGER PRIMARY KEY,
    customer BLOB NOT NULL UNIQUE,
    words TEXT NOT NULL
);
CREATE VIRTUAL TABLE customer_search USING fts5 (
    words, content='customer_words', content_rowid='doc', detail=none, columnsize=0,
    tokenize="ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);
-- Twice as many pieces before they are merged: imports are a twentieth quicker, and a search still looks into few.
INSERT INTO customer_search (customer_search, rank) VALUES ('automerge', 8);
--}
--{ postgresql
CREATE TABLE customer_words (
    customer BLOB PRIMARY KEY NOT NULL,
    words TEXT NOT NULL
);
-- The words as they are: no dictionary, no language. A question of several beginnings is one look into this index.
CREATE INDEX customer_search ON customer_words
    USING gin (array_to_tsvector(array_remove(string_to_array(words, ' '), '')));
--}
