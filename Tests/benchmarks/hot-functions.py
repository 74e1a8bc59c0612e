"""Prints the functions that a program calls, in the order of their first calls. Before a release, so that its linker keeps them together:

    python3 -B Tests/benchmarks/hot-functions.py .build/release/calf sql --dsn URL --format csv -c QUERY > Assets/hot-functions.txt

QUERY should return a megabyte or more. Each function has a breakpoint until it is called, which needs x86-64 and a program at a fixed address.
"""
import collections
import ctypes
import os
import signal
import subprocess
import sys

PTRACE_TRACEME, PTRACE_PEEKUSER, PTRACE_POKEUSER, PTRACE_CONT, PTRACE_SETOPTIONS = 0, 3, 6, 7, 0x4200
TRACECLONE, EXITKILL, WALL = 0x8, 0x100000, 0x40000000
#: The place of the instruction pointer in `struct user`, and the instruction that stops there, on x86-64.
RIP, BREAKPOINT = 16 * 8, b"\xcc"

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.restype = ctypes.c_long
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]

names = collections.defaultdict(list)
for line in subprocess.run(["nm", sys.argv[1]], capture_output=True, text=True, check=True).stdout.splitlines():
    address, kind, name = line.rsplit(" ", 2)
    if kind in "tTW" and address.strip():
        names[int(address, 16)].append(name)

program = os.fork()
if program == 0:
    libc.ptrace(PTRACE_TRACEME, 0, None, None)
    os.dup2(os.open("/dev/null", os.O_WRONLY), 1)
    os.execv(sys.argv[1], sys.argv[1:])
os.waitpid(program, 0)
libc.ptrace(PTRACE_SETOPTIONS, program, None, TRACECLONE | EXITKILL)
memory = os.open(f"/proc/{program}/mem", os.O_RDWR)
bytes_at = {}
for address in names:
    bytes_at[address] = os.pread(memory, 1, address)
    os.pwrite(memory, BREAKPOINT, address)
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
