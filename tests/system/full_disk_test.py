#!/usr/bin/python3
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real desktop whose disk is really full, a small one of its own, while its agent works: it says so, keeps what was
typed and everything it showed as saved, and goes on by itself when there is room. With VISAGE_SHOTS=DIR it leaves a
picture there. 77: this machine lets nobody mount."""
import itertools
import os
import pathlib
import shutil
import subprocess
import sys

from small_disk import Disk, may_mount

DISK_BYTES = 48 << 20
if not may_mount():
    print("nobody may mount here: nothing was tested")
    sys.exit(77)

from harness import Atspi, Role, World, until  # noqa: E402


def picture(name):
    if "VISAGE_SHOTS" in os.environ and shutil.which("import"):
        subprocess.check_call(["import", "-window", "root", pathlib.Path(os.environ["VISAGE_SHOTS"]) / f"{name}.png"])


def typed(desktop):
    return Atspi.Text.get_text(desktop.find(Role.TEXT, "Note"), 0, -1)


def sees(desktop, text):
    return any(text in item for item in desktop.items("Timeline"))


def says_that_it_is_full(desktop):
    """In the banner; beside the note too, but there it is why that one was not saved."""
    return desktop.shown(None, lambda shown: shown.startswith("The disk is full"))


def write_until_full(desktop, texts):
    """Saves notes until one is not taken. Returns those that were, and the one that was not."""
    kept = []
    for text in texts:
        desktop.focus(Role.TEXT, "Note")
        desktop.key("ctrl+a")
        desktop.type(text)
        desktop.key("ctrl+Return")
        until(lambda: sees(desktop, text) or says_that_it_is_full(desktop), f"{text} is neither saved nor refused")
        if not sees(desktop, text):
            return kept, text
        kept.append(text)
        assert len(kept) < 200, "the disk does not become full"


def run(programs):
    with World(programs) as world, Disk(world.folder / "profile-anne", DISK_BYTES) as disk:
        world.make_company()
        number, name = world.callers()[0]
        world.start_store()
        anne = world.desktop("anne")
        karim = world.desktop("karim")
        anne.open_customer(number, name)
        karim.open_customer(number, name)
        texts = (f"texte {i:03} " + "x" * 60 for i in itertools.count())

        print("the disk is full: it is said, and what was not kept stays in the editor")
        anne.enter_note("avant le disque plein")
        until(lambda: sees(karim, "avant le disque plein"), "the first note does not arrive")
        disk.fill(leaving=256 << 10)
        kept, refused = write_until_full(anne, texts)
        until(lambda: typed(anne) == refused, lambda: f"the editor has {typed(anne)!r}")
        until(lambda: says_that_it_is_full(anne), "nothing says that the disk is full")
        picture("disk-full")

        print("a colleague works meanwhile")
        karim.enter_note("ecrit par Karim")
        until(lambda: sees(karim, "ecrit par Karim"), "Karim cannot work")
        assert typed(anne) == refused and anne.process.poll() is None

        print("with room it goes on by itself: what others did comes, what was saved has gone out")
        disk.make_room()
        until(lambda: sees(anne, "ecrit par Karim"), "the desktop does not go on", 60)
        assert typed(anne) == refused
        until(lambda: not says_that_it_is_full(anne), "it says still that the disk is full")
        anne.activate()
        picture("disk-with-room")
        anne.focus(Role.TEXT, "Note")
        anne.key("ctrl+Return")
        until(lambda: sees(anne, refused), "the note that waited is not saved")
        until(lambda: sees(karim, refused), "the note that waited does not arrive")

        print("the store has everything once, and verifies; after a start the desktop has it too")
        customer = next(hit for hit in world.find(number) if hit["family_name"] == name)

        def notes():
            return [note["text"] for note in world.show(customer["id"])["note"]]
        expected = ["avant le disque plein", "ecrit par Karim", *kept, refused]
        until(lambda: set(notes()) >= set(expected), lambda: f"lost: {set(expected) - set(notes())}")
        assert all(notes().count(text) == 1 for text in expected), f"doubled: {sorted(notes())}"
        world.admin("verify")
        anne.close()
        anne = world.desktop("anne")
        anne.open_customer(number, name)
        until(lambda: all(sees(anne, text) for text in expected), "not everything is there after a start")
        anne.close()
    print(f"4 passed, 0 failed; {len(kept)} notes were saved before the disk was full")


run(sys.argv[1])
