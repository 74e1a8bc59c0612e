"""Forwards connections to another node, each way after a delay: from its own sockets and ports to those of that node.

Frozen, it is a cut cable; killed, what it holds is lost. The main process forwards what goes to the node, and its child what comes back, so
that each way can be cut without the other. TCP goes only to TCP, where servers ask for a password.
"""
import asyncio, os, socket, stat, sys, time

sockets, node_sockets, address, node_address, ports, delay, state = sys.argv[1:]
connections = held = line = 0


def record(more_connections=0, more_held=0):
    """Each process has a line of the file."""
    global connections, held
    connections += more_connections
    held += more_held
    os.pwrite(status, f"{connections} {held} {os.getpid()}".ljust(40).encode() + b"\n", 41 * line)


async def pump(source, target):
    """Reads at once and writes when it is due, so that a delay doesn't limit how much is under way."""
    loop, queue, waiting = asyncio.get_running_loop(), asyncio.Queue(), 0

    async def read():
        nonlocal waiting
        data = True
        while data:
            data = await loop.sock_recv(source, 65536)
            waiting += len(data)
            record(more_held=len(data))
            queue.put_nowait((time.monotonic() + float(delay) / 1000, data))

    async def write():
        nonlocal waiting
        while True:
            due, data = await queue.get()
            await asyncio.sleep(max(0, due - time.monotonic()))
            if not data:
                return target.shutdown(socket.SHUT_WR)
            await loop.sock_sendall(target, data)
            waiting -= len(data)
            record(more_held=-len(data))

    record(more_connections=1)
    done, rest = await asyncio.wait([asyncio.create_task(read()), asyncio.create_task(write())], return_when=asyncio.FIRST_EXCEPTION)
    if any(task.exception() for task in done):
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)   # for the other process, too
            except OSError:
                pass
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
    source.close()
    target.close()
    record(more_connections=-1, more_held=-waiting)


tasks = set()


def start(work):
    # The event loop itself would let go of it.
    task = asyncio.create_task(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)


async def connect(client, family, to):
    upstream = socket.socket(family)
    upstream.setblocking(False)
    try:
        await asyncio.get_running_loop().sock_connect(upstream, to)
        if family == socket.AF_INET:
            for end in (client, upstream):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        socket.send_fds(back, [b"+"], [client.fileno(), upstream.fileno()])
    except OSError:
        client.close()
        return upstream.close()
    await pump(client, upstream)


def listen(family, at, to):
    listener = socket.socket(family)
    if family == socket.AF_INET:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(at)
    listener.listen(128)
    listener.setblocking(False)

    async def accept():
        while True:
            client, _ = await asyncio.get_running_loop().sock_accept(listener)
            start(connect(client, family, to))

    start(accept())


def is_socket(path):
    try:
        return stat.S_ISSOCK(os.stat(path).st_mode)
    except OSError:
        return False


async def forward():
    for port in map(int, ports.split()):
        listen(socket.AF_INET, (address, port), (node_address, port))
    known = set()
    while True:
        for name in set(os.listdir(node_sockets)) - known:
            if is_socket(f"{node_sockets}/{name}"):
                listen(socket.AF_UNIX, f"{sockets}/{name}", f"{node_sockets}/{name}")
                known.add(name)
        if os.path.exists(state + ".new"):
            os.rename(state + ".new", state)
        await asyncio.sleep(0.1)


async def answer():
    def take():
        message, descriptors, _, _ = socket.recv_fds(forth, 1, 2)
        if not message:
            os._exit(0)
        client, upstream = (socket.socket(fileno=descriptor) for descriptor in descriptors)
        for end in (client, upstream):
            end.setblocking(False)
        start(pump(upstream, client))

    asyncio.get_running_loop().add_reader(forth, take)
    await asyncio.Event().wait()


status = os.open(state + ".new", os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
back, forth = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
back.setblocking(False)
record()
if os.fork():
    forth.close()
    asyncio.run(forward())
else:
    back.close()
    line = 1
    record()
    asyncio.run(answer())
