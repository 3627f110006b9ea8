# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small client of visage.sync.1, written from core/protocol/README.md alone: it shows that the page is enough, and
how little a client needs. One folder-less SQLite file holds rows, cursor and pushes."""
import asyncio
import datetime
import json
import sqlite3
import time
import uuid
import zlib

import cbor2
import websockets

HELLO, WELCOME, SNAP, CHANGES, MARK, PUSH, ACK, CREDIT, PING, PONG, ERROR, LOGIN, LOGGEDIN, LOGOUT = range(1, 15)
SEARCH, FOUND, PRESENCE, PRESENT = 15, 16, 17, 18
AUDIT = 32
LOOKING, WRITING, TALKING = 1, 2, 3
CUSTOMER, IDENTITY, NOTE, SCOPE_MEMBER = 4, 5, 13, 24
TOWN, LAST_CONTACT_ON = 12, 19  # among the fields of a customer
FIELDS_FROM = 2                 # in a row, behind the field's number
# Whose a row is: the number of the field `customer` of each kind that has one.
CUSTOMER_FIELD = {5: 1, 6: 1, 7: 1, 8: 1, 9: 2, 10: 2, 11: 1, 12: 3, 13: 1, 14: 2, 17: 3, 18: 3, 19: 1, 20: 1, 24: 2}
SCOPES = ("all", "work", "ident")
WRITE_NOTE, CREATE_CUSTOMER, UPDATE_CUSTOMER, PIN_CUSTOMER = 1, 9, 14, 32
APPLIED, MERGED, SUPERSEDED = 1, 2, 3
NEWEST_KIND = 25
MAX_FRAME = 256 * 1024
MAX_INFLATED = 1024 * 1024


class Silent(Exception):
    """The line is dead: nothing was heard for twice the heartbeat."""


class Refused(Exception):
    """An ERROR frame."""

    def __init__(self, code, retry_after_ms, sentence):
        super().__init__(f"{code}: {sentence}")
        self.code = code
        self.retry_after_ms = retry_after_ms


def now_ms():
    return int(time.time() * 1000)


def new_id():
    """A UUID of version 7 (RFC 9562)."""
    raw = bytearray(now_ms().to_bytes(6, "big") + uuid.uuid4().bytes[6:])
    raw[6] = raw[6] & 0x0F | 0x70
    return bytes(raw)


def owner_of(row):
    """The customer whose row it is; None: nobody's."""
    if row[0] == CUSTOMER:
        return row[1]
    field = CUSTOMER_FIELD.get(row[0])
    return row[FIELDS_FROM + field] if field else None


def a_year_ago():
    """The first day of whom `ident` holds, as days are numbered in a row; a week more, for clocks differ."""
    today = datetime.datetime.now(datetime.timezone.utc).date()
    first = today.replace(year=today.year - 1, day=min(today.day, 28)) - datetime.timedelta(days=7)
    return first.year * 10000 + first.month * 100 + first.day


def mix(number):
    number = ((number ^ number >> 30) * 0xBF58476D1CE4E5B9) % 2**64
    number = ((number ^ number >> 27) * 0x94D049BB133111EB) % 2**64
    return number ^ number >> 31


def hash_of(id):
    half = mix((0x9E3779B97F4A7C15 + int.from_bytes(id[:8], "big")) % 2**64)
    return mix((half + int.from_bytes(id[8:], "big")) % 2**64)


def add_to(sums, kind, id, rev):
    """What a row adds to the sums of the scope `all`."""
    sums[hash_of(id) % 256] += mix((mix((hash_of(id) + kind) % 2**64) + rev) % 2**64)


class Copy:
    """What survives: the copy of the rows, where each scope is, and the pushes. Each method is one transaction."""

    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.db.executescript("""
            CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT);
            CREATE TABLE IF NOT EXISTS row(kind INTEGER, id BLOB, item BLOB, rev INTEGER, incarnation INTEGER,
                                           owner BLOB, PRIMARY KEY(kind, id));
            CREATE INDEX IF NOT EXISTS row_by_owner ON row(owner);
            CREATE TABLE IF NOT EXISTS scope(name TEXT PRIMARY KEY, cursor INTEGER NOT NULL, resume TEXT);
            CREATE TABLE IF NOT EXISTS brought(scope TEXT, kind INTEGER, id BLOB, PRIMARY KEY(scope, kind, id));
            CREATE TABLE IF NOT EXISTS push(mseq INTEGER PRIMARY KEY, mid BLOB, entered INTEGER, command BLOB,
                                            status INTEGER, seq INTEGER, hlc INTEGER);
        """)
        if self.get("device") is None:
            with self.db:
                self._set("device", new_id().hex())

    def get(self, name, default=None):
        found = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return json.loads(found[0]) if found else default

    def _set(self, name, value):
        self.db.execute("INSERT OR REPLACE INTO meta VALUES(?, ?)", (name, json.dumps(value)))

    def set(self, **values):
        with self.db:
            for name, value in values.items():
                self._set(name, value)

    def next_epoch(self):
        epoch = max(self.get("epoch", 0) + 1, now_ms())
        self.set(epoch=epoch)
        return epoch

    def _put(self, row):
        incarnation = self.get("incarnation", 0)
        newer = self.db.execute("SELECT rev FROM row WHERE kind = ? AND id = ? AND incarnation = ? AND rev > ?",
                                (row[0], row[1], incarnation, row[2])).fetchone()
        assert not newer, f"a row went back from revision {newer[0]} to {row[2]}"
        self.db.execute("INSERT OR REPLACE INTO row VALUES(?, ?, ?, ?, ?, ?)",
                        (row[0], row[1], cbor2.dumps(row), row[2], incarnation, owner_of(row)))

    # -- scopes --------------------------------------------------------------------------------------------------

    def scopes(self):
        """[name, cursor, resume] of each that is held, as HELLO wants them."""
        found = self.db.execute("SELECT name, cursor, resume FROM scope ORDER BY name DESC").fetchall()
        states = [[name, cursor, json.loads(resume) if resume else None] for name, cursor, resume in found]
        for _, _, resume in states:
            if resume:
                resume[3] = bytes.fromhex(resume[3]) if resume[3] else None
        return states

    def cursor(self, scope=None):
        """Of one scope, or of the one that is furthest behind."""
        found = [cursor for name, cursor, _ in self.scopes() if scope in (None, name)]
        return min(found, default=0)

    def resume(self, scope):
        return next((resume for name, _, resume in self.scopes() if name == scope), None)

    def grant(self, granted):
        """What is not granted any more goes."""
        with self.db:
            held = {name for name, _, _ in self.scopes()}
            for name in held - set(granted):
                self.db.execute("DELETE FROM scope WHERE name = ?", (name,))
            for name in set(granted) - held:
                self.db.execute("INSERT INTO scope VALUES(?, 0, NULL)", (name,))
            if held - set(granted):
                self._purge()

    def forget_cursors(self):
        with self.db:
            self.db.execute("UPDATE scope SET cursor = 0, resume = NULL")

    def members(self):
        """{customer: the oldest of the revisions by which it is a member}"""
        found = {}
        for row in self.rows(SCOPE_MEMBER):
            customer = row[FIELDS_FROM + 2]
            found[customer] = min(row[2], found.get(customer, row[2]))
        return found

    def _in_ident(self, customer):
        row = self.row(CUSTOMER, customer)
        held = any(name == "ident" for name, _, _ in self.scopes())
        return held and row is not None and (row[FIELDS_FROM + LAST_CONTACT_ON] or 0) >= a_year_ago()

    def _purge(self):
        """Only what a copy may keep of the customers whom no member names: who they are, of those in `ident`."""
        names = [name for name, _, _ in self.scopes()]
        if "all" in names:
            return
        members = self.members() if "work" in names else {}
        owners = [owner for owner, in self.db.execute("SELECT DISTINCT owner FROM row WHERE owner IS NOT NULL")]
        for owner in owners:
            if owner in members:
                continue
            kept = (CUSTOMER, IDENTITY) if self._in_ident(owner) else (0, 0)
            self.db.execute("DELETE FROM row WHERE owner = ? AND kind NOT IN (?, ?)", (owner, *kept))

    def store_part(self, scope, part, rows, resume):
        with self.db:
            if part == 1:
                self.db.execute("DELETE FROM brought WHERE scope = ?", (scope,))
            for row in rows:
                self._put(row)
                self.db.execute("INSERT OR REPLACE INTO brought VALUES(?, ?, ?)", (scope, row[0], row[1]))
            self.db.execute("UPDATE scope SET resume = ? WHERE name = ?", (json.dumps(resume), scope))

    def end_snapshot(self, scope, cursor):
        with self.db:
            members = self.members()
            absent = self.db.execute("SELECT kind, id, owner FROM row WHERE (kind, id) NOT IN "
                                     "(SELECT kind, id FROM brought WHERE scope = ?)", (scope,)).fetchall()
            for kind, id, owner in absent:
                if not self._outlives(scope, cursor, kind, owner, members):
                    self.db.execute("DELETE FROM row WHERE kind = ? AND id = ?", (kind, id))
            self.db.execute("UPDATE scope SET cursor = ?, resume = NULL WHERE name = ?", (cursor, scope))
            self._purge()

    def _outlives(self, scope, as_of, kind, owner, members):
        """A row that the snapshot of the scope did not bring stays: it may be there for another scope's sake."""
        if scope == "all":
            return False
        if scope == "ident":
            return owner is None or owner in members or kind not in (CUSTOMER, IDENTITY)
        if kind not in (CUSTOMER, IDENTITY) or not self._in_ident(owner):
            return False
        return owner not in members or members[owner] > as_of

    def apply(self, changes, cursors):
        with self.db:
            for operation, row in changes:
                if operation == 1:
                    self._put(row)
                else:
                    self.db.execute("DELETE FROM row WHERE kind = ? AND id = ?", (row[0], row[1]))
            for scope, cursor in cursors:
                assert cursor >= self.cursor(scope), "the log went back"
                self.db.execute("UPDATE scope SET cursor = ? WHERE name = ?", (cursor, scope))
            self._purge()

    def rows(self, kind):
        return [cbor2.loads(item) for item, in
                self.db.execute("SELECT item FROM row WHERE kind = ? ORDER BY id", (kind,))]

    def row(self, kind, id):
        found = self.db.execute("SELECT item FROM row WHERE kind = ? AND id = ?", (kind, id)).fetchone()
        return cbor2.loads(found[0]) if found else None

    def sums(self):
        sums = [0] * 256
        for kind, id, rev in self.db.execute("SELECT kind, id, rev FROM row"):
            add_to(sums, kind, id, rev)
        return b"".join((one % 2**64).to_bytes(8, "big") for one in sums)

    def add_push(self, command):
        with self.db:
            mseq = self.last_mseq() + 1
            entered = now_ms()
            last, = self.db.execute("SELECT ifnull(max(hlc), 0) FROM push").fetchone()
            self.db.execute("INSERT INTO push VALUES(?, ?, ?, ?, NULL, NULL, ?)",
                            (mseq, new_id(), entered, cbor2.dumps(command), max(last + 1, entered << 16)))
        return mseq

    def last_mseq(self):
        return self.db.execute("SELECT ifnull(max(mseq), 0) FROM push").fetchone()[0]

    def unanswered(self):
        return self.db.execute("SELECT mseq, mid, entered, command, hlc FROM push WHERE status IS NULL ORDER BY mseq"
                               ).fetchall()

    def reopen(self, behind):
        with self.db:
            self.db.execute("UPDATE push SET status = NULL WHERE mseq > ?", (behind,))

    def answer(self, mseq, mid, status, seq):
        with self.db:
            self.db.execute("UPDATE push SET status = ?, seq = ? WHERE mseq = ? AND mid = ?", (status, seq, mseq, mid))

    def answer_to(self, mseq):
        return self.db.execute("SELECT status, seq FROM push WHERE mseq = ?", (mseq,)).fetchone()


def inflate(packed, block):
    """The array of rows or changes of SNAP and CHANGES."""
    if packed == 0:
        return block
    if packed > MAX_INFLATED:
        raise ValueError("a block of rows is too large")
    engine = zlib.decompressobj()
    plain = engine.decompress(block, packed)
    if len(plain) != packed or not engine.eof:
        raise ValueError("a block of rows is damaged")
    return cbor2.loads(plain)


class Client:
    """One connection at a time over a Copy."""

    def __init__(self, url, copy, features=("deflate",)):
        self.url = url
        self.copy = copy
        self.features = list(features)
        self.tls = None         # an SSLContext for wss
        self.line = {}          # more that websockets.connect() is to know
        self.socket = None
        self.pending = []       # (scope, to, changes) since the last MARK
        self.welcomed = False   # pushes may go out
        self.live = False
        self.parts = 0          # SNAP frames taken on this connection
        self.pushed = set()     # on the wire, unanswered
        self.credits = 0
        self.known = []         # features that the store knows too
        self.shown = None       # the customer whose record is shown
        self.here = {}          # who else is there: device to (user, activity)
        self.granted = []       # scopes
        self.found = None       # the answer to the newest question: (number, customers that the store knows, rows)
        self.heartbeat = 15.0   # seconds of silence before a PING; twice that and the line is dead

    async def send(self, *frame):
        await self.socket.send(cbor2.dumps(list(frame)))

    async def heard(self):
        try:
            return await asyncio.wait_for(self.socket.recv(), self.heartbeat)
        except asyncio.TimeoutError:
            await self.send(PING, 1)
        try:
            return await asyncio.wait_for(self.socket.recv(), self.heartbeat)
        except asyncio.TimeoutError:
            raise Silent from None

    async def receive(self):
        message = await self.heard()
        assert isinstance(message, bytes)
        frame = cbor2.loads(message)
        if frame[0] == ERROR:
            raise Refused(*frame[1:4])
        return frame

    async def expect(self, kind):
        """The frame that is due; only the heartbeat may come before it."""
        while True:
            found, *rest = await self.receive()
            if found == kind:
                return rest
            await self.take([found, *rest])

    async def open(self):
        self.socket = await websockets.connect(self.url, ssl=self.tls, subprotocols=["visage.sync.1"],
                                               max_size=MAX_FRAME, max_queue=None, ping_interval=None,
                                               compression=None, **self.line)
        assert self.socket.subprotocol == "visage.sync.1"
        self.pending, self.welcomed, self.live, self.parts, self.pushed = [], False, False, 0, set()
        self.known, self.here = [], {}

    async def close(self):
        await self.socket.close()

    async def log_in(self, user, password):
        await self.open()
        await self.send(LOGIN, user, password, bytes.fromhex(self.copy.get("device")), "python")
        token, *_ = await self.expect(LOGGEDIN)
        self.copy.set(token=token)

    async def hello(self, epoch=None):
        copy = self.copy
        store = copy.get("store")
        scopes = copy.scopes()
        scopes += [[name, 0, None] for name in SCOPES if name not in [held[0] for held in scopes]]
        await self.send(HELLO, 1, 1, "python client", 1, bytes.fromhex(copy.get("device")), epoch or copy.next_epoch(),
                        bytes.fromhex(store) if store else None, copy.get("incarnation", 0), copy.get("token"),
                        scopes, copy.last_mseq(), self.features)
        welcome = await self.expect(WELCOME)
        assert welcome[0] == 1
        self.granted = welcome[10]
        store, incarnation, last_mseq, self.credits = welcome[1].hex(), welcome[2], welcome[12], welcome[14]
        self.known = welcome[16]
        if (store, incarnation) != (copy.get("store"), copy.get("incarnation")):
            copy.set(store=store, incarnation=incarnation)
            copy.forget_cursors()
        copy.grant(self.granted)
        pending = copy.unanswered()
        if (pending[0][0] if pending else copy.last_mseq() + 1) > last_mseq + 1:
            copy.reopen(last_mseq)
        self.welcomed = True
        await self.send(CREDIT, 8)
        await self.send_pushes()

    async def connect(self):
        """With the token of an earlier log-in."""
        await self.open()
        await self.hello()

    async def push(self, command):
        mseq = self.copy.add_push(command)
        await self.send_pushes()
        return mseq

    async def send_pushes(self):
        for mseq, mid, entered, command, hlc in self.copy.unanswered():
            if mseq not in self.pushed and len(self.pushed) < self.credits:
                self.pushed.add(mseq)
                await self.send(PUSH, mseq, mid, entered, 1, 0, cbor2.loads(command), hlc)

    async def audit(self):
        """The store compares the copy; one that has drifted comes anew."""
        if "audit" in self.known:
            await self.send(AUDIT, "all", self.copy.cursor(), NEWEST_KIND, 0, self.copy.sums())

    async def show(self, customer, writing=False, talking_with=None):
        """Where its person is now; whoever stays there says so again every 5 seconds."""
        if customer != self.shown:
            self.shown, self.here = customer, {}
        if "presence" in self.known:
            await self.send(PRESENCE, customer, writing, talking_with)

    async def until(self, done):
        """Takes frames until done() is true."""
        while not done():
            await self.take(await self.receive())

    async def take(self, frame):
        kind, *rest = frame
        if kind == PING:
            await self.send(PONG, rest[0], now_ms())
        elif kind == SNAP:
            self.take_part(*rest[:9])
            await self.send(CREDIT, 1)
        elif kind == CHANGES:
            self.take_changes(*rest[:5])
            await self.send(CREDIT, 1)
        elif kind == MARK:
            self.take_mark(*rest[:3])
        elif kind == ACK:
            self.copy.answer(*rest[:4])
            self.pushed.discard(rest[0])
            await self.send_pushes()
        elif kind == FOUND:
            number, _more, customers, packed, block = rest[:5]
            self.found = (number, customers, inflate(packed, block))
        elif kind == PRESENT and "presence" in self.known:
            customer, persons = rest[:2]
            if customer == self.shown:
                self.here = {device: (user, activity) for user, device, activity in persons}
        elif kind < 128 and kind != PONG:
            raise ValueError(f"frame {kind} is not due")

    async def search(self, text, limit=20):
        """The rows of customers and identities that the store finds, best first."""
        number = time.monotonic_ns()
        await self.send(SEARCH, number, text, limit)
        await self.until(lambda: self.found and self.found[0] == number)
        return self.found[2]

    async def pin(self, customer):
        return await self.push([PIN_CUSTOMER, customer, bytes.fromhex(self.copy.get("device"))])

    def take_part(self, scope, as_of, part, kind, total, before, last, packed, block):
        resume = self.copy.resume(scope)
        assert scope in self.granted
        assert part == 1 or resume and resume[:2] == [as_of, part - 1], "a part of the snapshot is missing"
        self.parts += 1
        rows = inflate(packed, block)
        after = rows[-1][1].hex() if rows else None
        self.copy.store_part(scope, part, rows, [as_of, part, kind, after, before + len(rows)])
        if part == 1:
            self.pending = [one for one in self.pending if one[0] != scope]
        if last:
            self.copy.end_snapshot(scope, as_of)

    def follows_on(self, scope):
        """Where the next changes of the scope must begin."""
        return next((to for name, to, _ in reversed(self.pending) if name == scope), self.copy.cursor(scope))

    def take_changes(self, scope, first, last, packed, block):
        assert scope in self.granted and self.copy.resume(scope) is None
        assert first == self.follows_on(scope), "changes are missing"
        self.pending.append((scope, last, inflate(packed, block)))

    def take_mark(self, scopes, _now, head):
        for name, cursor, _ in scopes:
            assert cursor == self.follows_on(name), "the mark does not follow from what was sent"
        marked = {name: cursor for name, cursor, _ in scopes}
        assert {name for name, _, _ in self.pending} <= marked.keys()
        if self.pending:
            held = [(name, cursor) for name, cursor in marked.items() if self.copy.resume(name) is None]
            self.copy.apply([change for _, _, changes in self.pending for change in changes], held)
            self.pending = []
        states = self.copy.scopes()
        self.live = all(resume is None and cursor >= head for _, cursor, resume in states) and bool(states)


def write_note(customer, text):
    note = new_id()
    return note, [WRITE_NOTE, note, customer, None, None, text]


def create_customer(given_name, family_name):
    customer = new_id()
    return customer, [CREATE_CUSTOMER, customer, 1, 0, given_name, family_name]


def update_customer(customer, field, before, after):
    return [UPDATE_CUSTOMER, new_id(), customer, [[field, before, after]]]
