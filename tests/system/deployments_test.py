#!/usr/bin/python3
# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The deployments of packaging/DEPLOYMENT.md with the files that are shipped, only ports, paths and addresses put in:
deployments_test.py FOLDER_OF_PROGRAMS"""
import asyncio
import os
import pathlib
import random
import re
import shutil
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request

from pushing_clients import Crew, wire
from servers import Gateway, Postgres, Site, free_port, until

WRONG_CREDENTIALS, RATE_LIMITED = 24, 4
PASSWORD = "not-in-a-list"
PACKAGING = pathlib.Path(__file__).resolve().parents[2] / "packaging"


def put_in(text, values):
    """Each value in the place of what is shipped, which must be there."""
    for shipped, value in values.items():
        assert shipped in text, f"{shipped!r} is not in the file that is shipped"
        text = text.replace(shipped, str(value))
    return text


def make_certificate(folder):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                    "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout",
                    folder / "tls.key", "-out", folder / "tls.crt"], check=True, capture_output=True)
    (folder / "visage.pem").write_text((folder / "tls.crt").read_text() + (folder / "tls.key").read_text())
    return ssl.create_default_context(cafile=folder / "tls.crt")


def command_of(unit, values):
    """What systemd would start."""
    line, = re.findall(r"^ExecStart=(.*)$", (PACKAGING / "systemd" / unit).read_text(), re.MULTILINE)
    return put_in(line, values).split()


def check_units(site):
    """systemd itself finds nothing to say about them, but that its user is not on this machine."""
    if not shutil.which("systemd-analyze"):
        print("systemd-analyze is not here: the units were not looked at by systemd")
        return
    for unit, name in (("visage-store.service", "visage-store.service"),
                       ("visage-store@.service", "visage-store@7421.service")):
        text = put_in((PACKAGING / "systemd" / unit).read_text(),
                      {"/usr/bin/visage-store": site.programs / "visage-store"})
        (site.folder / name).write_text(text)
        said = subprocess.run(["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", site.folder / name],
                              capture_output=True, text=True)
        ours = [line for line in said.stderr.splitlines() if name in line]
        assert said.returncode == 0 and not ours, said.stderr
        exposed = subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=20",
                                  site.folder / name], capture_output=True, text=True)
        assert exposed.returncode == 0, exposed.stdout[-2000:] + exposed.stderr
        print(exposed.stdout.strip().splitlines()[-1])


async def one_machine(site):
    """visage-store as its unit starts it: TLS, SQLite; killed, and started again as Restart= says."""
    check_units(site)
    tls = make_certificate(site.folder)
    port = free_port()
    (site.folder / "store.conf").write_text(put_in((PACKAGING / "systemd/store.conf").read_text(), {
        "listen=0.0.0.0:7420": f"listen=127.0.0.1:{port}", "/etc/visage/tls.crt": site.folder / "tls.crt",
        "/etc/visage/tls.key": site.folder / "tls.key", "/var/lib/visage-store-backups": site.folder / "backups"}))
    data = site.folder / "data"
    (site.folder / "backups").mkdir()
    command = command_of("visage-store.service", {
        "/usr/bin/visage-store": site.programs / "visage-store", "/etc/visage/store.conf": site.folder / "store.conf",
        "/var/lib/visage-store": data})
    site.admin("--data", data, "init")
    site.add_users("--data", data)
    store = site.start("visage-store", command)
    crew = Crew(site.folder, [f"wss://localhost:{port}/sync"], random.Random(3), tls)
    try:
        crew.begin(2)
        await crew.recovered(time.monotonic(), "the beginning")
        began = time.monotonic()
        store.kill()
        store.wait()
        store = site.start("visage-store", command)
        times = await crew.recovered(began, "kill -9 of the store")
        await crew.settle()
        notes = await crew.check(crew.urls[0])
    finally:
        await crew.end()
    assert "All is well." in site.admin("--data", data, "verify")
    store.terminate()
    assert await asyncio.to_thread(store.wait, 20) == 0, "the store did not stop cleanly"
    print(f"one machine: {notes} notes; everybody is served again {times[1]:.2f} s after kill -9")


def start_gateways(site, database):
    configuration = (PACKAGING / "systemd/gateway.conf").read_text()
    shipped, = re.findall(r'^database="(.*)"$', configuration, re.MULTILINE)
    proxies, = re.findall(r"^trusted-proxy=(.*)$", configuration, re.MULTILINE)
    (site.folder / "gateway.conf").write_text(put_in(configuration, {shipped: database, proxies: "127.0.0.1"}))
    gateways = []
    for name in ("gateway1", "gateway2", "gateway3"):
        gateway = Gateway(site, name, ())
        gateway.process = site.start(name, command_of("visage-store@.service", {
            "/usr/bin/visage-store": site.programs / "visage-store",
            "/etc/visage/gateway.conf": site.folder / "gateway.conf",
            "/var/lib/visage-store-%i": site.folder / f"data-{name}",
            "0.0.0.0:%i": f"127.0.0.1:{gateway.port}"}))
        gateways.append(gateway)
    return gateways


def start_haproxy(site, gateways):
    port, old_port, figures = free_port(), free_port(), free_port()
    (site.folder / "haproxy.cfg").write_text(put_in((PACKAGING / "haproxy/haproxy.cfg").read_text(), {
        "maxconn 20000": "maxconn 200", "bind :443": f"bind 127.0.0.1:{port}",
        "bind :7420": f"bind 127.0.0.1:{old_port}",
        "/etc/haproxy/visage.pem": site.folder / "visage.pem",
        "127.0.0.1:8404": f"127.0.0.1:{figures}", "192.0.2.11:7421": f"127.0.0.1:{gateways[0].port}",
        "192.0.2.12:7422": f"127.0.0.1:{gateways[1].port}", "192.0.2.13:7423": f"127.0.0.1:{gateways[2].port}"}))
    site.start("haproxy", ["haproxy", "-db", "-f", site.folder / "haproxy.cfg"])
    return port, figures


def sessions(figures):
    """Of each gateway as HAProxy counts them; None where HAProxy holds it for dead."""
    with urllib.request.urlopen(f"http://127.0.0.1:{figures}/;csv", timeout=5) as answer:
        lines = [line.split(",") for line in answer.read().decode().splitlines()]
    names = lines[0]
    rows = [dict(zip(names, line)) for line in lines[1:]]
    return {row["svname"]: int(row["scur"]) if row["status"].startswith("UP") else None
            for row in rows if row["svname"].startswith("gateway")}


def move_there(site, database):
    """A company of one machine, as DEPLOYMENT.md says it: the password is in no list of processes."""
    command, = re.findall(r"visage-admin (migrate[^`]*?)\n\n", (PACKAGING / "DEPLOYMENT.md").read_text())
    assert "PASSWORD" not in command, command
    database.ask(f"ALTER ROLE visage PASSWORD '{PASSWORD}'", "postgres")
    rules = database.data / "pg_hba.conf"
    text = rules.read_text()
    rules.write_text(f"host all visage 127.0.0.1/32 scram-sha-256\n{text}")
    database.ask("SELECT pg_reload_conf()", "postgres")
    data = site.folder / "moved"
    site.admin("--data", data, "init")
    site.add_users("--data", data)
    words = put_in(command, {"\\\n": "", "/var/lib/visage-store": data,
                             "postgresql://visage@db1.example/visage": database.url()}).split()
    passwords = site.folder / "pgpass"
    refused = subprocess.run([site.programs / "visage-admin", *words], capture_output=True, text=True,
                             env={**os.environ, "PGPASSFILE": str(passwords)})
    assert refused.returncode == 1 and "password" in refused.stderr, refused
    passwords.write_text(f"127.0.0.1:{database.port}:visage:visage:{PASSWORD}\n")
    passwords.chmod(0o600)
    os.environ["PGPASSFILE"] = str(passwords)
    assert "Everything was moved" in site.admin(*words)


async def told_at_log_in(site, url, tls, source, user, password):
    """The code of the refusal; 0 for who is let in. A client that claims to be somebody else's, too."""
    client = wire.Client(url, wire.Copy(site.folder / "guesses.db"))
    client.tls = tls
    client.line = {"local_addr": (source, 0), "extra_headers": {"X-Forwarded-For": f"198.51.100.{random.randrange(256)}"}}
    try:
        await client.log_in(user, password)
    except wire.Refused as refused:
        return refused.code
    finally:
        await client.close()
    return 0


async def one_guesses_passwords(site, url, tls):
    """Until every gateway has had enough of its address. Everybody else behind HAProxy logs in as before."""
    refused = []
    while refused[-9:] != [RATE_LIMITED] * 9:
        assert len(refused) < 150, f"nobody minds guesses: {refused}"
        refused.append(await told_at_log_in(site, url, tls, "127.0.0.2", f"name {len(refused)}", "guessed"))
    assert set(refused) == {WRONG_CREDENTIALS, RATE_LIMITED}, refused
    for _ in range(6):
        assert await told_at_log_in(site, url, tls, "127.0.0.2", "anne", "secret of anne") == RATE_LIMITED
        assert await told_at_log_in(site, url, tls, "127.0.0.3", "anne", "secret of anne") == 0
    for log in site.folder.glob("gateway?.log"):
        text = log.read_text()
        assert "address=127.0.0.2" in text and "address=198.51.100" not in text, f"{log.name} names others"


async def three_gateways(site):
    """HAProxy, three gateways and PostgreSQL: each client survives the death of the gateway that it was on."""
    tls = make_certificate(site.folder)
    database = await Postgres(site, "postgresql").initialize().start().ready()
    database.make_database()
    move_there(site, database)
    gateways = start_gateways(site, database.url(user=f"visage:{PASSWORD}"))
    for gateway in gateways:
        await gateway.ready()
    port, figures = start_haproxy(site, gateways)

    def counts():
        try:
            return sessions(figures)
        except OSError:
            return {}
    await until(lambda: list(counts().values()).count(0) == 3, "HAProxy does not hold all gateways for alive")
    crew = Crew(site.folder, [f"wss://localhost:{port}/sync"], random.Random(5), tls)
    try:
        crew.begin(6)
        await crew.recovered(time.monotonic(), "the beginning")
        assert sorted(counts().values()) == [2, 2, 2], f"leastconn spread them so: {counts()}"
        await one_guesses_passwords(site, crew.urls[0], tls)
        began = time.monotonic()
        gateways[0].kill()
        dead = await crew.recovered(began, "the death of a gateway")
        await until(lambda: counts().get("gateway1", 0) is None, "HAProxy takes a dead gateway for alive")
        assert sum(filter(None, counts().values())) == 6, counts()

        began = time.monotonic()
        database.crash()
        await until(lambda: list(counts().values()).count(None) == 3, "gateways without a database get clients")
        database.start()
        restarted = await crew.recovered(began, "the restart of the database")

        with_error = None
        try:
            urllib.request.urlopen(f"https://localhost:{port}/healthz", context=tls, timeout=5)
        except urllib.error.HTTPError as error:
            with_error = error.code
        assert with_error == 404, "what gateways say of themselves is shown outside"
        await crew.settle()
        notes = await crew.check(crew.urls[0])
    finally:
        await crew.end()
    assert "All is well." in site.admin("--database", database.url(), "verify")
    print(f"HAProxy and three gateways: {notes} notes; everybody is served again {dead[1]:.2f} s after the death of a "
          f"gateway, {restarted[1]:.2f} s after that of the database, away for as long as HAProxy needed to see it")


if __name__ == "__main__":
    if not Postgres.BIN:
        print("PostgreSQL is not installed: nothing was tested")
        sys.exit(77)
    for part in (one_machine, three_gateways):
        with Site(sys.argv[1]) as the_site:
            asyncio.run(part(the_site))
