#!/usr/bin/python3
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real desktop whose process is killed at any moment while an agent types and saves, with the store and without
it: what the window showed as saved is there again, drafts too, and the store gets everything once."""
import random
import sqlite3
import subprocess
import sys
import threading

from harness import Atspi, GLib, Role, World, until

ROUNDS = 5  # every second one without the store
DEAD = (GLib.Error, subprocess.CalledProcessError)


def texts_of(node):
    children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
    return [child.get_name() for child in children if child]


def kept_draft(world, user):
    """What lies on the disk of what was typed and not saved."""
    for file in (world.folder / f"profile-{user}").glob(f"*/{user}/outbox.db"):
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as outbox:
            for text, in outbox.execute("SELECT text FROM draft WHERE key LIKE 'note/%'"):
                return text
    return ""


def offers(desktop, draft):
    note = desktop.find(Role.TEXT, "Note")
    until(lambda: Atspi.Text.get_text(note, 0, -1) == draft, f"the draft {draft!r} is gone")


def write_until_killed(desktop, texts, shown, notes, seconds):
    """Saves notes by the keyboard until the desktop is killed: so long after its timeline has shown that many more of
    them, which are added to `shown`; at that very moment where that is 0."""
    timeline = desktop.find(None, "Timeline")
    desktop.focus(Role.TEXT, "Note")
    desktop.key("ctrl+a", "Delete")  # what was offered again has been looked at
    process = desktop.process
    death = threading.Timer(seconds, process.kill)
    first = len(shown)
    try:
        while process.poll() is None:
            text = next(texts)
            desktop.type(text)
            desktop.key("ctrl+Return")
            until(lambda: process.poll() is not None or any(text in item for item in texts_of(timeline)),
                  f"{text} is not shown")
            if process.poll() is None:
                shown.append(text)
                if len(shown) == first + notes:
                    death.start() if seconds else desktop.kill()
    except DEAD:
        pass  # in the middle of whatever it did
    process.wait()


def run(programs):
    dice = random.Random(23)
    with World(programs) as world:
        world.make_company()
        number, name = world.callers()[0]
        store = world.start_store()
        shown = []
        typed = (f"texte {i:03}" for i in range(1000))

        print("a desktop is killed while its agent writes, connected or not, and shows again what it showed")
        for number_of_round in range(ROUNDS):
            if number_of_round % 2:
                store.kill()
                store.wait()
                store = None
            elif number_of_round:
                store = world.start_store()
            draft = kept_draft(world, "anne")
            desktop = world.desktop("anne")
            desktop.open_customer(number, name)

            def seen():
                items = desktop.items("Timeline")
                return {text: sum(text in item for item in items) for text in shown[-20:]}
            until(lambda: all(seen().values()), lambda: f"lost: {seen()}")
            assert all(count == 1 for count in seen().values()), f"doubled: {seen()}"
            offers(desktop, draft)
            write_until_killed(desktop, typed, shown, 1 + dice.randrange(4), dice.uniform(0, 1) if store else 0)

        print("what was typed and not saved is offered again")
        desktop = world.desktop("anne")
        desktop.open_customer(number, name)
        desktop.focus(Role.TEXT, "Note")
        desktop.key("ctrl+a", "Delete")
        desktop.type("un brouillon")
        until(lambda: kept_draft(world, "anne") == "un brouillon", lambda: f"draft: {kept_draft(world, 'anne')}")
        desktop.kill()
        desktop = world.desktop("anne")
        desktop.open_customer(number, name)
        offers(desktop, "un brouillon")

        print("the store has everything once, and verifies")
        customer = next(hit for hit in world.find(number) if hit["family_name"] == name)

        def notes():
            return [note["text"] for note in world.show(customer["id"])["note"] if note["text"].startswith("texte ")]
        until(lambda: set(notes()) >= set(shown), lambda: f"lost: {set(shown) - set(notes())}")
        assert len(set(notes())) == len(notes()), f"doubled: {sorted(notes())}"
        world.admin("verify")
        desktop.close()
    print(f"3 passed, 0 failed; {len(shown)} notes through {ROUNDS} kills")


run(sys.argv[1])
