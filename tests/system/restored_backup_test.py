#!/usr/bin/python3
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real desktops on a store that is put back to a backup, on copies of one profile, and on a store that stands still:
they keep what they have, give back what is missing, and nothing is lost or doubled."""
import shutil
import signal
import sys

from harness import World, until


def save_note(desktop, text):
    desktop.enter_note(text)
    sees(desktop, text)


def sees(desktop, *texts):
    """Each of them, once."""
    def counts():
        items = desktop.items("Timeline")
        return [sum(text in item for item in items) for text in texts]
    until(lambda: counts() == [1] * len(texts), lambda: f"{desktop.name} sees {list(zip(texts, counts()))}")


def connected(desktop):
    desktop.find(None, lambda name: name.startswith("Server: connected"), 40)


def run(programs):
    with World(programs) as world:
        world.make_company()
        number, name = world.callers()[0]
        customer = next(hit for hit in world.find(number) if hit["family_name"] == name)["id"]
        world.stored = lambda: sorted(note["text"] for note in world.show(customer).get("note", [])
                                      if note["text"].startswith("essai "))
        store = world.start_store()
        anne = world.desktop("anne")
        karim = world.desktop("karim")
        for desktop in (anne, karim):
            desktop.open_customer(number, name)

        print("work that was acknowledged behind the backup comes back to the restored store, once")
        save_note(anne, "essai avant")
        until(lambda: world.stored() == ["essai avant"], "the note has not reached the store")
        world.admin("backup", world.folder / "backup.db")
        save_note(anne, "essai de anne")
        save_note(karim, "essai de karim")
        everything = ["essai avant", "essai de anne", "essai de karim"]
        until(lambda: world.stored() == everything, lambda: f"at the store: {world.stored()}")
        store.terminate()
        store.wait()
        world.admin("restore", world.folder / "backup.db")
        assert world.stored() == ["essai avant"]
        for desktop in (anne, karim):
            sees(desktop, *everything)
        store = world.start_store()
        until(lambda: world.stored() == everything, lambda: f"at the store: {world.stored()}", 40)
        for desktop in (anne, karim):
            connected(desktop)
            sees(desktop, *everything)
            assert not desktop.shown(None, lambda shown: "refused" in shown), desktop.outline()

        print("a store that stands still keeps nobody from saving, and nothing is sent twice when it goes on")
        store.send_signal(signal.SIGSTOP)
        save_note(anne, "essai sans reponse")
        save_note(karim, "essai en silence")
        store.send_signal(signal.SIGCONT)
        everything = sorted([*everything, "essai sans reponse", "essai en silence"])
        until(lambda: world.stored() == everything, lambda: f"at the store: {world.stored()}", 40)
        for desktop in (anne, karim):
            sees(desktop, *everything)

        print("two desktops on copies of one profile both work, and neither keeps the other out")
        karim.close()
        anne.close()
        shutil.copytree(world.folder / "profile-anne", world.folder / "profile-copy")
        anne = world.desktop("anne")
        copy = world.desktop("anne", profile="copy")
        for desktop in (anne, copy):
            connected(desktop)
            desktop.open_customer(number, name)
        save_note(anne, "essai ici")
        save_note(copy, "essai en face")
        save_note(anne, "essai encore")
        everything = sorted([*everything, "essai ici", "essai en face", "essai encore"])
        until(lambda: world.stored() == everything, lambda: f"at the store: {world.stored()}", 40)
        for desktop in (anne, copy):
            connected(desktop)
            sees(desktop, *everything)
        world.admin("verify")
    print("3 passed, 0 failed")


run(sys.argv[1])
