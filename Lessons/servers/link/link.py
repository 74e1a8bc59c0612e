"""Forwards connections from one Unix socket to another, each way after a delay. Frozen, it is a cut cable; killed, what it holds is lost."""
import asyncio, os, sys, time

listen, to, delay, state = sys.argv[1], sys.argv[2], float(sys.argv[3]) / 1000, sys.argv[4]
connections = held = 0


def record(more_connections=0, more_held=0):
    global connections, held
    connections += more_connections
    held += more_held
    os.pwrite(status, f"{connections} {held}".ljust(40).encode() + b"\n", 0)


async def pump(reader, writer):
    """Reads at once and writes when it is due, so that a delay doesn't limit how much is under way."""
    queue = asyncio.Queue()

    async def write():
        while True:
            due, data = await queue.get()
            await asyncio.sleep(max(0, due - time.monotonic()))
            writer.write(data)
            if not data:
                return writer.close()
            await writer.drain()
            record(more_held=-len(data))

    writing = asyncio.create_task(write())
    while True:
        try:
            data = await reader.read(65536)
        except OSError:
            data = b""
        record(more_held=len(data))
        queue.put_nowait((time.monotonic() + delay, data))
        if not data:
            return await writing


async def connect(reader, writer):
    try:
        upstream = await asyncio.open_unix_connection(to)
    except OSError:
        return writer.close()
    record(more_connections=1)
    try:
        await asyncio.gather(pump(reader, upstream[1]), pump(upstream[0], writer), return_exceptions=True)
    finally:
        record(more_connections=-1)


async def serve():
    global status
    if os.path.exists(listen):
        os.unlink(listen)
    server = await asyncio.start_unix_server(connect, listen)
    status = os.open(state + ".new", os.O_RDWR | os.O_CREAT, 0o600)
    record()
    os.rename(state + ".new", state)
    await server.serve_forever()


asyncio.run(serve())
