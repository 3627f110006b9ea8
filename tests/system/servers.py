# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real PostgreSQL servers and gateways on loopback, ended by pid whatever happens."""
import asyncio
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request

SLOWEST = 60


def free_port():
    with socket.socket() as tcp:
        tcp.bind(("127.0.0.1", 0))
        return tcp.getsockname()[1]


async def until(probe, what, seconds=SLOWEST):
    """The first true value of probe(); fails with `what` when none comes."""
    end = time.monotonic() + seconds
    while not (value := probe()):
        assert time.monotonic() < end, what() if callable(what) else what
        await asyncio.sleep(0.02)
    return value


class Site:
    """A folder with servers in it. Use as a context manager."""

    def __init__(self, programs):
        self.programs = pathlib.Path(programs).resolve()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="visage-site-"))
        self.folder.chmod(0o755)  # the database's own user must get to its folder
        self.processes = []

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        for process in reversed(self.processes):
            process.send_signal(signal.SIGCONT)
            process.terminate() if process.program == "visage-store" else process.send_signal(signal.SIGQUIT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if kind:
            for log in sorted(self.folder.glob("*.log")):
                print(f"--- {log.name}\n{log.read_text(errors='replace')[-3000:]}")
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, name, command, **arguments):
        with open(self.folder / f"{name}.log", "ab") as log:
            arguments.setdefault("stdout", log)
            process = subprocess.Popen([str(part) for part in command], stderr=log, stdin=subprocess.DEVNULL,
                                       **arguments)
        process.program = pathlib.Path(str(command[0])).name
        self.processes.append(process)
        return process

    def admin(self, *arguments):
        done = subprocess.run([str(self.programs / "visage-admin"), *map(str, arguments)], capture_output=True,
                              text=True)
        assert done.returncode == 0, f"visage-admin {arguments}: {done.stdout}{done.stderr}"
        return done.stdout

    def add_users(self, *place):
        for user in ("anne", "karim"):
            secret = self.folder / f"{user}.password"
            secret.write_text(f"secret of {user}\n")
            self.admin(*place, "user", "add", user, "--role", "agent", "--password-file", secret)


class Postgres:
    """One server. What it wrote survives the death of its processes, and machines do not die here: so without
    fsync."""

    BIN = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), default=None)
    CONFIGURATION = {"shared_buffers": "16MB", "fsync": "off", "max_connections": "60", "max_wal_senders": "4",
                     "wal_keep_size": "64MB", "autovacuum": "off", "log_checkpoints": "off",
                     "hot_standby": "on", "wal_receiver_timeout": "5s", "wal_retrieve_retry_interval": "500ms"}

    def __init__(self, site, name):
        self.site = site
        self.name = name
        self.port = free_port()
        self.folder = site.folder / name
        self.data = self.folder / "data"
        self.process = None
        self.folder.mkdir()
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")

    def command(self, program, *arguments):
        words = ["setpriv", "--pdeathsig", "KILL"]
        if os.geteuid() == 0:  # which PostgreSQL refuses to run as
            words += ["--reuid=postgres", "--regid=postgres", "--clear-groups"]
        return [*words, str(self.BIN / program), *map(str, arguments)]

    def run(self, program, *arguments):
        done = subprocess.run(self.command(program, *arguments), capture_output=True, text=True, cwd=self.folder,
                              timeout=SLOWEST)
        assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"
        return done.stdout.strip()

    def initialize(self):
        self.run("initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C", "--username=postgres", "-D",
                 self.data)
        return self

    def copy_of(self, primary, port=None):
        """A standby that follows it, by way of another port if so said."""
        self.run("pg_basebackup", "-D", self.data, "-R", "--checkpoint=fast", "--no-sync", "-d",
                 primary.url("replication", "postgres"))
        if port:
            with open(self.data / "postgresql.auto.conf", "a") as configuration:
                configuration.write(f"primary_conninfo = '{primary.url('', 'postgres', port)}'\n")
        return self

    def start(self):
        settings = [word for name, value in self.CONFIGURATION.items() for word in ("-c", f"{name}={value}")]
        self.process = self.site.start(self.name, self.command(
            "postgres", "-D", self.data, "-p", self.port, "-k", self.folder, "-c", "listen_addresses=127.0.0.1",
            *settings), cwd=self.folder)
        return self

    async def ready(self):
        def answers():
            assert self.process.poll() is None, f"{self.name} ended"
            return subprocess.run([self.BIN / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
                                  ).returncode == 0
        await until(answers, f"{self.name} is not ready")
        return self

    def url(self, database="visage", user="visage", port=None):
        return f"postgresql://{user}@127.0.0.1:{port or self.port}/{database}"

    def ask(self, sql, database="visage"):
        return self.run("psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", self.url(database, "postgres"), "-c", sql)

    def make_database(self):
        """As a company would: the owner is no superuser."""
        self.ask("CREATE ROLE visage LOGIN", "postgres")
        self.ask("CREATE DATABASE visage OWNER visage TEMPLATE template0 ENCODING 'UTF8'", "postgres")

    def crash(self):
        """Its immediate shutdown: every process ends at once, and nothing is written."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(SLOWEST)

    def vanish(self):
        """As when its machine loses power: nothing of it runs on, not even for an instant."""
        pid = self.process.pid
        children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for one in [pid, *map(int, children)]:
            try:
                os.kill(one, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()

    def kill_a_session(self, application):
        pid = int(self.ask(f"SELECT pid FROM pg_stat_activity WHERE application_name='{application}' LIMIT 1"))
        os.kill(pid, signal.SIGKILL)

    def promote(self):
        self.run("pg_ctl", "promote", "-w", "-D", self.data)


class Gateway:
    def __init__(self, site, name, place):
        self.site = site
        self.name = name
        self.place = place
        self.port = free_port()
        self.url = f"ws://127.0.0.1:{self.port}/sync"
        self.process = None

    def start(self):
        self.process = self.site.start(self.name, [
            self.site.programs / "visage-store", "--data", self.site.folder / f"data-{self.name}", "--listen",
            f"127.0.0.1:{self.port}", *self.place])
        return self

    def health(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=1) as answer:
                return answer.status == 200
        except OSError:
            return False

    def metric(self, name):
        """The value of a metric without labels; 0 of one that does not answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/metrics", timeout=1) as answer:
                lines = answer.read().decode().splitlines()
        except OSError:
            return 0
        return next(float(line.split()[1]) for line in lines if line.startswith(name + " "))

    async def ready(self):
        def well():
            assert self.process.poll() is None, f"{self.name} ended"
            return self.health()
        await until(well, f"{self.name} is not ready")
        return self

    def kill(self):
        self.process.kill()
        self.process.wait()
