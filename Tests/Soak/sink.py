"""The mail server that campaigns go out by: it takes everything and counts it."""
import asyncio
import random
import re
import time
from dataclasses import dataclass

LINK = re.compile(rb"http://127\.0\.0\.1:\d+(/[cou]/[A-Za-z0-9_.~-]+)")
SUBJECT = re.compile(rb"^Subject: Soak (\d+) ", re.MULTILINE)


@dataclass
class Message:
    at: float
    campaign: int
    recipient: str
    sender: str
    """Where its bounces go."""
    clicks: list
    opens: list
    leaves: list


class Sink:
    def __init__(self, port, seed):
        self.port = port
        self.random = random.Random(seed)
        self.total = 0
        self.counts = {}
        """(campaign, recipient): when each copy came."""
        self.unanswered = set()
        """Those whose reply was not sent on purpose."""
        self.arrivals = asyncio.Queue()
        self.unreadable = 0

    async def start(self):
        await asyncio.start_server(self.serve, "127.0.0.1", self.port)

    async def serve(self, reader, writer):
        sender = recipient = ""

        def say(text):
            writer.write(text.encode() + b"\r\n")

        try:
            say("220 sink.example ESMTP")
            while line := await reader.readline():
                command = line[:4].upper()
                if command in (b"EHLO", b"HELO"):
                    say("250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 10000000")
                elif command == b"MAIL":
                    sender = line[line.find(b"<") + 1:line.find(b">")].decode()
                    say("250 2.1.0 ok")
                elif command == b"RCPT":
                    recipient = line[line.find(b"<") + 1:line.find(b">")].decode()
                    say("250 2.1.5 ok")
                elif command == b"DATA":
                    say("354 go ahead")
                    await writer.drain()
                    body = (await reader.readuntil(b"\r\n.\r\n"))[:-5]
                    key = self.take(body, sender, recipient)
                    if self.random.random() < 0.0005:
                        self.unanswered.add(key)
                        break
                    say("250 2.0.0 queued")
                elif command == b"QUIT":
                    say("221 2.0.0 bye")
                    break
                elif command == b"RSET":
                    say("250 2.0.0 ok")
                else:
                    say("500 5.5.2 what?")
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()

    def take(self, body, sender, recipient):
        text = body.replace(b"=\r\n", b"").replace(b"=3D", b"=")
        subject = SUBJECT.search(text)
        campaign = int(subject.group(1)) if subject else 0
        if not subject:
            self.unreadable += 1
        links = sorted({link.decode() for link in LINK.findall(text)})
        now = time.monotonic()
        self.total += 1
        self.counts.setdefault((campaign, recipient), []).append(now)
        self.arrivals.put_nowait(Message(
            now, campaign, recipient, sender, [x for x in links if x.startswith("/c/")], [x for x in links if x.startswith("/o/")],
            [x for x in links if x.startswith("/u/")]))
        return campaign, recipient
