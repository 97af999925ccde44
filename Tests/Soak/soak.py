#!/usr/bin/env python3
"""An hour in the life of `merpati serve`: clicks, campaigns, bounces, a crowd, a full disk, a clock that jumps, restarts.

    make soak                                  # an hour on the release build
    make soak SOAK_FLAGS="--minutes 2"
    python3 Tests/Soak/soak.py --merpati .build/debug/merpati --minutes 2

It works in a folder of its own under the temporary folder, on loopback alone, and in a mount namespace of its own (`unshare`), where
the database's folder is a small tmpfs that can be filled. The wall clock is moved with libfaketime (`--faketime`, or MERPATI_FAKETIME);
without it the clock stays, and the report says so. At the end it prints a table of what was seen, and the exit code is 1 when anything
was lost or wrong.
"""
import argparse
import asyncio
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import checks
from crowd import Crowd
from readers import Readers
from server import Server
from sink import Sink
from workspace import Workspace


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--merpati", default=".build/release/merpati", help="the program")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--contacts", type=int, default=1500, help="whom each campaign goes to")
    parser.add_argument("--rate", type=int, default=60, help="messages a second")
    parser.add_argument("--idle", type=int, default=1000, help="idle SMTP connections")
    parser.add_argument("--slow", type=int, default=200, help="HTTP bodies of a byte a second")
    parser.add_argument("--disk", type=int, default=0, help="megabytes of the file system of the database; 0 for as needed")
    parser.add_argument("--faketime", default=os.environ.get("MERPATI_FAKETIME", ""), help="libfaketimeMT.so.1")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", action="store_true", help="leaves the workspace and the log")
    parser.add_argument("--inside", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def enter_namespace(options):
    """Starts this program again where mounts are its own."""
    folder = tempfile.mkdtemp(prefix="merpati-soak-")
    unshare = ["unshare", "--mount"] + ([] if os.geteuid() == 0 else ["--user", "--map-root-user"])
    command = unshare + [sys.executable, os.path.abspath(__file__)] + sys.argv[1:] + ["--inside", folder]
    try:
        code = subprocess.call(command)
    except KeyboardInterrupt:
        code = 130
    if options.keep:
        print(f"kept: {folder}")
    else:
        shutil.rmtree(folder, ignore_errors=True)
    return code


class Soak:
    def __init__(self, options):
        self.options = options
        megabytes = options.disk or int(64 + options.minutes * 8)
        self.workspace = Workspace(options.inside, options, megabytes)
        self.sink = Sink(self.workspace.sink_port, options.seed)
        self.server = Server(options, self.workspace)
        self.readers = Readers(self.sink, self.server, self.workspace, options.seed)
        self.crowd = Crowd(options, self.server, self.workspace)
        self.campaigns = 0
        self.resumed = []
        self.events = []
        self.is_over = False

    async def run(self):
        self.workspace.prepare()
        await self.sink.start()
        await self.server.start()
        tasks = [asyncio.create_task(job) for job in (
            self.readers.run(), self.crowd.run(), self.server.sample(), self.keep_sending(), self.trouble())]
        end = time.monotonic() + self.options.minutes * 60
        next_line = time.monotonic()
        while time.monotonic() < end:
            for task in tasks:
                if task.done():
                    task.result()
            if time.monotonic() >= next_line:
                next_line += max(10, self.options.minutes * 60 / 20)
                self.say(self.line())
            await asyncio.sleep(0.5)
        self.say("the trouble is over: what is under way may end")
        self.is_over = True
        tasks[3].cancel()
        # What was begun is undone: the disk freed, the clock set, the server up.
        await asyncio.gather(*tasks[3:], return_exceptions=True)
        await self.settle()
        for task in tasks[:3]:
            task.cancel()
        await asyncio.gather(*tasks[:3], return_exceptions=True)
        await self.crowd.leave()
        await asyncio.sleep(8)
        self.server.take_sample("after the crowd")
        await self.server.terminate()
        return checks.report(self)

    def say(self, text):
        print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)

    def line(self):
        sample = self.server.samples[-1] if self.server.samples else None
        memory = f"{sample.memory:.0f} MB, {sample.files} files" if sample else "no sample"
        return (
            f"{self.sink.total} messages, {self.readers.clicks.answered} clicks, {self.readers.unsubscribes.answered} unsubscribed, "
            f"{self.readers.bounces.answered} bounces, {self.crowd.idle_now} idle, health {self.crowd.last_health}, {memory}")

    # Campaigns, one after the other, and several when one waits.

    async def keep_sending(self):
        last = (-1, 0.0)
        while True:
            await asyncio.sleep(1)
            if self.sink.total != last[0]:
                last = (self.sink.total, time.monotonic())
            quiet = time.monotonic() - last[1]
            if self.campaigns == 0 or (quiet > 4 and self.server.is_up and not self.server.is_full):
                await self.start_campaign()
                last = (self.sink.total, time.monotonic())

    async def start_campaign(self):
        states = await self.workspace.states()
        if sum(state in ("sending", "paused") for state in states.values()) >= 3:
            return
        number = self.campaigns + 1
        self.workspace.write_campaign(number)
        code, output = await self.workspace.merpati("campaign", "start", f"soak-{number}", "--yes")
        if code == 0:
            self.campaigns = number
        elif not self.server.is_full:
            self.say(f"campaign {number} did not start ({code}): {output.strip()[-300:]}")
            await asyncio.sleep(2)

    # What is done to the server.

    async def trouble(self):
        period = max(7.0, self.options.minutes * 60 / 24)
        while True:
            for event in (self.full_disk, self.clock_forward, self.restart, self.clock_back, self.kill):
                quiet_until = time.monotonic() + period * 0.6
                while time.monotonic() < quiet_until and not self.is_over:
                    await asyncio.sleep(0.2)
                if self.is_over:
                    return
                begun = time.monotonic()
                name = await event(period * 0.4)
                self.events.append((begun, time.monotonic(), name))
                self.say(name)

    async def full_disk(self, seconds):
        self.server.is_full = True
        self.workspace.fill()
        await asyncio.sleep(seconds)
        self.workspace.free()
        # The program notices by itself; until it has, what it says about the disk is right.
        await asyncio.sleep(2)
        self.server.mark("disk full", seconds + 15)
        self.server.is_full = False
        return f"the disk was full for {seconds:.0f} s"

    async def clock_forward(self, seconds):
        return await self.clock(3600, seconds)

    async def clock_back(self, seconds):
        return await self.clock(-3600, seconds)

    async def clock(self, offset, seconds):
        if not self.options.faketime:
            return "the clock stays: no libfaketime"
        self.workspace.set_clock(offset)
        await asyncio.sleep(seconds)
        self.workspace.set_clock(0)
        return f"the clock was off by {offset:+} s for {seconds:.0f} s"

    async def restart(self, seconds):
        took = await self.server.terminate()
        await self.server.start()
        return f"stopped by SIGTERM in {took:.1f} s, and started again"

    async def kill(self, seconds):
        await self.server.kill()
        await self.server.start()
        return "killed, and started again"

    # The end.

    async def settle(self):
        """Lets every run come to its end, and goes on with what stands still."""
        limit = time.monotonic() + max(60, self.options.contacts * 3 / self.options.rate)
        while time.monotonic() < limit:
            states = await self.workspace.states()
            if states and not any(state in ("sending", "scheduled", "paused") for state in states.values()):
                break
            for name, state in states.items():
                if state == "paused" and name not in self.resumed:
                    self.resumed.append(name)
                    await self.workspace.merpati("campaign", "resume", name)
            await asyncio.sleep(2)
        await self.readers.finish()


def main():
    options = arguments()
    options.merpati = os.path.abspath(options.merpati)
    if not options.inside:
        return enter_namespace(options)
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    soak = Soak(options)
    try:
        return asyncio.run(soak.run())
    finally:
        soak.server.kill_now()
        soak.workspace.forget_clocks()


if __name__ == "__main__":
    sys.exit(main())
