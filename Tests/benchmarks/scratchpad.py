"""The rows about the scratchpad and `calf sql`: a million rows, and the prompts of other clients."""
import fcntl
import os
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

from terminal import PAINTED, VIM, Terminal, beside
from world import CALF, PSQL, Home, Row, compare, in_turns, resident, run

MILLION = 1_000_000
#: About 70 MB of text. The first and the last name appear nowhere else on a screen.
TABLE = f"CREATE TABLE million AS SELECT 'r' || g || 'z' AS name, g AS id, left(repeat(md5(g::text), 2), 54) AS note FROM generate_series(1, {MILLION}) AS g"
QUERY = "SELECT * FROM million"
FIRST, LAST = b"r1z", b"00000z"
TURNS = 5


def under(name, limit, values, unit="ms"):
    middle = statistics.median(values)
    return Row(name, middle, limit, middle / limit, 1.0, unit)


# A program's peak memory counts from its fork, when it still shares the memory of its parent, so the parent must be small.
MEASURE = """
import os, sys, time
began = time.perf_counter()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
_, status, usage = os.wait4(pid, 0)
print((time.perf_counter() - began) * 1000, usage.ru_maxrss / 1024, status)
"""


def measured(*command, env=None):
    """Milliseconds and megabytes of a program whose output is discarded."""
    taken, size, status = run(sys.executable, "-IS", "-c", MEASURE, *command, env=env).split()
    if status != "0":
        raise RuntimeError(f"{' '.join(command)} ended with {status}")
    return float(taken), float(size)


def first_output(*command, env=None):
    """Milliseconds from exec to the first line after the header, if there is one."""
    began = time.perf_counter()
    with subprocess.Popen(command, env=dict(os.environ, **(env or {})), stdout=subprocess.PIPE) as child:
        while FIRST not in (line := child.stdout.readline()):
            if not line:
                raise EOFError(f"{' '.join(command)} ended before the first row")
        taken = (time.perf_counter() - began) * 1000
        child.kill()
    return taken


def million_rows():
    """A million rows as CSV and as a table, and the first of them."""
    with Home() as home, tempfile.TemporaryDirectory() as folder:
        # Otherwise a scan could continue where a canceled one stopped, and return another row first.
        dsn = home.dsn() + "%20-c%20synchronize_seqscans%3Doff"
        run(PSQL, "-X", "-q", "-c", TABLE, dsn)
        sql = [CALF, "sql", "--dsn", dsn, "-c", QUERY, "--format"]

        def ours(form):
            return measured(*sql, form, env=home.env)

        csv, theirs = in_turns(3 * TURNS, lambda: ours("csv"), lambda: measured(PSQL, "-X", "--csv", "-c", QUERY, dsn))
        yield compare("million rows as CSV / psql --csv", 0.8, [time for time, _ in csv], [time for time, _ in theirs])
        yield under("million rows as CSV, memory / 16 MB", 16, [size for _, size in csv], "MB")
        table, theirs = in_turns(TURNS, lambda: ours("table"), lambda: measured(PSQL, "-X", "-P", "pager=off", "-c", QUERY, dsn))
        yield compare("million rows as a table / psql", 0.6, [time for time, _ in table], [time for time, _ in theirs])
        bare = folder + "/first-row"
        include = run("pg_config", "--includedir").strip()
        run("gcc", "-O2", "-I", include, "-o", bare, os.path.dirname(__file__) + "/first-row.c", "-lpq")
        first, theirs = in_turns(15, lambda: first_output(*sql, "csv", env=home.env), lambda: first_output(bare, dsn, QUERY))
        yield compare("calf sql, exec to first row / a bare libpq program", 1.5, first, theirs)
        yield from in_the_tutor(home, bare, dsn)


class Scratchpad:
    """The tutor with one statement per line in the scratchpad."""

    def __init__(self, home, *lines):
        self.terminal = Terminal([CALF, "open", "inner-joins"], env=home.env)
        self.terminal.wait_for(PAINTED)
        self.terminal.drain(3)
        self.terminal.type(b"e")
        self.terminal.drain(0.5)
        self.terminal.type(b"\x1b[200~" + ";\n".join(lines).encode() + b";\x1b[201~")
        self.terminal.drain(0.5)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.terminal.__exit__()

    def run(self, line, answer):
        """Milliseconds from the key that runs a line to its result on the screen."""
        self.terminal.type(b"\x1b[1;5H" + b"\x1b[B" * line)
        self.terminal.drain(0.3)
        return self.terminal.type_and_wait(b"\x1br", answer, seconds=120)


def in_the_tutor(home, bare, dsn):
    with Scratchpad(home, QUERY, "SELECT 'quiet' AS q, 0 AS w", TABLE) as pad:
        pad.run(2, b"SELECT 1000000")

        def ours():
            pad.run(1, b"quiet")
            pad.terminal.drain(0.5)
            taken = pad.run(0, FIRST)
            pad.terminal._seek(b"idle", 120)
            return taken

        first, theirs = in_turns(TURNS, ours, lambda: first_output(bare, dsn, QUERY))
        yield compare("key to first of a million rows / a bare libpq program", 1.5, first, theirs)
        yield under("tutor after a million rows, memory / 120 MB", 120, [resident(pad.terminal.pid)], "MB")
        pad.terminal.type(b"\x1b[1;3B")
        pad.terminal.drain(0.5)

        def jump():
            pad.terminal.type(b"\x1b[H")
            pad.terminal.drain(0.3)
            return pad.terminal.type_and_wait(b"\x1b[F", LAST)

        yield under("jump to the last of the rows kept / 50 ms", 50, in_turns(TURNS, jump)[0])


def beside_vim(name, goal, pad, vim):
    """Keys typed at the end of the scratchpad, and in vim."""
    pad.terminal.type(b"\x1b[1;5F")
    return list(beside(name, "vim", {0.99: goal}, pad.terminal, vim))


def key_in_transfer():
    """Keys typed while rows arrive, compared with vim."""
    with Home() as home:
        with Scratchpad(home, f"{QUERY}, generate_series(1, 20)", TABLE, "SELECT ") as pad, Terminal(VIM) as vim:
            pad.run(1, b"SELECT 1000000")
            vim.drain(1)
            pad.run(0, FIRST)
            rows = beside_vim("key to screen while rows arrive", 5.0, pad, vim)
            pad.terminal.type(b"\x03")
            pad.terminal.drain(1)
    yield from rows


SHELVES = "SELECT format('CREATE TABLE shelf_%s (id integer, title text)', i) FROM generate_series(1, 10000) AS i \\gexec\n"


def key_with_many_tables():
    """Keys typed where completion knows 10,000 tables, compared with vim."""
    with Home() as home:
        subprocess.run([CALF, "sql", "--lesson", "inner-joins"], input=SHELVES.encode(), env=home.env, stdout=subprocess.DEVNULL, check=True)
        with Scratchpad(home, "SELECT count(*) FROM pg_tables WHERE tablename LIKE 'shelf%'", "SELECT ") as pad, Terminal(VIM) as vim:
            pad.run(0, b"10000")
            vim.drain(1)
            yield from beside_vim("key to screen, 10,000 tables", 1.5, pad, vim)


def paste():
    """From a paste of 5 MB into the editor to the echo of the next key."""
    text = b"\x1b[200~" + b"INSERT INTO t VALUES (1, 'Ada', 120); -- one more\n" * ((5 << 20) // 50) + b"\x1b[201~"

    def ours():
        with Home() as home, Scratchpad(home, "SELECT 1") as pad:
            pad.terminal.shown = b""
            began = time.perf_counter()
            pad.terminal.send(text)
            pad.terminal._seek(b"104858", 120)
            return (time.perf_counter() - began) * 1000

    yield under("5 MB pasted / 1 s", 1000, [ours() for _ in range(3)])


def resize():
    """The longest SQL lesson, laid out again for another width."""
    with Home() as home, Terminal([CALF, "open", "isolation"], env=home.env) as ours:
        ours.wait_for(PAINTED)
        ours.drain(3)

        def turn(columns, rows):
            ours.shown = b""
            began = time.perf_counter()
            fcntl.ioctl(ours.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            ours._seek(PAINTED, 30)
            taken = (time.perf_counter() - began) * 1000
            ours.drain(0.2)
            return taken

        wide, narrow = in_turns(15, lambda: turn(132, 43), lambda: turn(80, 24))
    yield under("resize of the longest lesson / 16 ms", 16, [max(pair) for pair in zip(wide, narrow)])


PEERS = os.environ.get("CALF_BENCH_PEERS", "")


def prompt():
    """From exec to a prompt that takes input, compared with pgcli and harlequin."""
    with Home() as home:
        dsn = home.dsn()
        env = dict(home.env, HOME=home.path, PGCLIRC=home.path + "/pgclirc")

        def calf():
            with Terminal([CALF, "open", "inner-joins"], env=home.env) as terminal:
                return terminal.wait_for(PAINTED)

        def pgcli():
            with Terminal([PEERS + "/pgcli", dsn], env=env) as terminal:
                return terminal.wait_for(b">\x1b[", seconds=60)

        def harlequin():
            with Terminal([PEERS + "/harlequin", "-a", "postgres", dsn], env=env) as terminal:
                return terminal.wait_for(b"Run Query", seconds=60)

        calf()
        ours, pgclis, harlequins = in_turns(TURNS, calf, pgcli, harlequin)
    yield compare("usable prompt / pgcli", 0.1, ours, pgclis)
    yield compare("usable prompt / harlequin", 1 / 30, ours, harlequins)


ALL = [million_rows, key_in_transfer, key_with_many_tables, paste, resize, prompt]
NEED_PEERS = {prompt}
