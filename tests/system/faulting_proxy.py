# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A bad network between two programs: a proxy for TCP on loopback that delays, cuts and swallows."""
import asyncio


class FaultingProxy:
    def __init__(self, target_port):
        self.target_port = target_port
        self.port = None
        self.delay = 0.0
        self.swallowing = False  # takes everything and hands nothing on: neither side hears of it
        self.refusing = False
        self._server = None
        self._writers = set()
        self._tasks = set()

    async def start(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def stop(self):
        self._server.close()
        self.cut()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def cut(self):
        """Every connection ends with a reset."""
        for writer in list(self._writers):
            writer.transport.abort()

    async def _serve(self, reader, writer):
        self._tasks.add(asyncio.current_task())
        self._writers.add(writer)
        try:
            if self.refusing:
                return
            there, out = await asyncio.open_connection("127.0.0.1", self.target_port)
            self._writers.add(out)
            back = asyncio.create_task(self._pump(there, writer))
            await self._pump(reader, out)
            out.transport.abort()
            self._writers.discard(out)
            await back
        except OSError:
            pass
        finally:
            writer.transport.abort()
            self._writers.discard(writer)
            self._tasks.discard(asyncio.current_task())

    async def _pump(self, reader, writer):
        try:
            while data := await reader.read(65536):
                if self.delay:
                    await asyncio.sleep(self.delay)
                if not self.swallowing:
                    writer.write(data)
                    await writer.drain()
        except OSError:
            pass
        writer.transport.abort()
