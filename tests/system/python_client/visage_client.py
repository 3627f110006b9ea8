# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small client of visage.sync.1, written from core/protocol/README.md alone: it shows that the page is enough, and
how little a client needs. One folder-less SQLite file holds rows, cursor and pushes."""
import asyncio
import json
import sqlite3
import time
import uuid
import zlib

import cbor2
import websockets

HELLO, WELCOME, SNAP, CHANGES, MARK, PUSH, ACK, CREDIT, PING, PONG, ERROR, LOGIN, LOGGEDIN, LOGOUT = range(1, 15)
PRESENCE, PRESENT = 17, 18
AUDIT = 32
LOOKING, WRITING, TALKING = 1, 2, 3
CUSTOMER, NOTE = 4, 13
TOWN = 12         # among the fields of a customer
FIELDS_FROM = 2   # in a row, behind the field's number
WRITE_NOTE, CREATE_CUSTOMER, UPDATE_CUSTOMER = 1, 9, 14
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
    """What survives: the copy of the rows with its cursor, and the pushes. Each method is one transaction."""

    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.db.executescript("""
            CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT);
            CREATE TABLE IF NOT EXISTS row(kind INTEGER, id BLOB, item BLOB, rev INTEGER, incarnation INTEGER,
                                           PRIMARY KEY(kind, id));
            CREATE TABLE IF NOT EXISTS brought(kind INTEGER, id BLOB, PRIMARY KEY(kind, id));
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
        self.db.execute("INSERT OR REPLACE INTO row VALUES(?, ?, ?, ?, ?)",
                        (row[0], row[1], cbor2.dumps(row), row[2], incarnation))

    def store_part(self, part, rows, resume):
        with self.db:
            if part == 1:
                self.db.execute("DELETE FROM brought")
            for row in rows:
                self._put(row)
                self.db.execute("INSERT OR REPLACE INTO brought VALUES(?, ?)", (row[0], row[1]))
            self._set("resume", resume)

    def end_snapshot(self, cursor):
        with self.db:
            self.db.execute("DELETE FROM row WHERE (kind, id) NOT IN (SELECT kind, id FROM brought)")
            self._set("cursor", cursor)
            self._set("resume", None)

    def apply(self, changes, cursor):
        assert cursor >= self.get("cursor"), "the log went back"
        with self.db:
            for operation, row in changes:
                if operation == 1:
                    self._put(row)
                else:
                    self.db.execute("DELETE FROM row WHERE kind = ? AND id = ?", (row[0], row[1]))
            self._set("cursor", cursor)

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
        self.socket = None
        self.pending = []       # changes since the last MARK
        self.welcomed = False   # pushes may go out
        self.live = False
        self.parts = 0          # SNAP frames taken on this connection
        self.pushed = set()     # on the wire, unanswered
        self.credits = 0
        self.known = []         # features that the store knows too
        self.shown = None       # the customer whose record is shown
        self.here = {}          # who else is there: device to (user, activity)
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
                                               compression=None)
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
        resume = copy.get("resume")
        if resume:
            resume[3] = bytes.fromhex(resume[3]) if resume[3] else None
        store = copy.get("store")
        await self.send(HELLO, 1, 1, "python client", 1, bytes.fromhex(copy.get("device")), epoch or copy.next_epoch(),
                        bytes.fromhex(store) if store else None, copy.get("incarnation", 0), copy.get("token"),
                        [["all", copy.get("cursor", 0), resume]], copy.last_mseq(), self.features)
        welcome = await self.expect(WELCOME)
        assert welcome[0] == 1 and welcome[10] == ["all"]
        store, incarnation, last_mseq, self.credits = welcome[1].hex(), welcome[2], welcome[12], welcome[14]
        self.known = welcome[16]
        if (store, incarnation) != (copy.get("store"), copy.get("incarnation")):
            copy.set(store=store, incarnation=incarnation, cursor=0, resume=None)
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
            await self.send(AUDIT, "all", self.copy.get("cursor"), NEWEST_KIND, 0, self.copy.sums())

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
        elif kind == PRESENT and "presence" in self.known:
            customer, persons = rest[:2]
            if customer == self.shown:
                self.here = {device: (user, activity) for user, device, activity in persons}
        elif kind < 128 and kind != PONG:
            raise ValueError(f"frame {kind} is not due")

    def take_part(self, scope, as_of, part, kind, total, before, last, packed, block):
        resume = self.copy.get("resume")
        assert scope == "all"
        assert part == 1 or resume and resume[:2] == [as_of, part - 1], "a part of the snapshot is missing"
        self.parts += 1
        rows = inflate(packed, block)
        after = rows[-1][1].hex() if rows else None
        self.copy.store_part(part, rows, [as_of, part, kind, after, before + len(rows)])
        if last:
            self.copy.end_snapshot(as_of)

    def take_changes(self, scope, first, last, packed, block):
        expected = self.pending[-1][1] if self.pending else self.copy.get("cursor")
        assert scope == "all" and first == expected, "changes are missing"
        self.pending.append((inflate(packed, block), last))

    def take_mark(self, scopes, _now, head):
        cursor = scopes[0][1]
        if self.pending:
            assert cursor == self.pending[-1][1]
            self.copy.apply([change for changes, _ in self.pending for change in changes], cursor)
            self.pending = []
        self.live = cursor >= head


def write_note(customer, text):
    note = new_id()
    return note, [WRITE_NOTE, note, customer, None, None, text]


def create_customer(given_name, family_name):
    customer = new_id()
    return customer, [CREATE_CUSTOMER, customer, 1, 0, given_name, family_name]


def update_customer(customer, field, before, after):
    return [UPDATE_CUSTOMER, new_id(), customer, [[field, before, after]]]
