"""A workspace on a file system of its own."""
import asyncio
import ctypes
import json
import os
import socket
import subprocess

SETTINGS = """\
name: Soak
database: sqlite:data/merpati.db
public_url: http://127.0.0.1:{http}
time_zone: UTC
language: en
postal_address: "1 Soak Street"
from: "Soak <hello@soak.example>"
bounce_domain: bounces.soak.example
inbound: 127.0.0.1:{inbound}
smtp:
  - {{ name: main, url: "smtp://127.0.0.1:{sink}", tls: none, connections: 5, messages_per_connection: 200, rate: {rate}/s }}
"""

LETTER = """\
---
subject: "Soak {number} for {{{{ contact.first_name | default: 'friend' }}}}"
---
Dear {{{{ contact.first_name | default: 'friend' }}}},

look at [our roses](https://soak.example/roses/{number}) and at [the fuchsias](https://soak.example/fuchsias).

{{{{ workspace.postal_address }}}} - [Unsubscribe]({{{{ unsubscribe_url }}}})
"""


class Workspace:
    def __init__(self, folder, options, megabytes):
        self.folder = folder
        self.options = options
        self.megabytes = megabytes
        self.shares = 0
        self.data = os.path.join(folder, "data")
        self.clock_file = os.path.join(folder, "clock")
        self.log = os.path.join(folder, "serve.log")
        self.http_port, self.inbound_port, self.sink_port = free_ports(3)

    @property
    def database(self):
        return os.path.join(self.data, "merpati.db")

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def prepare(self):
        os.makedirs(self.data, exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={self.megabytes}m", "soak", self.data], check=True)
        for name in ("templates", "campaigns"):
            os.makedirs(self.path(name), exist_ok=True)
        with open(self.path("merpati.yaml"), "w") as file:
            file.write(SETTINGS.format(
                http=self.http_port, inbound=self.inbound_port, sink=self.sink_port, rate=self.options.rate))
        with open(self.path("contacts.csv"), "w") as file:
            file.write("email,first_name\n")
            for number in range(self.options.contacts):
                file.write(f"contact{number}@soak.test,Name {number}\n")
        self.set_clock(0)
        for command in (["list", "create", "Customers"], ["import", "contacts.csv", "--list", "Customers", "--create-fields"]):
            subprocess.run([self.options.merpati] + command, cwd=self.folder, check=True, stdout=subprocess.DEVNULL)

    def write_campaign(self, number):
        with open(self.path("templates", f"soak-{number}.md"), "w") as file:
            file.write(LETTER.format(number=number))
        with open(self.path("campaigns", f"soak-{number}.yaml"), "w") as file:
            file.write(f"name: soak-{number}\ntemplate: soak-{number}\nto: {{ lists: [Customers] }}\n")

    async def merpati(self, *command):
        process = await asyncio.create_subprocess_exec(
            self.options.merpati, *command, cwd=self.folder, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT)
        try:
            output, _ = await asyncio.wait_for(process.communicate(), 120)
        except asyncio.TimeoutError:
            process.kill()
            return -1, "no answer within two minutes"
        return process.returncode, output.decode(errors="replace")

    async def states(self):
        """The state of every campaign."""
        code, output = await self.merpati("campaign", "list", "--json")
        if code != 0:
            return {}
        entries = json.loads(output)
        entries = entries if isinstance(entries, list) else entries.get("campaigns", [])
        return {entry["name"]: entry["state"] for entry in entries}

    # The disk.

    def fill(self):
        file = os.open(os.path.join(self.data, "filler"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for size in (1 << 20, 4096):
            try:
                while os.write(file, b"x" * size) == size:
                    pass
            except OSError:
                continue
        os.close(file)

    def free(self):
        os.unlink(os.path.join(self.data, "filler"))

    # The clock.

    def set_clock(self, offset):
        with open(self.clock_file + ".new", "w") as file:
            file.write(f"{offset:+}\n")
        os.rename(self.clock_file + ".new", self.clock_file)

    def environment(self):
        environment = dict(os.environ)
        if self.options.faketime:
            environment.update(
                LD_PRELOAD=os.path.abspath(self.options.faketime), FAKETIME_TIMESTAMP_FILE=self.clock_file,
                FAKETIME_DONT_FAKE_MONOTONIC="1", FAKETIME_CACHE_DURATION="1", FAKETIME_SHARED=self.share_clock())
        return environment

    def share_clock(self):
        """The names of a semaphore and a piece of memory, as libfaketime makes them where it finds none. Then it also sets a variable
        of the environment, and a Swift program, which looks for its arguments beside the environment, finds none."""
        self.shares += 1
        name = f"soak_{os.getpid()}_{self.shares}"
        library = ctypes.CDLL(None)
        library.sem_open(f"/faketime_sem_{name}".encode(), os.O_CREAT | os.O_EXCL, 0o600, 1)
        with open(f"/dev/shm/faketime_shm_{name}", "wb") as file:
            file.write(bytes(4096))
        return f"/faketime_sem_{name} /faketime_shm_{name}"

    def forget_clocks(self):
        for number in range(1, self.shares + 1):
            for kind in ("sem.faketime_sem", "faketime_shm"):
                try:
                    os.unlink(f"/dev/shm/{kind}_soak_{os.getpid()}_{number}")
                except OSError:
                    pass


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for entry in sockets:
        entry.bind(("127.0.0.1", 0))
    ports = [entry.getsockname()[1] for entry in sockets]
    for entry in sockets:
        entry.close()
    return ports
