#!/usr/bin/python3
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Three gateways over a PostgreSQL with a standby, while clients write and everything dies, in an order and at moments
that a seed says. It is printed, and handed in again it gives the same order:
gateways_test.py FOLDER_OF_PROGRAMS [SEED | soak SECONDS [SEED]]"""
import asyncio
import random
import signal
import sys
import time

from faulting_proxy import FaultingProxy
from pushing_clients import Crew
from servers import Gateway, Postgres, Site, until


class Cluster:
    """A primary, its standby, and gateways that know both; the last gateway by way of a bad network."""

    def __init__(self, site):
        self.site = site
        self.primary = Postgres(site, "primary")
        self.standby = Postgres(site, "standby")
        self.proxies = []
        self.far = []
        self.replication = None
        self.gateways = []

    async def start(self):
        self.primary.initialize().start()
        await self.primary.ready()
        self.primary.make_database()
        self.replication = await FaultingProxy(self.primary.port).start()
        self.proxies.append(self.replication)
        await asyncio.to_thread(self.standby.copy_of, self.primary, self.replication.port)
        self.standby.start()
        await self.standby.ready()
        await until(lambda: self.primary.ask("SELECT state FROM pg_stat_replication") == "streaming",
                    "the standby does not follow")
        self.far = [await FaultingProxy(server.port).start() for server in (self.primary, self.standby)]
        self.proxies += self.far
        place = ("--database", self.url())
        await asyncio.to_thread(self.site.add_users, *place)
        near = place
        far = ("--database", self.url(*(proxy.port for proxy in self.far)))
        self.gateways = [Gateway(self.site, f"gateway-{name}", at).start()
                         for name, at in (("a", near), ("b", near), ("c", far))]
        for gateway in self.gateways:
            await gateway.ready()

    def url(self, *ports):
        first, second = ports or (self.primary.port, self.standby.port)
        return f"postgresql://visage@127.0.0.1:{first},127.0.0.1:{second}/visage"

    async def freeze(self, gateway):
        """In the middle of a batch, with the head of the log in its hands. Returns when."""
        idle = "SELECT pid, xact_start FROM pg_stat_activity WHERE state='idle in transaction'"
        for attempt in range(200):
            began = time.monotonic()
            gateway.process.send_signal(signal.SIGSTOP)
            before = set(self.primary.ask(idle).splitlines())
            await asyncio.sleep(0.1)
            if before & set(self.primary.ask(idle).splitlines()):
                return began
            gateway.process.send_signal(signal.SIGCONT)
            await asyncio.sleep(0.01 + 0.0003 * attempt)
        raise AssertionError("the gateway cannot be frozen in the middle of a batch")

    async def stop(self):
        for proxy in self.proxies:
            await proxy.stop()

    def incarnation(self, server):
        return int(server.ask("SELECT incarnation FROM store"))

    def check_log(self, server, crew, since_incarnation):
        lines, first, last = map(int, server.ask("SELECT count(*), min(seq), max(seq) FROM change").split("|"))
        assert (first, lines) == (1, last), f"the log has holes: {lines} lines from {first} to {last}"
        assert int(server.ask("SELECT n FROM head")) == last
        effects = set(server.ask("SELECT seq || ' ' || encode(mid, 'hex') FROM change WHERE mid IS NOT NULL"
                                 ).splitlines())
        promises = [(seq, mid) for member in crew.members
                    for _, mid, _, seq, incarnation in member.copy.promises if incarnation >= since_incarnation]
        lost = [1 for seq, mid in promises if f"{seq} {mid.hex()}" not in effects]
        assert not lost, f"{len(lost)} of {len(promises)} promises are not in the log as they were given"
        answers = int(server.ask("SELECT count(*) FROM applied"))
        pushes = sum(len(member.copy.answered_at) for member in crew.members)
        assert answers == pushes, f"{pushes} pushes have {answers} answers"

    async def consult(self):
        """The doctor says of a primary with a synchronous standby that nothing is lost with it."""
        said = await asyncio.to_thread(self.site.admin, "--database", self.url(), "doctor",
                                       "--backups-elsewhere")
        assert "every commit waits for" in said, said

    async def verify(self):
        said = await asyncio.to_thread(self.site.admin, "--database", self.url(), "verify")
        assert "All is well." in said, said


async def timed(crew, what, times, since=None):
    first, last = await crew.recovered(since or time.monotonic(), what)
    times.append(f"{what}: first answer after {first:.2f} s, everybody's after {last:.2f} s")
    print(times[-1], flush=True)


# What may happen at any moment, and must have passed at its end. `dice` says to whom.

async def a_gateway_killed(cluster, crew, times, dice):
    victim = dice.choice(cluster.gateways)
    began = time.monotonic()
    victim.kill()
    await timed(crew, "kill -9 of a gateway", times, began)
    await victim.start().ready()


async def a_gateway_frozen(cluster, crew, times, dice):
    victim = dice.choice(cluster.gateways[:2])
    crowd = crew.members[:3]
    for member in crowd:
        member.move(victim.url)
    await crew.until(lambda: all(member.client.url == victim.url and member.settled for member in crowd),
                     "nobody gets to the gateway that is to be frozen", 20)
    began = await cluster.freeze(victim)
    for member in crew.members:
        member.pinned = None
    await timed(crew, "a frozen gateway", times, began)
    victim.process.send_signal(signal.SIGCONT)
    await victim.ready()
    began = time.monotonic()
    for member in crew.members[:2]:
        member.move(victim.url)
    await crew.until(lambda: all(member.client.url == victim.url and member.answered_since(began)
                                 for member in crew.members[:2]), "the thawed gateway does not serve", 30)
    for member in crew.members[:2]:
        member.move()


async def the_database_crashes(cluster, crew, times, _dice):
    began = time.monotonic()
    cluster.primary.crash()
    cluster.primary.start()
    await timed(crew, "kill -QUIT of PostgreSQL", times, began)


async def a_session_killed(cluster, crew, times, _dice):
    began = time.monotonic()
    cluster.primary.kill_a_session("visage")
    await timed(crew, "kill -9 of one of its sessions", times, began)


async def a_slow_network(cluster, crew, times, dice):
    for proxy in cluster.far:
        proxy.delay = dice.uniform(0.01, 0.04)
    for member in crew.members[:3]:
        member.move(cluster.gateways[2].url)
    await timed(crew, "a slow network to the database", times)
    for proxy in cluster.far:
        proxy.delay = 0
    for member in crew.members:
        member.pinned = None


async def the_network_cut(cluster, crew, times, _dice):
    began = time.monotonic()
    for proxy in cluster.far:
        proxy.cut()
    await timed(crew, "the network to the database cut for an instant", times, began)


async def a_gateway_cut_off(cluster, crew, times, _dice):
    far = cluster.gateways[2]
    began = time.monotonic()
    for proxy in cluster.far:
        proxy.refusing = True
        proxy.cut()
    await timed(crew, "one gateway cut off", times, began)
    await crew.until(lambda: not far.health(), "a gateway without its database says that it is well", 20)
    for proxy in cluster.far:
        proxy.refusing = False
    await far.ready()
    for member in crew.members[:3]:
        member.move(far.url)
    await timed(crew, "one gateway is back", times)
    for member in crew.members:
        member.pinned = None


async def a_network_that_swallows(cluster, crew, times, _dice):
    far = cluster.gateways[2]
    for member in crew.members[:3]:
        member.move(far.url)
    await timed(crew, "a crowd at one gateway", times)
    began = time.monotonic()
    for proxy in cluster.far:
        proxy.swallowing = True
    for member in crew.members:
        member.pinned = None
    await timed(crew, "a network that swallows", times, began)
    await crew.until(lambda: not far.health(), "a gateway whose database says nothing says that it is well", 20)
    for proxy in cluster.far:
        proxy.swallowing = False
        proxy.cut()
    await far.ready()


FAULTS = [a_gateway_killed, a_gateway_frozen, the_database_crashes, a_session_killed, a_slow_network, the_network_cut,
          a_gateway_cut_off, a_network_that_swallows]


async def fail_over(cluster, crew, times, before):
    began = time.monotonic()
    cluster.primary.vanish()
    await asyncio.to_thread(cluster.standby.promote)
    times.append(f"promotion took {time.monotonic() - began:.2f} s")
    await timed(crew, "fail-over, from the death of the primary", times, began)
    await until(lambda: cluster.incarnation(cluster.standby) > before, "the incarnation did not rise", 10)
    after = cluster.incarnation(cluster.standby)
    await crew.until(lambda: all(member.copy.get("incarnation") == after for member in crew.members),
                     "not everybody knows of the fail-over", 30)
    assert cluster.incarnation(cluster.standby) == after, "one fail-over counts twice"


async def finish(cluster, crew, since_incarnation):
    await crew.settle()
    # Nobody can replace the data of gateways that serve, on the new primary either.
    await until(lambda: int(cluster.standby.ask("SELECT count(*) FROM pg_locks WHERE locktype='advisory' AND "
                                                "mode='ShareLock'")) >= len(cluster.gateways),
                "the gateways do not hold the lock of those who serve", 10)
    for gateway in cluster.gateways:
        notes = await crew.check(gateway.url)
    await crew.end()
    cluster.check_log(cluster.standby, crew, since_incarnation)
    await cluster.verify()
    connections = sum(member.connections for member in crew.members)
    print(f"{notes} notes, each there once; {connections} connections; "
          f"{sum(member.copy.offered_again for member in crew.members)} answered pushes offered again")


async def synchronous(cluster, crew, happen):
    """Nothing that was answered is lost, whatever dies: happen(times), then the primary for good."""
    cluster.primary.ask("GRANT pg_monitor TO visage")
    cluster.primary.ask("ALTER SYSTEM SET synchronous_standby_names = '*'")
    cluster.primary.ask("SELECT pg_reload_conf()")
    await until(lambda: cluster.primary.ask("SELECT sync_state FROM pg_stat_replication") == "sync",
                "the standby does not become synchronous")
    await cluster.consult()
    crew.begin(6)
    await crew.recovered(time.monotonic(), "the beginning")
    wandering = asyncio.create_task(crew.wander())
    times = []
    before = cluster.incarnation(cluster.primary)
    await happen(times)
    await fail_over(cluster, crew, times, before)
    wandering.cancel()
    await finish(cluster, crew, before)
    assert not any(member.copy.offered_again for member in crew.members), "an answer was lost"


async def each_once(cluster, crew, dice):
    """Everything once, in any order, for what is left behind by one may be what the next one stumbles over."""
    async def happen(times):
        for fault in dice.sample(FAULTS, len(FAULTS)):
            await asyncio.sleep(dice.uniform(0, 0.2))
            await fault(cluster, crew, times, dice)
    await synchronous(cluster, crew, happen)


async def soak(cluster, crew, dice):
    """Whatever comes, for as long as is said."""
    async def happen(times):
        end = time.monotonic() + SOAK_SECONDS
        while time.monotonic() < end:
            await asyncio.sleep(dice.expovariate(1))
            await dice.choice(FAULTS)(cluster, crew, times, dice)
    await synchronous(cluster, crew, happen)


async def asynchronous(cluster, crew, _dice):
    """The last commits die with the primary; the clients still have them."""
    crew.begin(3)
    await crew.recovered(time.monotonic(), "the beginning")
    before = cluster.incarnation(cluster.primary)
    # From here on the standby hears nothing more, and the primary goes on without it.
    cluster.replication.swallowing = True
    began = time.monotonic()
    crew.begin(1)  # whose device and token are lost too
    await crew.until(lambda: all(len([1 for mseq in member.copy.answered_at if member.entered_at[mseq] > began]) > 20
                                 for member in crew.members), "nothing is answered without the standby", 20)
    lost = [(mid, seq) for member in crew.members for _, mid, _, seq, _ in member.copy.promises]
    times = []
    await fail_over(cluster, crew, times, before)
    await finish(cluster, crew, before + 1)
    again = sum(member.copy.offered_again for member in crew.members)
    assert all(member.copy.offered_again >= 20 for member in crew.members), f"only {again} of {len(lost)} offered again"


async def run(part, site, seed):
    cluster = Cluster(site)
    try:
        await cluster.start()
        crew = Crew(site.folder, [gateway.url for gateway in cluster.gateways], random.Random(seed))
        try:
            await part(cluster, crew, random.Random(seed))
        finally:
            await crew.end()
    finally:
        await cluster.stop()


if __name__ == "__main__":
    if not Postgres.BIN:
        print("PostgreSQL is not installed: nothing was tested")
        sys.exit(77)
    soaking = sys.argv[2:3] == ["soak"]
    given = sys.argv[4:] if soaking else sys.argv[2:]
    chosen = int(given[0]) if given else random.randrange(1 << 32)
    if soaking:
        SOAK_SECONDS = int(sys.argv[3])
        parts = [(soak, chosen)]
    else:
        parts = [(each_once, chosen), (asynchronous, chosen)]
    for part, seed in parts:
        with Site(sys.argv[1]) as the_site:
            started = time.monotonic()
            print(f"{part.__name__}, seed {seed}", flush=True)
            asyncio.run(run(part, the_site, seed))
            print(f"{part.__name__}: done in {time.monotonic() - started:.0f} s", flush=True)
