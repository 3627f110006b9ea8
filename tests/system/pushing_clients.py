# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients that write notes all the time, and all change one field of one customer, at whichever gateway answers; they
remember what they were promised."""
import asyncio
import pathlib
import sys
import time

import websockets

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "python_client"))
import visage_client as wire  # noqa: E402

SESSION_EXPIRED = 26
TRANSIENT = range(1, 20)
LOST = (OSError, EOFError, asyncio.TimeoutError, wire.Silent, websockets.WebSocketException)


class WatchedCopy(wire.Copy):
    """Remembers every answer, and that positions never go back within an incarnation."""

    def __init__(self, path):
        super().__init__(path)
        self.db.execute("PRAGMA synchronous = OFF")  # this process does not die
        self.promises = []      # (mseq, mid, status, seq, incarnation)
        self.answered_at = {}   # mseq: monotonic time
        self.offered_again = 0

    def answer(self, mseq, mid, status, seq):
        self.promises.append((mseq, mid, status, seq, self.get("incarnation")))
        self.answered_at[mseq] = time.monotonic()
        super().answer(mseq, mid, status, seq)

    def reopen(self, behind):
        answered, = self.db.execute("SELECT count(*) FROM push WHERE mseq > ? AND status IS NOT NULL",
                                    (behind,)).fetchone()
        self.offered_again += answered
        super().reopen(behind)


class PushingClient:
    """Stays connected with one of `urls`, another one after each loss; writes a note every `pause` seconds, or a new
    town of the customer `common`, at whom everybody is."""

    def __init__(self, name, user, folder, urls, random, common, pause=0.1):
        self.name = name
        self.common = common
        self.user = user
        self.urls = urls
        self.random = random
        self.pause = pause
        self.copy = WatchedCopy(folder / f"{name}.db")
        self.client = wire.Client(None, self.copy)
        self.client.heartbeat = 1.5
        self.texts = {}         # note: text
        self.towns = {}         # mseq: town
        self.entered_at = {}    # mseq: monotonic time
        self.customer = None
        self.connections = 0
        self.moving = False
        self.resting = False
        self.ending = False
        self.failures = []
        self.pinned = None      # the only gateway to be at, meanwhile

    # -- the line ------------------------------------------------------------------------------------------------

    async def _connect(self):
        client = self.client
        if not self.copy.get("token"):
            await client.log_in(self.user, f"secret of {self.user}")
            await client.hello()
        else:
            await client.connect()
        self.connections += 1

    async def stay(self):
        backoff = 0
        while not self.ending:
            others = [url for url in self.urls if url != self.client.url] or self.urls
            self.client.url = self.pinned or self.random.choice(others)
            self.moving = False
            rest = 0
            try:
                await asyncio.wait_for(self._connect(), 8)
                backoff = 0
                await self.client.until(lambda: self.moving or self.ending)
                continue
            except wire.Refused as refused:
                if refused.code == SESSION_EXPIRED:
                    self.copy.set(token=None)
                elif refused.code not in TRANSIENT:
                    raise
                rest = refused.retry_after_ms / 1000
                self.failures.append(str(refused))
            except LOST as lost:
                self.failures.append(repr(lost))
            finally:
                self.client.live = self.client.welcomed = False
                if self.client.socket:
                    self.client.socket.transport.abort()
            backoff = min(2, 2 * backoff) if backoff else self.random.random()
            await asyncio.sleep(max(rest, backoff))

    def move(self, url=None):
        """To another gateway, or to that one."""
        self.pinned = url
        self.moving = True

    # -- what people do ------------------------------------------------------------------------------------------

    async def enter(self, command):
        mseq = self.copy.add_push(command)
        self.entered_at[mseq] = time.monotonic()
        if self.client.welcomed:
            try:
                await self.client.send_pushes()
            except LOST:
                pass  # whoever reads the line will notice
        return mseq

    async def write(self):
        """One note."""
        if not self.customer:
            self.customer, creation = wire.create_customer("Zoé", self.name)
            await self.enter(creation)
        text = f"note {len(self.texts)} of {self.name}, « ça ira »"
        note, writing = wire.write_note(self.customer, text)
        self.texts[note] = text
        return await self.enter(writing)

    async def change_town(self):
        """As soon as the common customer is known here."""
        seen = self.copy.row(wire.CUSTOMER, self.common)
        if not seen:
            return
        town = f"{self.name} sur Mer {len(self.towns)}"
        before = seen[wire.FIELDS_FROM + wire.TOWN] or ""
        mseq = await self.enter(wire.update_customer(self.common, wire.TOWN, before, town))
        self.towns[mseq] = town

    async def keep_writing(self):
        while not self.resting:
            await self.write()
            if self.random.random() < 0.2:
                await self.change_town()
            await asyncio.sleep(self.pause * (0.5 + self.random.random()))

    def edits(self):
        """(stamp, device, town) of each: the greatest one wins."""
        stamps = dict(self.copy.db.execute("SELECT mseq, hlc FROM push"))
        return [(stamps[mseq], self.copy.get("device"), town) for mseq, town in self.towns.items()]

    def answered_since(self, when):
        """When a push entered since then was answered first; None: not yet."""
        return min((at for mseq, at in self.copy.answered_at.items() if self.entered_at.get(mseq, 0) >= when),
                   default=None)

    @property
    def settled(self):
        return self.client.live and not self.copy.unanswered()

    def where(self):
        return (f"{self.name} at {self.client.url}: live {self.client.live}, {len(self.copy.unanswered())} unanswered, "
                f"cursor {self.copy.cursor()}, {self.failures[-4:]}")


def rows_of(copy):
    """Everything a copy holds, revisions included."""
    return dict(((kind, id), item) for kind, id, item in copy.db.execute("SELECT kind, id, item FROM row"))


def notes_of(copy):
    return {row[1]: row[10] for row in copy.rows(wire.NOTE)}


class Crew:
    """Several of them, with what must hold of all."""

    def __init__(self, folder, urls, random, tls=None):
        self.tls = tls
        self.folder = folder
        self.urls = urls
        self.random = random
        self.common, self.creation = wire.create_customer("Yves", "Commun")
        self.members = []
        self.lines = []
        self.work = []

    def begin(self, size):
        """With so many more of them."""
        for _ in range(size):
            number = len(self.members)
            member = PushingClient(f"client-{number}", ("anne", "karim")[number % 2], self.folder, self.urls,
                                   self.random, self.common)
            member.client.tls = self.tls
            if not self.members:
                member.entered_at[member.copy.add_push(self.creation)] = time.monotonic()
            self.members.append(member)
            self.lines.append(asyncio.create_task(member.stay()))
            self.work.append(asyncio.create_task(member.keep_writing()))

    async def wander(self, every=1.5):
        """Now and then somebody changes the gateway of their own accord."""
        while True:
            await asyncio.sleep(every)
            member = self.random.choice(self.members)
            if not member.pinned:
                member.move()

    def check_alive(self):
        for task in [*self.lines, *self.work]:
            if task.done():
                task.result()
                raise AssertionError("a client ended by itself")

    async def until(self, probe, what, seconds):
        end = time.monotonic() + seconds
        while not probe():
            self.check_alive()
            assert time.monotonic() < end, what + "\n" + "\n".join(member.where() for member in self.members)
            await asyncio.sleep(0.02)

    async def recovered(self, since, what, seconds=40):
        """Until everybody has had an answer to what they entered since then. Returns seconds: first and last."""
        await self.until(lambda: all(member.answered_since(since) for member in self.members),
                         f"not everybody is served again after: {what}", seconds)
        times = sorted(member.answered_since(since) - since for member in self.members)
        return times[0], times[-1]

    async def settle(self, seconds=40):
        for member in self.members:
            member.resting = True
        await asyncio.gather(*self.work)
        self.work = []
        await self.until(lambda: all(member.settled for member in self.members), "the clients do not settle", seconds)
        head = max(member.copy.cursor() for member in self.members)
        await self.until(lambda: all(member.copy.cursor() >= head for member in self.members),
                         "not everybody is at the head", seconds)

    async def end(self):
        for member in self.members:
            member.ending = True
        for task in [*self.lines, *self.work]:
            task.cancel()
        await asyncio.gather(*self.lines, *self.work, return_exceptions=True)

    async def check(self, url):
        """Once each is settled: all promises were kept, once, and everybody sees the same."""
        fresh = wire.Client(url, wire.Copy(self.folder / "fresh.db"))
        fresh.tls = self.tls
        await fresh.log_in("karim", "secret of karim")
        await fresh.hello()
        await asyncio.wait_for(fresh.until(lambda: fresh.live), 30)
        truth = rows_of(fresh.copy)
        notes = notes_of(fresh.copy)
        town = fresh.copy.row(wire.CUSTOMER, self.common)[wire.FIELDS_FROM + wire.TOWN]
        await fresh.close()
        (self.folder / "fresh.db").unlink()
        wanted = {note: text for member in self.members for note, text in member.texts.items()}
        assert notes == wanted, (f"{len(wanted.keys() - notes.keys())} of {len(wanted)} notes are lost, "
                                 f"{len(notes.keys() - wanted.keys())} are of nobody")
        assert len(set(notes.values())) == len(notes), "a text is there twice"
        edits = [edit for member in self.members for edit in member.edits()]
        assert not edits or town == max(edits)[-1], f"the town is {town}, the last one entered {max(edits)[-1]}"
        for member in self.members:
            answers = dict(member.copy.db.execute("SELECT mseq, status FROM push"))
            refused = [status for mseq, status in answers.items() if status != wire.APPLIED and not (
                mseq in member.towns and status in (wire.MERGED, wire.SUPERSEDED))]
            assert not refused, f"{member.name} got answers {set(refused)}"
            own = rows_of(member.copy)
            differing = [key[0] for key in truth.keys() | own.keys() if truth.get(key) != own.get(key)]
            assert not differing, f"{member.name} sees {len(differing)} rows otherwise, of kinds {set(differing)}"
        return len(wanted)
