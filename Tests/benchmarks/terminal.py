"""Programs in their own terminals: start them, type, and wait for output."""
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

from world import compare, in_turns, percentile

#: On every screen of the tutor, drawn last.
PAINTED = b"All commands"

#: The editor that keys are compared with: its own settings only, with SQL highlighted, ready for text.
VIM = ["vim", "-n", "-u", "NONE", "-c", "syntax on", "-c", "set ft=sql nocp", "-c", "startinsert"]


class Terminal:
    """A program on a pseudo-terminal of 80 columns and 24 lines, ended when the block exits."""

    def __init__(self, command, env=None, cwd=None):
        self.shown = b""
        self.began = time.perf_counter()
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            if cwd:
                os.chdir(cwd)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execvpe(command[0], command, dict(os.environ, TERM="xterm-256color", LANG="C.UTF-8", **(env or {})))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            os.kill(self.pid, signal.SIGTERM)
            self.drain(1.0, until_end=True)
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)
        os.close(self.descriptor)

    def drain(self, seconds, until_end=False):
        """Reads and keeps all output for a while."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self.descriptor], [], [], left)[0]:
                try:
                    data = os.read(self.descriptor, 65536)
                except OSError:
                    return
                if not data:
                    return
                self.shown += data

    def wait_for(self, text, seconds=30):
        """Milliseconds from the program's start until it has written these bytes."""
        return (self._seek(text, seconds) - self.began) * 1000

    def _seek(self, text, seconds):
        end = time.perf_counter() + seconds
        while text not in self.shown:
            if not select.select([self.descriptor], [], [], max(0, end - time.perf_counter()))[0]:
                raise TimeoutError(f"{text!r} was not shown; the last output was {self.shown[-200:]!r}")
            data = os.read(self.descriptor, 65536)
            if not data:
                raise EOFError(f"the program ended before it showed {text!r}")
            # The searched text is short, so the rest of a flood can be dropped.
            self.shown = self.shown[-4096:] + data
        return time.perf_counter()

    def type(self, text):
        os.write(self.descriptor, text)

    def send(self, text):
        """Types more than a terminal's buffer holds, and reads the output meanwhile."""
        os.set_blocking(self.descriptor, False)
        while text:
            readable, writable, _ = select.select([self.descriptor], [self.descriptor], [])
            if readable:
                self.shown += os.read(self.descriptor, 65536)
            if writable:
                text = text[os.write(self.descriptor, text[:4096]) :]
        os.set_blocking(self.descriptor, True)

    def type_and_wait(self, text, answer, seconds=30):
        """Milliseconds from a key to its effect on the screen."""
        self.shown = b""
        began = time.perf_counter()
        self.type(text)
        return (self._seek(answer, seconds) - began) * 1000


def echoes(terminal, count):
    """Milliseconds from each of many keys to the next output."""
    times = []
    for index in range(count):
        key = b"abcdefghij "[index % 11 : index % 11 + 1]
        began = time.perf_counter()
        terminal.type(key)
        if not select.select([terminal.descriptor], [], [], 5)[0]:
            raise TimeoutError("a key was not echoed")
        os.read(terminal.descriptor, 65536)
        times.append((time.perf_counter() - began) * 1000)
        time.sleep(0.004)
        terminal.drain(0.0005)
    return times


def beside(name, peer, goals, ours, theirs):
    """A row for each percentile of `goals`, about keys that are typed in two terminals in turns. A ratio is the median of the turns' ratios,
    so a turn in which the machine did something else has no effect."""

    def keys(terminal):
        terminal.drain(0.1)
        return echoes(terminal, 200)

    turns = in_turns(8, lambda: keys(ours), lambda: keys(theirs))
    for share, goal in goals.items():
        mine, others = ([percentile(times, share) for times in lists] for lists in turns)
        yield compare(f"{name} p{share * 100:.0f} / {peer}", goal, mine, others)
