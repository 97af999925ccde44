"""Those who read: they open, click, leave, and their servers bounce."""
import asyncio
import random
import time
from dataclasses import dataclass, field

BOUNCE = """\
From: Mail Delivery System <mailer-daemon@there.example>\r
To: <{sender}>\r
Subject: Undelivered mail\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r
\r
--b\r
Content-Type: text/plain\r
\r
Your message could not be delivered.\r
--b\r
Content-Type: message/delivery-status\r
\r
Reporting-MTA: dns; there.example\r
\r
Final-Recipient: rfc822; {recipient}\r
Action: failed\r
Status: 5.1.1\r
Diagnostic-Code: smtp; 550 5.1.1 no such user\r
\r
--b--\r
"""


@dataclass
class Tally:
    """What was answered, and when: (campaign, recipient) to the moment of the answer."""
    done: dict = field(default_factory=dict)
    refused: int = 0
    """Answers that ask to come again, and connections that failed."""
    odd: dict = field(default_factory=dict)
    """Other answers, by what they were."""
    slowest: float = 0

    @property
    def answered(self):
        return len(self.done)


class Readers:
    def __init__(self, sink, server, workspace, seed):
        self.sink, self.server, self.workspace = sink, server, workspace
        self.random = random.Random(seed + 1)
        self.clicks, self.opens, self.unsubscribes, self.bounces = Tally(), Tally(), Tally(), Tally()
        self.under_way = set()
        self.places = asyncio.Semaphore(40)

    async def run(self):
        while True:
            message = await self.sink.arrivals.get()
            chance = self.random.random()
            if chance < 0.004 and message.leaves:
                self.begin(self.leave(message))
            elif chance < 0.008:
                self.begin(self.bounce(message))
            if self.random.random() < 0.25 and message.opens:
                self.begin(self.get(message, message.opens[0], self.opens, b"200"))
            if self.random.random() < 0.2 and message.clicks:
                self.begin(self.get(message, self.random.choice(message.clicks), self.clicks, b"302"))

    def begin(self, job):
        task = asyncio.create_task(job)
        self.under_way.add(task)
        task.add_done_callback(self.under_way.discard)

    async def finish(self):
        if self.under_way:
            await asyncio.wait(list(self.under_way), timeout=60)

    async def get(self, message, path, tally, expected):
        await asyncio.sleep(self.random.uniform(0, 3))
        for _ in range(20):
            if await self.ask(tally, "GET", path, expected, message):
                return
            await asyncio.sleep(2)

    async def leave(self, message):
        await asyncio.sleep(self.random.uniform(0, 3))
        for _ in range(60):
            if await self.ask(self.unsubscribes, "POST", message.leaves[0], b"200", message, "List-Unsubscribe=One-Click"):
                return
            await asyncio.sleep(2)

    async def ask(self, tally, method, path, expected, message, body=""):
        """Whether it was answered for good."""
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.workspace.http_port}\r\nUser-Agent: Mozilla/5.0 (X11) Soak\r\n"
            "Connection: close\r\n")
        if method == "POST":
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        begun = time.monotonic()
        async with self.places:
            try:
                status = await asyncio.wait_for(self.exchange((head + "\r\n" + body).encode()), 30)
            except (OSError, asyncio.TimeoutError, asyncio.IncompleteReadError):
                status = b""
        now = time.monotonic()
        if status == expected:
            tally.done[(message.campaign, message.recipient)] = now
            if not self.server.is_marked(begun):
                tally.slowest = max(tally.slowest, now - begun)
            return True
        if status in (b"", b"503"):
            tally.refused += 1
            return False
        tally.odd[status.decode(errors="replace")] = tally.odd.get(status.decode(errors="replace"), 0) + 1
        return True

    async def exchange(self, request):
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", self.workspace.http_port, local_addr=(f"127.0.3.{self.random.randint(1, 60)}", 0))
        try:
            writer.write(request)
            answer = await reader.readline()
            while await reader.read(4096):
                pass
            return answer.split(b" ")[1] if answer.count(b" ") else b""
        finally:
            writer.close()

    async def bounce(self, message):
        await asyncio.sleep(self.random.uniform(0, 3))
        for _ in range(60):
            begun = time.monotonic()
            try:
                code = await asyncio.wait_for(self.deliver(message), 40)
            except (OSError, asyncio.TimeoutError, asyncio.IncompleteReadError):
                code = ""
            if code.startswith("2"):
                self.bounces.done[(message.campaign, message.recipient)] = time.monotonic()
                if not self.server.is_marked(begun):
                    self.bounces.slowest = max(self.bounces.slowest, time.monotonic() - begun)
                return
            if code.startswith("5"):
                self.bounces.odd[code] = self.bounces.odd.get(code, 0) + 1
                return
            self.bounces.refused += 1
            await asyncio.sleep(2)

    async def deliver(self, message):
        """The code of the last reply."""
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", self.workspace.inbound_port, local_addr=(f"127.0.4.{self.random.randint(1, 60)}", 0))
        try:
            code = await reply(reader)
            for line in ("EHLO there.example", "MAIL FROM:<>", f"RCPT TO:<{message.sender}>", "DATA"):
                if code[:1] not in ("2", "3"):
                    return code
                writer.write(line.encode() + b"\r\n")
                code = await reply(reader)
            if not code.startswith("3"):
                return code
            writer.write(BOUNCE.format(sender=message.sender, recipient=message.recipient).encode() + b".\r\n")
            code = await reply(reader)
            writer.write(b"QUIT\r\n")
            return code
        finally:
            writer.close()


async def reply(reader):
    while line := await reader.readline():
        if line[3:4] != b"-":
            return line[:3].decode(errors="replace")
    return ""
