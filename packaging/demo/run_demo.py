#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the demo company: store, SIP registrar, desktop and callers. Everything listens on loopback, and ends with
this program, however it ends."""
import argparse
import contextlib
import itertools
import json
import os
import pathlib
import random
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
DOMAIN = "demo.visage.example"
AGENT = "claire"
PEOPLE = [("claire", "agent", "Claire Dumas"), ("karim", "agent", "Karim Haddad"), ("sophie", "lead", "Sophie Laurent")]
CUSTOMERS = 20000
# What the demo company always has (core/store/demo/demo.h).
COMPANY_LINE = "0199000001"
KNOWN_CALLER, SHARED_LINE = "+33639980001", "+33199000150"


class Failure(Exception):
    """One sentence for the person at the terminal."""


class Demo:
    def __init__(self, options):
        self.programs = pathlib.Path(options.programs).resolve()
        self.state = pathlib.Path(options.state).resolve()
        self.screenshots = pathlib.Path(options.screenshots).resolve()
        self.once = options.once
        self.running = []
        self.environment = dict(os.environ)

    # -- processes ---------------------------------------------------------------------------------------------

    def start(self, name, command, **arguments):
        log = open(self.state / f"{name}.log", "ab")
        arguments.setdefault("stdout", log)
        process = subprocess.Popen([str(part) for part in command], stderr=log, env=self.environment,
                                   stdin=subprocess.DEVNULL, start_new_session=True, **arguments)
        self.running.append((name, process))
        return process

    def stop_all(self):
        """The desktop first, so that it can say good-bye to the others."""
        order = sorted(self.running, key=lambda item: item[0] not in ("visage", "caller"))
        for _, process in order:
            if process.poll() is None:
                # The whole group: the desktop's engine goes with the desktop.
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGTERM)
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
        self.running = []

    def check_alive(self):
        for name, process in self.running:
            if name not in ("caller",) and process.poll() is not None:
                raise Failure(f"{name} has ended; see {self.state / (name + '.log')}")

    def admin(self, *arguments):
        command = [self.programs / "visage-admin", "--data", self.state / "store", *arguments]
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
        if done.returncode != 0:
            raise Failure(f"visage-admin {arguments[0]} failed: {done.stderr.strip()}")
        return done.stdout

    # -- the company -------------------------------------------------------------------------------------------

    def fill_store(self):
        """Once: later runs find the company as they left it. The mark is written last, so a broken first run is
        begun again."""
        mark = self.state / "company.json"
        if mark.exists():
            return
        shutil.rmtree(self.state / "store", ignore_errors=True)
        shutil.rmtree(self.state / "profile", ignore_errors=True)
        print(f"Making the demo company ({CUSTOMERS:,} customers)...", flush=True)
        self.admin("init")
        for name, role, shown in PEOPLE:
            password = self.state / f"{name}.password"
            password.touch(mode=0o600)
            password.write_text(secrets.token_urlsafe(12) + "\n")
            self.admin("user", "add", name, "--role", role, "--display-name", shown, "--password-file", password)
        self.admin("demo", "--customers", CUSTOMERS, "--seed", "1")
        mark.write_text(json.dumps({"known": [KNOWN_CALLER, *self.known_mobiles()]}))

    def known_mobiles(self):
        """Mobiles of some customers, as the store finds them."""
        mobiles = []
        for line in self.admin("customer", "find", "06 39 98", "--json").splitlines()[:12]:
            shown = json.loads(self.admin("customer", "show", json.loads(line)["id"], "--json"))
            mobiles += [identity["value_norm"] for identity in shown["identity"]
                        if identity["type"] == "phone" and identity["value_norm"].startswith("+3363998")][:1]
        return mobiles

    def callers(self):
        """Who calls in turn: known customers, then a shared line, a stranger, a hidden number."""
        known = json.loads((self.state / "company.json").read_text())["known"]
        stranger = random.Random(1)

        def one(number, extra=""):
            sender = f"<sip:{number}@trunk.example>" if number else '"Anonymous" <sip:anonymous@anonymous.invalid>'
            return {"from": sender, "line": COMPANY_LINE, "extra": extra}
        for turn in itertools.count():
            yield one(known[2 * turn % len(known)])
            yield one(SHARED_LINE)
            yield one(known[(2 * turn + 1) % len(known)])
            yield one(f"+336399899{stranger.randrange(80, 99)}")
            yield one("", "Privacy: id")

    def start_store(self):
        process = self.start("visage-store", [self.programs / "visage-store", "--data", self.state / "store",
                                              "--listen", f"127.0.0.1:{self.store_port()}"],
                             stdout=subprocess.PIPE)
        line = process.stdout.readline().decode()
        if not line.startswith("visage-store ready "):
            raise Failure(f"the store did not start; see {self.state / 'visage-store.log'}")
        return line.split()[-1].strip().removesuffix("/sync")

    def store_port(self):
        """The same at each run, so that the desktop knows its store again; another where that one is taken."""
        kept = self.state / "store.port"
        port = int(kept.read_text()) if kept.exists() else 0
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        kept.write_text(str(port))
        return port

    # -- the telephone -----------------------------------------------------------------------------------------

    @staticmethod
    def free_port():
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tcp, \
                socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
            tcp.bind(("127.0.0.1", 0))
            port = tcp.getsockname()[1]
            udp.bind(("127.0.0.1", port))
            return port

    def start_registrar(self):
        port, trunk = self.free_port(), self.free_port()
        folder = self.state / "kamailio"
        folder.mkdir(exist_ok=True)
        template = (HERE.parent / "sip" / "kamailio.cfg.in").read_text()
        for name, value in {"PORT": port, "TRUNK_PORT": trunk, "DOMAIN": DOMAIN, "DIR": folder}.items():
            template = template.replace(f"@{name}@", str(value))
        config = folder / "kamailio.cfg"
        config.write_text(template)
        self.start("kamailio", ["kamailio", "-DD", "-E", "-f", config, "-m", "64", "-M", "8", "-w", folder,
                                "-Y", folder])
        account = self.state / "phone.json"
        account.touch(mode=0o600)
        account.write_text(json.dumps({
            "aor": f"sip:{AGENT}@{DOMAIN}", "registrar": f"sip:127.0.0.1:{port};transport=tcp", "auth_user": AGENT,
            "password": f"pw-{AGENT}", "realm": DOMAIN, "display_name": "Claire Dumas"}))
        return port, account

    def call(self, registrar_port, caller):
        scenario = HERE.parent / "sip" / "caller.xml"
        keys = ["-key", "from_header", caller["from"], "-key", "domain", DOMAIN, "-key", "line", caller["line"]]
        # SIPp drops a line that holds nothing but an empty key, so a header that every phone ignores stands in.
        keys += ["-key", "extra_header", caller["extra"] or "X-Demo: 1"]
        return self.start("caller", ["sipp", f"127.0.0.1:{registrar_port}", "-sf", scenario, "-s", AGENT, "-m", "1",
                                     "-i", "127.0.0.1", "-p", self.free_port(), "-rtp_echo", "-nostdin",
                                     "-timeout", "200s", *keys], cwd=self.state)

    # -- the desktop -------------------------------------------------------------------------------------------

    def start_display(self):
        """An X server of our own when there is no display."""
        if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
            return False
        read, write = os.pipe()
        os.set_inheritable(write, True)
        self.start("xvfb", ["Xvfb", "-displayfd", write, "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
                   pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise Failure(f"Xvfb did not start; see {self.state / 'xvfb.log'}")
        self.environment["DISPLAY"] = f":{number}"
        self.environment["QT_QPA_PLATFORM"] = "xcb"
        self.start("openbox", ["openbox", "--sm-disable"])
        return True

    def start_desktop(self, server, account):
        trace = self.state / "trace.jsonl"
        trace.unlink(missing_ok=True)
        audio = "default" if os.environ.get("XDG_RUNTIME_DIR") else "null"
        self.start("visage", [self.programs / "visage", "--profile", self.state / "profile", "--server", server,
                              "--user", AGENT, "--password-file", self.state / f"{AGENT}.password",
                              "--secrets", "file", "--phone-account", account, "--audio", audio, "--trace", trace])
        return trace

    def synchronised(self):
        """Whether the desktop has the whole company in its cache: only then can it know every caller."""
        for cache in (self.state / "profile").glob(f"**/{AGENT}/cache.db"):
            try:
                with contextlib.closing(sqlite3.connect(f"file:{cache}?mode=ro", uri=True)) as database:
                    if database.execute("SELECT 1 FROM scope WHERE cursor > 0").fetchone():
                        return True
            except sqlite3.Error:
                pass  # still being made
        return False

    @staticmethod
    def registered(port):
        """Whether the registrar knows where the agent's telephone is."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.bind(("127.0.0.1", 0))
            probe.settimeout(0.5)
            here = f"127.0.0.1:{probe.getsockname()[1]}"
            mark = secrets.token_hex(8)
            probe.sendto((f"OPTIONS sip:{AGENT}@{DOMAIN} SIP/2.0\r\nVia: SIP/2.0/UDP {here};branch=z9hG4bK{mark}\r\n"
                          f"From: <sip:demo@trunk.example>;tag={mark}\r\nTo: <sip:{AGENT}@{DOMAIN}>\r\n"
                          f"Call-ID: {mark}\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n")
                         .encode(), ("127.0.0.1", port))
            try:
                return probe.recv(4096).startswith(b"SIP/2.0 200")
            except OSError:
                return False

    def shoot(self, name):
        self.screenshots.mkdir(parents=True, exist_ok=True)
        target = self.screenshots / f"{name}.png"
        subprocess.run(["import", "-window", "root", str(target)], env=self.environment, check=False)
        print(f"Screenshot: {target}", flush=True)

    def pops(self, trace):
        if not trace.exists():
            return 0
        return sum('"pop-painted"' in line for line in trace.read_text(errors="replace").splitlines())

    def wait_until(self, condition, seconds, what):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.check_alive()
            if condition():
                return
            time.sleep(0.05)
        raise Failure(f"{what} did not happen within {seconds} s; the logs are in {self.state}")

    # -- the whole ---------------------------------------------------------------------------------------------

    def run(self):
        self.state.mkdir(parents=True, exist_ok=True)
        self.fill_store()
        server = self.start_store()
        port, account = self.start_registrar()
        headless = self.start_display()
        trace = self.start_desktop(server, account)
        print(f"Store {server}, registrar sip:127.0.0.1:{port}, log-in {AGENT} "
              f"(password in {self.state / (AGENT + '.password')}). Ctrl+C ends everything.", flush=True)
        self.wait_until(self.synchronised, 120, "The desktop's first synchronisation")
        self.wait_until(lambda: self.registered(port), 60, "The telephone's registration")
        shown = 0
        for caller in self.callers():
            shown += self.one_call(port, caller, trace, headless, shown)
            if self.once and shown:
                return

    def one_call(self, port, caller, trace, headless, number):
        """Rings once; true when the desktop has shown who calls."""
        before = self.pops(trace)
        call = self.call(port, caller)
        popped = False
        while call.poll() is None:
            self.check_alive()
            if not popped and self.pops(trace) > before:
                popped = True
                if headless:
                    time.sleep(0.5)  # the picture of a window that has settled, not of its first frame
                    self.shoot(f"call-{number + 1}")
                if self.once:
                    break
            time.sleep(0.05)
        self.running = [item for item in self.running if item[1] is not call or call.poll() is None]
        if not self.once or not popped:
            self.pause(12 if popped else 1)
        return 1 if popped else 0

    def pause(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.check_alive()
            time.sleep(0.2)


def main():
    parser = argparse.ArgumentParser(prog="packaging/run.sh")
    parser.add_argument("--programs", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--state", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--screenshots", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--once", action="store_true", help="end after one call has been shown")
    parser.add_argument("--fresh", action="store_true", help="throw the demo data of earlier runs away first")
    options = parser.parse_args()
    if options.fresh:
        shutil.rmtree(options.state, ignore_errors=True)

    def leave(*_):
        raise KeyboardInterrupt
    ends = [signal.SIGTERM, signal.SIGHUP]
    for end in ends:
        signal.signal(end, leave)
    demo = Demo(options)
    try:
        demo.run()
        return 0
    except Failure as failure:
        print(f"run.sh: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nEnding everything.", flush=True)
        return 0 if not options.once else 1
    finally:
        for end in [*ends, signal.SIGINT]:
            signal.signal(end, signal.SIG_IGN)
        demo.stop_all()


sys.exit(main())
