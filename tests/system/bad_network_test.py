#!/usr/bin/python3
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two real desktops and two gateways over a PostgreSQL, by way of a network that delays, cuts and swallows, while a
gateway dies and a desktop is frozen: what an agent saves meanwhile is shown at once, and reaches the other desktop
once, without anybody doing anything about it."""
import asyncio
import signal
import sys
import threading
import time

from faulting_proxy import FaultingProxy
from harness import Role, World, until
from servers import Gateway, Postgres, Site


class Network:
    """The proxy on a thread of its own; the desktops know nothing but its port."""

    def __init__(self, *gateways):
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self.proxy = self._wait(FaultingProxy(*(gateway.port for gateway in gateways)).start())

    def _wait(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(20)

    def cut(self):
        self._loop.call_soon_threadsafe(self.proxy.cut)

    def stop(self):
        self._wait(self.proxy.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()


def sees(desktop, text):
    timeline = desktop.items("Timeline")
    return any(text in item for item in timeline)


def save(desktop, text):
    """And sees it, whatever the network does. ASCII only: other letters do not come through the X server reliably."""
    desktop.enter_note(text)
    until(lambda: sees(desktop, text), f"{desktop.name} does not see the own note {text!r}", 15)


class Story:
    def __init__(self, world, site, gateways, network):
        self.world, self.site, self.gateways, self.network = world, site, gateways, network
        self.saved = []

    def open(self):
        number, self.name = self.world.callers()[0]
        self.number = number
        self.anne = self.world.desktop("anne")
        self.karim = self.world.desktop("karim")
        for desktop in (self.anne, self.karim):
            desktop.find(None, lambda shown: shown.startswith("Server: connected"))
            desktop.open_customer(number, self.name)

    def write(self, desktop, text):
        save(desktop, text)
        self.saved.append(text)

    def arrives(self, text, since, seconds):
        """On both desktops, and they are connected again."""
        for desktop in (self.anne, self.karim):
            until(lambda: sees(desktop, text), f"{text!r} does not reach {desktop.name}", seconds)
            desktop.find(None, lambda shown: shown.startswith("Server: connected"), seconds)
        print(f"  after {time.monotonic() - since:.1f} s", flush=True)

    # -- what happens ------------------------------------------------------------------------------------------------

    def a_slow_line(self):
        self.network.proxy.delay = 0.4
        began = time.monotonic()
        self.write(self.anne, "par une ligne lente")
        self.arrives("par une ligne lente", began, 20)
        self.network.proxy.delay = 0

    def a_cut(self):
        began = time.monotonic()
        self.network.cut()
        self.write(self.karim, "pendant la coupure")
        self.arrives("pendant la coupure", began, 20)

    def a_line_that_always_breaks(self):
        """After ever more bytes: in the greeting, in a frame, behind an answer."""
        began = time.monotonic()
        for number, limit in enumerate((100, 300, 500)):
            before = self.network.proxy.connections
            self.network.proxy.bytes_before_cut = limit
            self.network.cut()
            self.write(self.anne, f"ligne qui casse {number}")
            # Both wait up to 20 seconds by now: a line that always breaks is not hammered.
            until(lambda: self.network.proxy.connections > before + 1, "nobody tries again", 45)
        self.network.proxy.bytes_before_cut = None
        self.arrives("ligne qui casse 2", began, 45)

    def a_gateway_dies(self):
        began = time.monotonic()
        first = self.gateways[0]
        first.kill()
        self.write(self.anne, "un serveur est mort")
        self.write(self.karim, "sur l'autre")
        for text in self.saved[-2:]:
            self.arrives(text, began, 20)
        first.start()
        asyncio.run(first.ready())

    def a_line_that_swallows(self):
        """Nothing comes and nothing breaks: only the heartbeat tells."""
        began = time.monotonic()
        self.network.proxy.swallowing = True
        self.write(self.anne, "dans le vide")
        self.anne.find(None, lambda shown: shown.startswith("Server: not reachable"), 60)
        print(f"  noticed after {time.monotonic() - began:.1f} s", flush=True)
        self.network.proxy.swallowing = False
        self.network.cut()
        self.arrives("dans le vide", began, 20)

    def a_frozen_desktop(self):
        """As a PC that sleeps: longer than the store waits."""
        began = time.monotonic()
        frozen = self.karim.process
        frozen.send_signal(signal.SIGSTOP)
        try:
            self.write(self.anne, "pendant le sommeil")
            # The store gives it up by itself: nobody else breaks its line.
            until(lambda: self.connected() == 1, "the store keeps the line of a frozen desktop", 60)
        finally:
            frozen.send_signal(signal.SIGCONT)
        self.arrives("pendant le sommeil", began, 20)
        began = time.monotonic()
        self.write(self.karim, "au reveil")
        self.arrives("au reveil", began, 20)

    def connected(self):
        return sum(gateway.metric("visage_connections_logged_in") for gateway in self.gateways)

    # -- what is left of it ------------------------------------------------------------------------------------------

    def check(self):
        customer = next(hit for hit in self.world.find(self.number) if hit["family_name"] == self.name)
        notes = [note["text"] for note in self.world.show(customer["id"])["note"]]
        for text in self.saved:
            assert notes.count(text) == 1, f"{text!r} is there {notes.count(text)} times"
        self.world.admin("verify")


def run(programs):
    with Site(programs) as site, World(programs) as world:
        postgres = Postgres(site, "primary").initialize().start()
        asyncio.run(postgres.ready())
        postgres.make_database()
        world.place = ("--database", postgres.url())
        world.make_company()
        gateways = [Gateway(site, f"gateway-{name}", world.place).start() for name in "ab"]
        for gateway in gateways:
            asyncio.run(gateway.ready())
        network = Network(*gateways)
        try:
            world.store_port = network.proxy.port
            story = Story(world, site, gateways, network)
            story.open()
            events = [story.a_slow_line, story.a_cut, story.a_line_that_always_breaks, story.a_gateway_dies,
                      story.a_line_that_swallows, story.a_frozen_desktop]
            for event in events:
                print(event.__name__.replace("_", " "), flush=True)
                event()
            print("everything is there once, and verifies")
            story.check()
        finally:
            network.stop()
    print(f"{len(events) + 1} passed, 0 failed")


if __name__ == "__main__":
    if not Postgres.BIN:
        print("PostgreSQL is not installed: nothing was tested")
        sys.exit(77)
    run(sys.argv[1])
