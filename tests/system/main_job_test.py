#!/usr/bin/python3
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, by hand and from outside: log in, find a customer, read the timeline, write a note, answer a call."""
import sys

from harness import Role, World, until


def run(programs):
    with World(programs) as world:
        world.make_company()
        (number, name), (other_number, other_name) = world.callers()
        world.start_store()
        world.start_registrar()
        desktop = world.desktop("anne", phone=True, logged_in=False)

        print("a wrong password is said, and the right one opens the desktop")
        desktop.write("User name", "anne")
        desktop.write("Password", "wrong")
        desktop.press(Role.PUSH_BUTTON, "Log in")
        desktop.find(None, lambda name: "password" in name.lower() and "wrong" in name.lower())
        desktop.write("Password", "secret of anne")
        desktop.press(Role.PUSH_BUTTON, "Log in")

        print("a customer is found by a number as one types, and opened from the keyboard")
        desktop.focus(Role.TEXT, "Search")
        desktop.type(number.replace("+33", "0"))
        until(lambda: any(name in item for item in desktop.items("Results")), "the customer is not among the results")
        desktop.key("Down", "Return")
        desktop.shows_record_of(name)

        print("the timeline shows what was said before")
        until(lambda: len(desktop.items("Timeline")) > 0, "the timeline stays empty")

        print("a note is written, and saved by the keyboard")
        desktop.focus(Role.TEXT, "Note")
        desktop.type("Rappeler demain matin")
        desktop.key("ctrl+Return")
        until(lambda: any("Rappeler demain matin" in item for item in desktop.items("Timeline")),
              "the note is not in the timeline")
        customer = next(hit for hit in world.find(number) if hit["family_name"] == name)
        until(lambda: "Rappeler demain matin" in [note["text"] for note in world.show(customer["id"]).get("note", [])],
              "the note has not reached the store")

        print("a call pops the customer before it is answered, F9 answers it, and the record is the caller's")
        desktop.phone_ready()
        caller = world.call("anne", other_number)
        desktop.find(None, lambda shown: shown.startswith("Call: ringing"))
        # In the pop, or in the banner for a hand that has just typed.
        desktop.find(None, lambda shown: shown.startswith(("Caller: ", "Ringing: ")) and other_name in shown)
        until(lambda: desktop.events("pop-painted"), "the pop was not traced")
        desktop.answer_by_key()
        desktop.shows_record_of(other_name)
        desktop.press(Role.PUSH_BUTTON, "Hang up (Shift+F9)")
        until(lambda: caller.poll() is not None, "the caller was not hung up")
        assert caller.returncode == 0, f"SIPp ended with {caller.returncode}"
    print("5 passed, 0 failed")


run(sys.argv[1])
