# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the system tests share: real processes on loopback, ended by pid whatever happens; the desktop driven from
outside over AT-SPI by role and accessible name."""
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

SOURCE = pathlib.Path(__file__).resolve().parents[2]
DOMAIN = "test.visage.example"
Role = Atspi.Role
State = Atspi.StateType


def pump():
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass


def until(probe, what, seconds=20):
    """The first true value of probe(); fails with `what` when none comes. Observes, does not wait blindly."""
    end = time.monotonic() + seconds
    while True:
        pump()
        try:
            value = probe()
        except GLib.Error:  # the widget went away while it was looked at
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(what() if callable(what) else what)
        time.sleep(0.03)


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tcp, \
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        tcp.bind(("127.0.0.1", 0))
        port = tcp.getsockname()[1]
        udp.bind(("127.0.0.1", port))
        return port


class World:
    """One store, one registrar and their desktops in a folder of their own. Use as a context manager."""

    def __init__(self, programs, customers=300):
        self.programs = pathlib.Path(programs).resolve()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="visage-test-"))
        self.customers = customers
        self.processes = []
        self.place = ("--data", self.folder / "store")
        self.store_port = None
        self.sip_port = None

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        if kind:
            for log in sorted(self.folder.glob("*.log")):
                text = log.read_text(errors="replace")
                print(f"--- {log.name}\n{text[-4000:]}")
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, name, command, **arguments):
        log = open(self.folder / f"{name}.log", "ab")
        arguments.setdefault("stdout", log)
        process = subprocess.Popen([str(part) for part in command], stderr=log, stdin=subprocess.DEVNULL, **arguments)
        self.processes.append(process)
        return process

    def admin(self, *arguments):
        done = subprocess.run([str(self.programs / "visage-admin"), *map(str, (*self.place, *arguments))],
                              capture_output=True, text=True)
        assert done.returncode == 0, f"visage-admin {arguments}: {done.stderr}"
        return done.stdout

    # -- store ---------------------------------------------------------------------------------------------------

    def make_company(self):
        self.admin("init")
        for name in ("anne", "karim"):
            self.password(name).write_text(f"secret of {name}\n")
            self.admin("user", "add", name, "--role", "agent", "--password-file", self.password(name))
        self.admin("demo", "--customers", self.customers, "--seed", "7")

    def find(self, text):
        """What the store finds, as the command line says it: one object a line."""
        return [json.loads(line) for line in self.admin("customer", "find", text, "--json").splitlines()]

    def show(self, customer_id):
        return json.loads(self.admin("customer", "show", customer_id, "--json"))

    def callers(self):
        """(number, family name) of two customers who have a mobile of their own."""
        found = []
        for hit in self.find("06 39 98"):
            for identity in self.show(hit["id"])["identity"]:
                if identity["type"] == "phone" and identity["value_norm"].startswith("+3363998") and hit["family_name"]:
                    found.append((identity["value_norm"], hit["family_name"]))
                    break
        assert len(found) >= 2, "the demo company has no two customers with mobiles"
        return found[:2]

    def password(self, name):
        return self.folder / f"{name}.password"

    def start_store(self):
        listen = f"127.0.0.1:{self.store_port or 0}"
        process = self.start("visage-store", [self.programs / "visage-store", "--data", self.folder / "store",
                                              "--listen", listen], stdout=subprocess.PIPE)
        line = process.stdout.readline().decode()
        assert line.startswith("visage-store ready ws://127.0.0.1:"), f"the store said {line!r}"
        self.store_port = int(line.strip().removesuffix("/sync").rsplit(":", 1)[1])
        return process

    # -- telephone -----------------------------------------------------------------------------------------------

    def start_registrar(self):
        self.sip_port = free_port()
        folder = self.folder / "kamailio"
        folder.mkdir()
        template = (SOURCE / "packaging/sip/kamailio.cfg.in").read_text()
        for name, value in {"PORT": self.sip_port, "TRUNK_PORT": free_port(), "DOMAIN": DOMAIN,
                            "DIR": folder}.items():
            template = template.replace(f"@{name}@", str(value))
        (folder / "kamailio.cfg").write_text(template)
        return self.start("kamailio", ["kamailio", "-DD", "-E", "-f", folder / "kamailio.cfg", "-m", "64", "-M", "8",
                                       "-w", folder, "-Y", folder])

    def phone_account(self, name):
        file = self.folder / f"{name}.phone.json"
        file.write_text(json.dumps({"aor": f"sip:{name}@{DOMAIN}",
                                    "registrar": f"sip:127.0.0.1:{self.sip_port};transport=tcp",
                                    "auth_user": name, "password": f"pw-{name}", "realm": DOMAIN}))
        return file

    def call(self, callee, number, name="", line="0199000100", extra="X-Test: 1"):
        """A SIPp process that rings `callee` from `number` and ends when the call has ended."""
        keys = ["-key", "from_header", f'"{name}" <sip:{number}@trunk.example>', "-key", "domain", DOMAIN,
                "-key", "line", line, "-key", "extra_header", extra]
        return self.start("sipp", ["sipp", f"127.0.0.1:{self.sip_port}", "-sf", SOURCE / "packaging/sip/caller.xml",
                                   "-s", callee, "-m", "1", "-i", "127.0.0.1", "-p", free_port(), "-rtp_echo",
                                   "-nostdin", "-timeout", "60s", *keys], cwd=self.folder)

    # -- desktop -------------------------------------------------------------------------------------------------

    # `phone`: True for the agent's own, a name for the telephone of somebody else.
    def desktop(self, name, phone=False, logged_in=True, profile=None):
        return Desktop(self, name, phone, logged_in, profile or name)


class Desktop:
    def __init__(self, world, name, phone, logged_in, profile):
        self.world = world
        self.name = name
        self.trace = world.folder / f"{profile}.trace"
        command = [world.programs / "visage", "--profile", world.folder / f"profile-{profile}",
                   "--server", f"ws://127.0.0.1:{world.store_port}", "--language", "en", "--secrets", "file",
                   "--audio", "null", "--trace", self.trace]
        if logged_in:
            command += ["--user", name, "--password-file", world.password(name)]
        if phone:
            command += ["--phone-account", world.phone_account(name if phone is True else phone)]
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8")
        self.process = world.start(f"visage-{profile}", command, env=environment)
        self.root = until(self._find_application, f"the desktop of {name} is not on the accessibility bus")

    def _find_application(self):
        assert self.process.poll() is None, f"the desktop of {self.name} ended with {self.process.returncode}"
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_process_id() == self.process.pid and application.get_child_count():
                return application
        return None

    def phone_ready(self):
        self.find(None, lambda name: name in ("Presence: Available", "Available"))

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self):
        self.process.terminate()
        self.process.wait(10)

    # -- looking -------------------------------------------------------------------------------------------------

    def nodes(self, root=None):
        stack = [root or self.root]
        while stack:
            node = stack.pop()
            yield node
            children = [node.get_child_at_index(i) for i in range(min(node.get_child_count(), 500))]
            stack.extend(child for child in reversed(children) if child)

    def shown(self, role, matches):
        """The first visible node of the role whose name fits: a text for the whole name, or a test of it."""
        test = matches if callable(matches) else lambda name: name == matches
        fits = role if callable(role) else lambda own: role is None or own == role
        for node in self.nodes():
            if fits(node.get_role()) and test(node.get_name() or "") \
                    and node.get_state_set().contains(State.SHOWING):
                return node
        return None

    def find(self, role, matches, seconds=20):
        return until(lambda: self.shown(role, matches),
                     lambda: f"{self.name}: no {role} named {matches!r}; shown: {self.outline()}", seconds)

    def shows_record_of(self, name):
        """The header of the record, not the pop or a row of the search, has this family name."""
        self.find(Role.LABEL, lambda shown: shown.startswith("Record of ") and name in shown)

    def open_customer(self, number, name):
        """By the search, as a hand does it."""
        self.focus(Role.TEXT, "Search")
        self.key("ctrl+a")
        self.type(number.replace("+33", "0"))
        until(lambda: any(name in item for item in self.items("Results")), f"{name} is not found")
        self.key("Down", "Return")
        self.shows_record_of(name)

    def enter_note(self, text):
        self.focus(Role.TEXT, "Note")
        self.type(text)
        self.key("ctrl+Return")

    def answer_by_key(self):
        """F9, as a hand presses it; a call that has just begun to ring is deaf, so the hand may have to repeat it."""
        self.activate()

        def talks():
            self.key("F9")
            return self.shown(None, lambda shown: shown.startswith("Call: on the line"))
        until(talks, f"{self.name}: F9 does not answer")

    def outline(self):
        return [(node.get_role_name(), node.get_name()) for node in self.nodes()
                if node.get_name() and node.get_state_set().contains(State.SHOWING)][:120]

    def items(self, list_name):
        node = self.find(None, list_name)
        return [node.get_child_at_index(i).get_name() for i in range(node.get_child_count())]

    # -- doing ---------------------------------------------------------------------------------------------------

    def press(self, role, name):
        node = self.find(role, name)
        until(lambda: node.get_state_set().contains(State.ENABLED), f"{name} stays disabled")
        actions = [Atspi.Action.get_action_name(node, i) for i in range(Atspi.Action.get_n_actions(node))]
        wanted = next(action for action in ("Press", "Toggle", "SetFocus") if action in actions)
        assert Atspi.Action.do_action(node, actions.index(wanted))

    def write(self, name, text):
        node = self.find(lambda role: role in (Role.TEXT, Role.PASSWORD_TEXT), name)
        until(lambda: node.get_state_set().contains(State.ENABLED), f"{name} stays disabled")
        assert Atspi.EditableText.set_text_contents(node, text)

    def activate(self):
        """Brings this desktop's window to the front, so that keys go there."""
        def activated():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                   capture_output=True, text=True)
            return any([subprocess.run(["xdotool", "windowactivate", window], capture_output=True).returncode == 0
                        for window in found.stdout.split()])
        until(activated, f"{self.name}: no window to bring to the front")

    def focus(self, role, name):
        self.activate()
        node = self.find(role, name)
        Atspi.Component.grab_focus(node)
        until(lambda: node.get_state_set().contains(State.FOCUSED), f"{name} does not take the focus")
        return node

    @staticmethod
    def type(text):
        subprocess.check_call(["xdotool", "type", "--delay", "5", text])

    @staticmethod
    def key(*names):
        subprocess.check_call(["xdotool", "key", *names])

    def events(self, kind):
        """What the desktop traced so far of this kind."""
        if not self.trace.exists():
            return []
        lines = self.trace.read_text(errors="replace").splitlines()
        return [event for event in map(json.loads, lines) if event.get("event") == kind]
