-- SPDX-FileCopyrightText: The Visage authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The work of one user on this desktop that the store has not confirmed yet, and what was confirmed in the last 14
-- days. Precious: never dropped by an update, never touched by a snapshot.

-- Who this is. One row.
CREATE TABLE desk (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    device BLOB NOT NULL,
    session_epoch INTEGER NOT NULL,
    last_mseq INTEGER NOT NULL,
    store BLOB,                         -- the store that this work is for; NULL until it has welcomed us
    user BLOB,                          -- NULL until the first log-in
    user_name TEXT NOT NULL,
    display_name TEXT NOT NULL,
    role INTEGER NOT NULL,
    hlc INTEGER NOT NULL                -- the last stamp given to an entry; they rise across restarts
);

-- Who may work here while the store is away, and for how long. One row, from the first log-in on.
CREATE TABLE login (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    verifier TEXT NOT NULL,             -- Argon2id of the password, with a salt of its own
    contact INTEGER NOT NULL,           -- with the store, the last one
    seen INTEGER NOT NULL,              -- the latest time seen since: a clock set back changes nothing
    failures INTEGER NOT NULL,          -- wrong passwords in a row
    last_failure INTEGER NOT NULL,
    locked_until INTEGER NOT NULL
);

CREATE TABLE entry (
    mseq INTEGER PRIMARY KEY,
    mid BLOB NOT NULL,
    entered_at INTEGER NOT NULL,
    base_rev INTEGER NOT NULL,
    form INTEGER NOT NULL,              -- of `command`: 1 is the array that core/protocol makes of a command
    command BLOB NOT NULL,
    state INTEGER NOT NULL,             -- 1 pending, 2 acknowledged, 3 refused, 4 refused and read
    ack_seq INTEGER NOT NULL,
    acked_at INTEGER NOT NULL,
    code INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    hlc INTEGER NOT NULL                -- its stamp, for good: pushed again, it is the same change
);
CREATE INDEX entry_state ON entry (state);

-- What was given to a restored store again, or is its descendant: refused there, it may be entered once more so many times.
CREATE TABLE reoffered (
    mid BLOB PRIMARY KEY,
    chances INTEGER NOT NULL
) WITHOUT ROWID;

-- Texts of editors, kept across crashes. Not sent.
CREATE TABLE draft (
    key TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    saved_at INTEGER NOT NULL
) WITHOUT ROWID;
