"""Prints the functions that a program calls, in the order of their first calls. Before a release, so that its linker keeps them together:

    python3 -B Tests/benchmarks/hot-functions.py .build/release/calf sql --dsn URL --format csv -c QUERY > calls
    python3 -B Tests/benchmarks/hot-functions.py --keys '\\x1b[21~' .build/release/calf open inner-joins >> calls
    awk '!seen[$0]++' calls > Assets/hot-functions.txt

QUERY should return a megabyte or more. With KEYS, the program runs in a terminal. Each word is typed after eight seconds in which nothing
new is shown, and the last one should end the program. Run the tutor twice: with a new CALF_HOME, where it starts the server, and beside
another tutor, whose server it uses.
Each function has a breakpoint until it is called, which needs x86-64 and a program without a fixed address.
"""
import collections
import ctypes
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import threading

PTRACE_TRACEME, PTRACE_PEEKUSER, PTRACE_POKEUSER, PTRACE_CONT, PTRACE_SETOPTIONS = 0, 3, 6, 7, 0x4200
TRACECLONE, EXITKILL, WALL = 0x8, 0x100000, 0x40000000
#: The place of the instruction pointer in `struct user`, and the instruction that stops there, on x86-64.
RIP, BREAKPOINT = 16 * 8, b"\xcc"

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.restype = ctypes.c_long
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]

command = sys.argv[1:]
keys = None
if command[0] == "--keys":
    keys, command = command[1].encode(), command[2:]

names = collections.defaultdict(list)
for line in subprocess.run(["nm", command[0]], capture_output=True, text=True, check=True).stdout.splitlines():
    address, kind, name = line.rsplit(" ", 2)
    if kind in "tTW" and address.strip():
        names[int(address, 16)].append(name)


def type_keys(terminal):
    try:
        for word in [*keys.split(b" "), b""]:
            while select.select([terminal], [], [], 8)[0]:
                os.read(terminal, 65536)
            os.write(terminal, word.decode("unicode_escape").encode())
    except OSError:
        pass  # the program has ended


program, terminal = (os.fork(), None) if keys is None else pty.fork()
if program == 0:
    libc.ptrace(PTRACE_TRACEME, 0, None, None)
    if keys is None:
        os.dup2(os.open("/dev/null", os.O_WRONLY), 1)
    os.execv(command[0], command)
if keys is not None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
os.waitpid(program, 0)
libc.ptrace(PTRACE_SETOPTIONS, program, None, TRACECLONE | EXITKILL)
with open(f"/proc/{program}/maps") as maps:
    start = next(int(line.split("-")[0], 16) for line in maps if line.rstrip().endswith(os.path.realpath(command[0])))
names = {address + start: all for address, all in names.items()}
memory = os.open(f"/proc/{program}/mem", os.O_RDWR)
bytes_at = {}
for address in names:
    bytes_at[address] = os.pread(memory, 1, address)
    os.pwrite(memory, BREAKPOINT, address)
if keys is not None:
    threading.Thread(target=type_keys, args=[terminal], daemon=True).start()
libc.ptrace(PTRACE_CONT, program, None, None)
while True:
    thread, status = os.waitpid(-1, WALL)
    if not os.WIFSTOPPED(status):
        if thread == program:
            break
        continue
    delivered = os.WSTOPSIG(status)
    if delivered in (signal.SIGTRAP, signal.SIGSTOP):
        delivered = None
        address = libc.ptrace(PTRACE_PEEKUSER, thread, RIP, None) - 1
        if status >> 16 == 0 and address in bytes_at:
            if address in names:
                os.pwrite(memory, bytes_at[address], address)
                print(*names.pop(address), sep="\n")
            libc.ptrace(PTRACE_POKEUSER, thread, RIP, address)
    libc.ptrace(PTRACE_CONT, thread, None, delivered)
