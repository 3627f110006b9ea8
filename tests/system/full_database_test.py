#!/usr/bin/python3
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""PostgreSQL whose disk is really full, a small one of its own, while clients write through a gateway: first the one
with the tables, then the one with its log (pg_wal), at which the server ends. Nothing that was acknowledged is lost, and
with room everything goes on: full_database_test.py FOLDER_OF_PROGRAMS. 77: this machine lets nobody mount, or has no
PostgreSQL."""
import asyncio
import json
import os
import random
import shutil
import sys
import time
import urllib.error
import urllib.request

from small_disk import Disk, may_mount

if not may_mount():
    print("nobody may mount here: nothing was tested")
    sys.exit(77)

from pushing_clients import Crew  # noqa: E402
from servers import Gateway, Postgres, Site, until  # noqa: E402

STORAGE_FULL = 3
TABLES_BYTES, LOG_BYTES = 96 << 20, 48 << 20
MEMBERS = 3


def status(gateway):
    """What /healthz says in one word."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{gateway.port}/healthz", timeout=2) as answer:
            return json.loads(answer.read())["status"]
    except urllib.error.HTTPError as error:
        return json.loads(error.read())["status"]
    except OSError as error:
        return str(error)


class Company:
    """A server with one of its folders on a small disk, a gateway, and clients that write."""

    def __init__(self, site, name, size, settings):
        self.site = site
        self.database = Postgres(site, name)
        self.database.CONFIGURATION = {**Postgres.CONFIGURATION, **settings}
        self.disk = Disk(self.database.folder / name, size)
        if os.geteuid() == 0:
            shutil.chown(self.disk.folder, "postgres", "postgres")

    async def begin(self):
        database, folder = self.database, self.disk.folder
        log = ("-X", folder) if database.name == "log" else ()
        database.run("initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C", "--username=postgres",
                     "--wal-segsize=1", "-D", database.data, *log)
        await database.start().ready()
        database.make_database()
        if database.name == "tables":
            database.ask(f"CREATE TABLESPACE small LOCATION '{folder}'", "postgres")
            database.ask("ALTER DATABASE visage SET TABLESPACE small", "postgres")
        self.site.add_users("--database", database.url())
        name = f"gateway-{database.name}"
        self.gateway = await Gateway(self.site, name, ("--database", database.url(), "--backups-elsewhere")
                                     ).start().ready()
        folder = self.site.folder / f"clients-{database.name}"
        folder.mkdir()
        self.crew = Crew(folder, [self.gateway.url], random.Random(11))
        self.crew.begin(MEMBERS)
        await self.crew.recovered(time.monotonic(), "the beginning")

    async def all_goes_on(self, since, what):
        """By itself; then nothing that was promised is missing or doubled."""
        times = await self.crew.recovered(since, what)
        assert await until(lambda: self.gateway.health(), f"the gateway is not well after: {what}")
        assert status(self.gateway) == "ok", status(self.gateway)
        await self.crew.settle()
        notes = await self.crew.check(self.gateway.url)
        assert "All is well." in self.site.admin("--database", self.database.url(), "verify")
        return notes, times[1]

    def __enter__(self):
        self.disk.__enter__()
        return self

    def __exit__(self, *_):
        self.gateway.kill()
        if self.database.process.poll() is None:
            self.database.crash()
        self.disk.__exit__()


def answers(crew):
    return sum(len(member.copy.promises) for member in crew.members)


async def the_tables_are_full(site):
    with Company(site, "tables", TABLES_BYTES, {}) as company:
        await company.begin()
        crew, gateway = company.crew, company.gateway
        company.disk.fill()
        await crew.until(lambda: status(gateway) == "storage_full", "nothing says that the disk is full", 40)
        await crew.until(lambda: all(any(failure.startswith(f"{STORAGE_FULL}:") for failure in member.failures)
                                     for member in crew.members), "not every client is told", 20)
        assert gateway.metric("visage_writable") == 0
        # Whatever finds room in a page that is there already is taken, and makes nothing look well.
        for _ in range(30):
            await asyncio.sleep(0.1)
            assert status(gateway) == "storage_full", status(gateway)
        assert gateway.process.poll() is None and company.database.process.poll() is None
        unsent = sum(len(member.copy.unanswered()) for member in crew.members)
        assert unsent > 0
        company.disk.make_room()
        notes, seconds = await company.all_goes_on(time.monotonic(), "a full disk")
        log = (site.folder / f"{gateway.name}.log").read_text()
        assert log.count("not-writable") == 1 and log.count("writable-again") == 1, log
        await crew.end()
    print(f"full tables: {unsent} pushes waited, {notes} notes are there; everybody is served again {seconds:.2f} s "
          "after there was room")


async def the_log_is_full(site):
    # Who has it restart by itself gets the same, again and again, until there is room.
    with Company(site, "log", LOG_BYTES, {"restart_after_crash": "off", "wal_keep_size": "0", "min_wal_size": "2MB",
                                          "max_wal_size": "4MB"}) as company:
        await company.begin()
        crew, gateway, database = company.crew, company.gateway, company.database
        company.disk.fill()
        await crew.until(lambda: database.process.poll() is not None, "the server does not mind", 40)
        assert "PANIC" in (site.folder / "log.log").read_text()
        await crew.until(lambda: status(gateway) == "unavailable", "nothing says that the database is away", 20)
        before = answers(crew)
        await asyncio.sleep(3)
        assert answers(crew) == before, "something is answered by nobody"
        assert gateway.process.poll() is None
        company.disk.make_room()
        began = time.monotonic()
        await database.start().ready()
        notes, seconds = await company.all_goes_on(began, "a full log")
        await crew.end()
    print(f"full log: {notes} notes are there; everybody is served again {seconds:.2f} s after the server's start")


if __name__ == "__main__":
    if not Postgres.BIN:
        print("PostgreSQL is not installed: nothing was tested")
        sys.exit(77)
    for part in (the_tables_are_full, the_log_is_full):
        with Site(sys.argv[1]) as the_site:
            asyncio.run(part(the_site))
