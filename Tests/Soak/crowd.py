"""Those who come and do nothing, or next to nothing; and the monitor that asks after the server's health."""
import asyncio
import time


class Crowd:
    def __init__(self, options, server, workspace):
        self.options, self.server, self.workspace = options, server, workspace
        self.idle_now = 0
        self.most_idle = 0
        self.slow_now = 0
        self.shed = 0
        self.last_health = "-"
        self.slowest_health = 0.0
        self.ill = []
        """When health failed although nothing was done to the server, and how."""
        self.asked = 0
        self.tasks = []

    async def run(self):
        jobs = [self.idle(number) for number in range(self.options.idle)]
        jobs += [self.slow(number) for number in range(self.options.slow)]
        jobs.append(self.monitor())
        self.tasks = [asyncio.create_task(job) for job in jobs]
        await asyncio.gather(*self.tasks)

    async def leave(self):
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    async def idle(self, number):
        await asyncio.sleep(number * 0.01)
        while True:
            try:
                # Many addresses, so that it is the crowd that is too large and not one of its members.
                reader, writer = await asyncio.open_connection(
                    "127.0.0.1", self.workspace.inbound_port, local_addr=(f"127.0.1.{number % 200 + 1}", 0))
            except OSError:
                await asyncio.sleep(5)
                continue
            self.idle_now += 1
            self.most_idle = max(self.most_idle, self.idle_now)
            try:
                while await reader.read(1024):
                    pass
            except OSError:
                pass
            finally:
                self.idle_now -= 1
                writer.close()
            if self.server.is_up:
                self.shed += 1
            await asyncio.sleep(5)

    async def slow(self, number):
        await asyncio.sleep(number * 0.05)
        while True:
            try:
                _, writer = await asyncio.open_connection(
                    "127.0.0.1", self.workspace.http_port, local_addr=(f"127.0.2.{number % 200 + 1}", 0))
                writer.write(
                    f"POST /u/{'a' * 40} HTTP/1.1\r\nHost: 127.0.0.1:{self.workspace.http_port}\r\n"
                    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n".encode())
                self.slow_now += 1
                try:
                    for _ in range(600):
                        writer.write(b"x")
                        await writer.drain()
                        await asyncio.sleep(1)
                        if writer.transport.is_closing():
                            break
                finally:
                    self.slow_now -= 1
                    writer.close()
            except OSError:
                pass
            await asyncio.sleep(2)

    async def monitor(self):
        request = f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{self.workspace.http_port}\r\nConnection: close\r\n\r\n".encode()
        while True:
            await asyncio.sleep(1)
            if not self.server.is_up:
                continue
            begun = time.monotonic()
            self.asked += 1
            try:
                answer = await asyncio.wait_for(self.ask(request), 10)
                status = answer.split(b" ")[1].decode() if answer.count(b" ") else "no answer"
            except (OSError, asyncio.TimeoutError) as error:
                status = type(error).__name__
            took = time.monotonic() - begun
            self.last_health = status
            if self.server.is_marked(begun) or self.server.is_marked(time.monotonic()) or not self.server.is_up:
                continue
            self.slowest_health = max(self.slowest_health, took)
            if status != "200":
                self.ill.append((begun, status))

    async def ask(self, request):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.workspace.http_port)
        try:
            writer.write(request)
            return await reader.readline()
        finally:
            writer.close()
