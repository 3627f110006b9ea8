#!/usr/bin/python3
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two real desktops on one real store: the right one pops, notes travel, and neither kill -9 of the store nor of a
desktop loses or doubles anything that was saved."""
import sys

from harness import Role, World, until


def save_note(desktop, text):
    desktop.enter_note(text)
    sees_note(desktop, text)


def sees_note(desktop, text):
    until(lambda: any(text in item for item in desktop.items("Timeline")),
          lambda: f"{desktop.name} does not see the note {text!r}: {desktop.items('Timeline')[:5]}")


def calls_of(world, customer):
    return {call["id"]: call["state"] for call in world.show(customer["id"]).get("interaction", [])}


def done_beyond(world, customer, before):
    """The contacts that were not there before, as soon as they have ended."""
    new = {key: state for key, state in calls_of(world, customer).items() if key not in before}
    return new if new and all(state == "done" for state in new.values()) else None


def run(programs):
    with World(programs) as world:
        world.make_company()
        number, name = world.callers()[0]
        store = world.start_store()
        world.start_registrar()
        anne = world.desktop("anne", phone=True)
        karim = world.desktop("karim", phone=True)

        print("a call for karim pops on his desktop, and on his only")
        anne.phone_ready()
        karim.phone_ready()
        caller = world.call("karim", number)
        karim.find(None, lambda shown: shown.startswith("Call: ringing"))
        karim.answer_by_key()
        karim.shows_record_of(name)
        assert not anne.events("invite"), "the call rang on the wrong desktop"
        karim.press(Role.PUSH_BUTTON, "Hang up (Shift+F9)")
        until(lambda: caller.poll() is not None, "the caller was not hung up")

        print("two desktops ring for one call: answered on one, nobody's missed call on the other")
        karim.press(Role.PUSH_BUTTON, "Finish (Ctrl+F9)")
        customer = next(hit for hit in world.find(number) if hit["family_name"] == name)
        before = calls_of(world, customer)
        second = world.desktop("anne", phone="karim", profile="second")
        second.phone_ready()
        caller = world.call("karim", number)
        for desktop in (karim, second):
            desktop.find(None, lambda shown: shown.startswith("Call: ringing"))
        karim.answer_by_key()
        second.find(None, lambda shown: shown == "Call: none")
        assert not second.shown(None, lambda shown: "issed" in shown and name in shown), "a missed call of nobody's"
        karim.press(Role.PUSH_BUTTON, "Hang up (Shift+F9)")
        until(lambda: caller.poll() is not None, "the caller was not hung up")
        karim.press(Role.PUSH_BUTTON, "Finish (Ctrl+F9)")
        new = until(lambda: done_beyond(world, customer, before), lambda: f"calls: {calls_of(world, customer)}")
        assert len(new) == 1, f"one call has become {new}"
        second.close()

        print("a note written on one desktop appears on the other")
        anne.open_customer(number, name)
        karim.open_customer(number, name)
        save_note(anne, "premiere note")
        sees_note(karim, "premiere note")

        print("the store is killed; a note is saved all the same, and goes out when it is back")
        store.kill()
        store.wait()
        anne.find(None, lambda shown: shown.startswith("Server: not reachable"))
        save_note(anne, "note sans magasin")
        store = world.start_store()
        sees_note(karim, "note sans magasin")

        print("a desktop is killed with unsent work, comes back with it, and sends it once")
        store.kill()
        store.wait()
        save_note(karim, "note avant la coupure")
        karim.kill()
        karim = world.desktop("karim", phone=True)
        karim.open_customer(number, name)
        sees_note(karim, "note avant la coupure")
        store = world.start_store()
        sees_note(anne, "note avant la coupure")

        print("nothing is lost, nothing is doubled, and the store verifies")
        customer = next(hit for hit in world.find(number) if hit["family_name"] == name)
        notes = [note["text"] for note in world.show(customer["id"])["note"]]
        for text in ("premiere note", "note sans magasin", "note avant la coupure"):
            assert notes.count(text) == 1, f"{text!r} is there {notes.count(text)} times"
        world.admin("verify")
    print("6 passed, 0 failed")


run(sys.argv[1])
