#!/usr/bin/python3
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A client written from the wire's README works with a real store: python_client_test.py FOLDER_OF_PROGRAMS"""
import asyncio
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid

import cbor2

import visage_client as wire

PATIENCE = 20


class Store:
    """A real visage-store on a folder of its own."""

    def __init__(self, programs):
        self.programs = pathlib.Path(programs).resolve()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="visage-wire-"))
        self.process = None
        self.url = None

    def __enter__(self):
        self.admin("init")
        for user in ("anne", "karim"):
            secret = self.folder / f"{user}.password"
            secret.write_text(f"secret of {user}\n")
            self.admin("user", "add", user, "--role", "agent", "--password-file", secret)
        self.start()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            assert self.process.wait(PATIENCE) == 0, "the store did not stop cleanly"
        finally:
            self.process.kill()
            shutil.rmtree(self.folder, ignore_errors=True)

    def admin(self, *arguments):
        subprocess.run([self.programs / "visage-admin", "--data", self.folder / "data", *arguments], check=True,
                       stdout=subprocess.DEVNULL)

    def start(self):
        self.process = subprocess.Popen([self.programs / "visage-store", "--data", self.folder / "data",
                                         "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE)
        line = self.process.stdout.readline().decode()
        assert line.startswith("visage-store ready ws://127.0.0.1:"), f"the store said {line!r}"
        self.url = line.split()[-1]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def client(self, name, **options):
        return wire.Client(self.url, wire.Copy(self.folder / f"{name}.db"), **options)


async def log_in(client, user):
    await client.log_in(user, f"secret of {user}")
    await client.hello()
    await client.until(lambda: client.live)


async def refusal(coroutine):
    try:
        await coroutine
    except wire.Refused as refused:
        return refused.code
    raise AssertionError("nothing was refused")


def notes(client):
    return {row[1]: row[10] for row in client.copy.rows(wire.NOTE)}


async def syncs_follows_and_pushes(store):
    anne = store.client("anne")
    await log_in(anne, "anne")
    assert anne.parts > 0, "an empty copy is filled by a snapshot"
    assert {row[3] for row in anne.copy.rows(1)} == {"anne", "karim"}

    karim = store.client("karim", features=())
    await log_in(karim, "karim")

    customer, creation = wire.create_customer("Zoé", "Lefèvre")
    note, writing = wire.write_note(customer, "Rappeler à 17 h <b>demain</b> 🙂")
    await anne.push(creation)
    mseq = await anne.push(writing)
    await anne.until(lambda: anne.copy.answer_to(mseq)[0] is not None)
    status, seq = anne.copy.answer_to(mseq)
    assert status == wire.APPLIED
    await anne.until(lambda: anne.copy.cursor() >= seq)
    await karim.until(lambda: note in notes(karim))
    assert notes(karim) == notes(anne) == {note: "Rappeler à 17 h <b>demain</b> 🙂"}
    assert karim.copy.rows(4)[0][6] == "Lefèvre"
    await karim.close()
    return anne, note


async def survives_a_killed_store(store, anne, note):
    store.kill()
    answered, = anne.copy.db.execute("SELECT count(*) FROM push WHERE status IS NOT NULL").fetchone()
    assert answered == 2
    # The answers get lost on this side: the store gives the ones that it kept, and does nothing twice.
    anne.copy.reopen(0)
    store.start()
    anne.url = store.url
    await anne.connect()
    await anne.until(lambda: anne.live and not anne.copy.unanswered())
    assert anne.parts == 0, "nothing was sent twice"
    assert list(notes(anne)) == [note]
    assert [status for status, in anne.copy.db.execute("SELECT status FROM push")] == [wire.APPLIED] * 2


async def many_pushes_reach_an_empty_copy(store, anne):
    customer = anne.copy.rows(4)[0][1]
    for number in range(200):
        anne.copy.add_push(wire.write_note(customer, f"note {number} " + "é" * number)[1])
    await anne.send_pushes()
    await anne.until(lambda: not anne.copy.unanswered())
    await anne.until(lambda: len(notes(anne)) == 201)
    for features in (["deflate"], []):
        fresh = store.client(f"fresh {len(features)}", features=features)
        await log_in(fresh, "karim")
        assert notes(fresh) == notes(anne)
        await fresh.close()


async def metric(store, labels):
    reader, writer = await asyncio.open_connection("127.0.0.1", int(store.url.split(":")[2].split("/")[0]))
    writer.write(b"GET /metrics HTTP/1.1\r\nHost: store\r\nConnection: close\r\n\r\n")
    text = (await reader.read()).decode()
    writer.close()
    return int(next(line.split()[-1] for line in text.splitlines() if line.startswith(labels)))


async def compared(store, outcome):
    return await metric(store, f'visage_copies_compared_total{{outcome="{outcome}"}}')


async def a_copy_that_has_drifted_comes_anew(store):
    sums = [0] * 256
    wire.add_to(sums, 13, bytes.fromhex("01935a2b7c0070008000000000000002"), 7)
    assert sums[54] == 0x023EF7105212BE09 and sum(sums) == sums[54], "the sums are those of the README"

    client = store.client("audited")
    await log_in(client, "karim")
    parts, whole = client.parts, notes(client)
    assert "audit" in client.known and len(whole) > 100
    await client.audit()
    while await compared(store, "same") == 0:
        await asyncio.sleep(0.02)
    assert await compared(store, "drifted") == 0

    with client.copy.db as db:
        db.execute("DELETE FROM row WHERE kind = ? AND id = (SELECT min(id) FROM row WHERE kind = ?)", (wire.NOTE, wire.NOTE))
    await client.audit()
    await client.until(lambda: notes(client) == whole)
    assert parts < client.parts, "the scope came anew"
    assert (await compared(store, "same"), await compared(store, "drifted")) == (1, 1)
    await client.until(lambda: client.live and not client.copy.resume("all"))
    await client.audit()
    while await compared(store, "same") < 2:
        await asyncio.sleep(0.02)
    await client.close()


async def tells_who_else_is_here(store, anne):
    customer = anne.copy.rows(wire.CUSTOMER)[0][1]
    looking, other = (store.client(name, features=("deflate", "presence")) for name in ("looking", "other"))
    await log_in(looking, "anne")
    await log_in(other, "karim")
    ids = {row[3]: row[1] for row in anne.copy.rows(1)}
    at = bytes.fromhex(other.copy.get("device"))
    await looking.show(customer)
    for activity, where in ((wire.WRITING, {"writing": True}), (wire.LOOKING, {}), (wire.TALKING, {"talking_with": customer})):
        await other.show(customer, **where)
        await looking.until(lambda: looking.here == {at: (ids["karim"], activity)})
    await other.until(lambda: [person for person in other.here.values()] == [(ids["anne"], wire.LOOKING)])
    # Whose line ends is there no more; who turns to another record neither sees nor hears of this one.
    await other.close()
    await looking.until(lambda: not looking.here)
    await looking.show(None)
    assert not looking.here
    await looking.close()


async def a_part_of_a_big_store(store):
    """The scopes `work` and `ident`: whom one works for, whom one asks for, and who is on a list."""
    store.admin("desktops", "hold", "recent")
    anne, karim = store.client("anne of a part"), store.client("karim of a part")
    await log_in(anne, "anne")
    await log_in(karim, "karim")
    assert sorted(anne.granted) == sorted(karim.granted) == ["ident", "work"]

    def members(client):
        return client.copy.members().keys()

    customer, creation = wire.create_customer("Odile", "Deschamps")
    note, writing = wire.write_note(customer, "wants to be called")
    await anne.push(creation)
    await anne.push(writing)
    await anne.until(lambda: note in notes(anne) and customer in members(anne))
    # Whom nobody else works for is asked for, and comes with everything then, and goes on coming.
    found = await karim.search("deschamps odile")
    assert (wire.CUSTOMER, customer) in [(row[0], row[1]) for row in found], "the store finds whom a copy does not hold"
    assert note not in notes(karim) and customer not in members(karim)
    await karim.pin(customer)
    await karim.until(lambda: note in notes(karim))
    store.kill()
    store.start()
    for client in (anne, karim):
        client.url = store.url
        await client.connect()
    second, writing = wire.write_note(customer, "was called")
    await anne.push(writing)
    await karim.until(lambda: second in notes(karim))
    assert anne.parts == karim.parts == 0, "nothing was sent twice"

    # A list: its customers come, and go with everything they have.
    there = store.client("karim at another desk")
    await log_in(there, "karim")
    assert note not in notes(there)
    chosen = store.folder / "chosen.txt"
    chosen.write_text(str(uuid.UUID(bytes=customer)) + "\n")
    store.admin("list", "create", "autumn", "--label", "Autumn")
    store.admin("list", "add", "autumn", chosen)
    # Their lists are others now, and so is what `work` is: it comes in a snapshot of its own.
    await there.until(lambda: there.live and customer in members(there) and there.copy.resume("work") is None)
    assert notes(there).keys() >= {note, second}
    store.admin("list", "remove", "autumn", chosen)
    await there.until(lambda: customer not in members(there))
    assert not [row for row in there.copy.rows(wire.NOTE) if row[1] in (note, second)], "rows outside of what is granted"
    assert note in notes(anne) and note in notes(karim), "they have their own reasons"

    # An empty copy of the same person comes to the same rows, though its line is cut half-way.
    fresh = store.client("anne at another desk")
    await anne.until(lambda: anne.copy.cursor("work") >= there.copy.cursor("work"))
    await anne.close()
    await fresh.log_in("anne", "secret of anne")
    await fresh.hello()
    await fresh.until(lambda: fresh.parts == 1)
    await fresh.close()
    await fresh.connect()
    await fresh.until(lambda: fresh.live)
    held = [client.copy.db.execute("SELECT kind, id, item FROM row ORDER BY kind, id").fetchall() for client in (anne, fresh)]
    assert held[0] == held[1], "an empty copy comes to other rows"

    store.admin("desktops", "hold", "everything")
    everything = store.client("everything again")
    await log_in(everything, "karim")
    assert everything.granted == ["all"] and notes(everything).keys() >= {note, second}
    for client in (karim, there, fresh, everything):
        await client.close()


async def refuses_what_must_be_refused(store, anne):
    stranger = store.client("stranger")
    assert await refusal(stranger.log_in("anne", "wrong")) == 24
    stranger.copy.set(token="no such token")
    await stranger.open()
    assert await refusal(stranger.hello()) == 26

    # An old connection of the same device, and numbers that do not fit.
    old = store.client("anne")
    await old.open()
    assert await refusal(old.hello(epoch=1)) == 30
    await anne.send(wire.PUSH, 1, wire.new_id(), wire.now_ms(), 1, 0, [wire.WRITE_NOTE])
    assert await refusal(anne.until(lambda: False)) == 31

    await anne.connect()
    await anne.send(200, "a frame of the future")
    await anne.send(wire.PING, 7)
    frame = await anne.receive()
    while frame[0] != wire.PONG:
        await anne.take(frame)
        frame = await anne.receive()
    assert frame[1] == 7
    await anne.socket.send(b"\x9f" + cbor2.dumps("noise"))
    assert await refusal(anne.until(lambda: False)) == 20


async def log_out_revokes_the_token(anne):
    await anne.connect()
    await anne.send(wire.LOGOUT)
    await anne.socket.wait_closed()
    await anne.open()
    assert await refusal(anne.hello()) == 26


async def everything(store):
    anne, note = await asyncio.wait_for(syncs_follows_and_pushes(store), PATIENCE)
    await asyncio.wait_for(survives_a_killed_store(store, anne, note), PATIENCE)
    await asyncio.wait_for(many_pushes_reach_an_empty_copy(store, anne), PATIENCE)
    await asyncio.wait_for(a_copy_that_has_drifted_comes_anew(store), PATIENCE)
    await asyncio.wait_for(tells_who_else_is_here(store, anne), PATIENCE)
    await asyncio.wait_for(a_part_of_a_big_store(store), PATIENCE)
    anne.url = store.url
    await anne.connect()
    await anne.until(lambda: anne.live)
    await asyncio.wait_for(refuses_what_must_be_refused(store, anne), PATIENCE)
    await asyncio.wait_for(log_out_revokes_the_token(anne), PATIENCE)


if __name__ == "__main__":
    with Store(sys.argv[1]) as the_store:
        asyncio.run(everything(the_store))
    print("the client written from the README works")
