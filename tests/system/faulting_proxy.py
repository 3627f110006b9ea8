# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A bad network between programs: a proxy for TCP on loopback that delays, cuts and swallows, and takes each connection
to the next of its targets that answers."""
import asyncio


class FaultingProxy:
    def __init__(self, *target_ports):
        self.target_ports = list(target_ports)
        self.port = None
        self.delay = 0.0
        self.swallowing = False  # takes everything and hands nothing on: neither side hears of it
        self.refusing = False
        self.bytes_before_cut = None  # of what comes back, for each connection
        self.connections = 0
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
        self.connections += 1
        self._tasks.add(asyncio.current_task())
        self._writers.add(writer)
        try:
            if self.refusing:
                return
            there, out = await self._open()
            self._writers.add(out)
            back = asyncio.create_task(self._pump(there, writer, self.bytes_before_cut))
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

    async def _open(self):
        for _ in self.target_ports:
            self.target_ports.append(self.target_ports.pop(0))
            try:
                return await asyncio.open_connection("127.0.0.1", self.target_ports[-1])
            except OSError:
                continue
        raise ConnectionRefusedError

    async def _pump(self, reader, writer, limit=None):
        try:
            while data := await reader.read(65536):
                if self.delay:
                    await asyncio.sleep(self.delay)
                if self.swallowing:
                    continue
                writer.write(data[:limit])
                await writer.drain()
                if limit is not None and (limit := limit - len(data)) <= 0:
                    break
        except OSError:
            pass
        writer.transport.abort()
