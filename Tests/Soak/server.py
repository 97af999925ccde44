"""`merpati serve` as a child: started, stopped, killed, watched."""
import asyncio
import os
import signal
import time
from dataclasses import dataclass


@dataclass
class Sample:
    at: float
    memory: float
    """Resident memory in MB."""
    files: int
    run: int
    """Which start of the server, from 1."""
    note: str = ""


class Server:
    def __init__(self, options, workspace):
        self.options = options
        self.workspace = workspace
        self.process = None
        self.is_up = False
        self.is_full = False
        self.starts = 0
        self.samples = []
        self.lines = []
        self.deaths = []
        self.stops = []
        """(how long an orderly stop took, the exit code)"""
        self.kills = []
        self.marks = []
        """(from, to, what): when trouble is to be expected."""
        self.ended = set()
        """Processes that were told to end."""

    def mark(self, what, seconds_back, seconds_on=5):
        now = time.monotonic()
        self.marks.append((now - seconds_back, now + seconds_on, what))

    def is_marked(self, at):
        return self.is_full or any(begin <= at <= end for begin, end, _ in self.marks)

    async def start(self):
        self.starts += 1
        self.process = await asyncio.create_subprocess_exec(
            self.options.merpati, "serve", "--listen", f"127.0.0.1:{self.workspace.http_port}", cwd=self.workspace.folder,
            env=self.workspace.environment(), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT)
        asyncio.create_task(self.read(self.process))
        for _ in range(600):
            if self.process.returncode is not None:
                return
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self.workspace.http_port)
                writer.close()
                break
            except OSError:
                await asyncio.sleep(0.05)
        self.mark("start", 0, 2)
        self.is_up = True

    async def read(self, process):
        with open(self.workspace.log, "a") as log:
            while line := await process.stdout.readline():
                text = line.decode(errors="replace").rstrip()
                self.lines.append((time.monotonic(), text))
                log.write(text + "\n")
                log.flush()
        code = await process.wait()
        self.is_up = False
        if process not in self.ended:
            self.deaths.append((time.monotonic(), code, self.is_full, self.lines[-1][1] if self.lines else ""))
            self.mark("died", 1, 10)
            await asyncio.sleep(1)
            while self.is_full:
                await asyncio.sleep(0.5)
            await self.start()

    async def terminate(self):
        self.ended.add(self.process)
        self.is_up = False
        begun = time.monotonic()
        self.mark("stop", 1, 60)
        mark = len(self.marks) - 1
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            code = await asyncio.wait_for(self.process.wait(), 60)
        except asyncio.TimeoutError:
            code = "no end within 60 s"
            self.process.kill()
            await self.process.wait()
        took = time.monotonic() - begun
        self.marks[mark] = (begun - 1, time.monotonic() + 2, "stop")
        self.stops.append((took, code))
        return took

    async def kill(self):
        self.ended.add(self.process)
        self.kills.append(time.monotonic())
        self.mark("kill", 1, 3)
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()
        self.is_up = False

    def kill_now(self):
        """For the end of this program, whatever ended it."""
        if self.process and self.process.returncode is None:
            os.kill(self.process.pid, signal.SIGKILL)

    # Samples.

    async def sample(self):
        while True:
            await asyncio.sleep(3)
            self.take_sample()

    def take_sample(self, note=""):
        if self.process is None or self.process.returncode is not None:
            return
        try:
            with open(f"/proc/{self.process.pid}/status") as file:
                fields = dict(line.split(":", 1) for line in file if ":" in line)
            files = len(os.listdir(f"/proc/{self.process.pid}/fd"))
            memory = int(fields["VmRSS"].split()[0]) / 1024
        except (OSError, KeyError):
            return
        self.samples.append(Sample(time.monotonic(), memory, files, self.starts, note))
