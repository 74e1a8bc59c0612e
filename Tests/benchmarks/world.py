"""Shared by all rows: the release build, scratch homes, PostgreSQL's own programs, and figures."""
import glob
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

CALF = os.path.abspath(".build/release/calf")
PROGRAMS = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))[-1]
PSQL = PROGRAMS + "/psql"
#: Whether one turn of each row is enough, because only whether they run matters.
ONCE = "--once" in sys.argv


class Row:
    """A line of the table."""

    def __init__(self, name, ours, theirs, ratio, goal, unit="ms"):
        self.name, self.ours, self.theirs, self.ratio, self.goal, self.unit = name, ours, theirs, ratio, goal, unit


def compare(name, goal, ours, theirs, unit="ms"):
    return Row(name, statistics.median(ours), statistics.median(theirs), paired_ratio(ours, theirs), goal, unit)


def run(*command, env=None, **options):
    """Runs a program to its end and returns its output. Raises an error if it fails."""
    done = subprocess.run(command, env=dict(os.environ, **(env or {})), capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr or done.stdout}")
    return done.stdout


def milliseconds(*command, **options):
    began = time.perf_counter()
    run(*command, **options)
    return (time.perf_counter() - began) * 1000


class Home:
    """A fresh CALF_HOME; in the end its server is stopped and everything is removed."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix="calf-bench-")
        self.env = {"CALF_HOME": self.path}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run([CALF, "sandbox", "destroy"], env=dict(os.environ, **self.env), capture_output=True)
        shutil.rmtree(self.path, ignore_errors=True)

    def calf(self, *words, **options):
        return run(CALF, *words, env=self.env, **options)

    def dsn(self):
        return json.loads(self.calf("sandbox", "start", "--json"))["dsn"]


class Cluster:
    """A PostgreSQL cluster with default settings, like one created by hand, but with a Unix socket only."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix="calf-bench-pg-")
        self.prefix = []
        if os.getuid() == 0:
            shutil.chown(self.path, "postgres")
            self.prefix = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
        self.data = self.path + "/data"
        self.env = {"PGHOST": self.path, "PGUSER": "bench", "PGDATABASE": "postgres"}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.path, ignore_errors=True)

    def tool(self, name, *words):
        return run(*self.prefix, f"{PROGRAMS}/{name}", *words, cwd="/")

    def create(self):
        self.tool("initdb", "--no-sync", "-U", "bench", "-A", "trust", "-D", self.data)

    def start(self):
        options = f"-c listen_addresses='' -c unix_socket_directories={self.path}"
        self.tool("pg_ctl", "-w", "-D", self.data, "-o", options, "-l", self.path + "/log", "start")

    def stop(self):
        if os.path.exists(self.data + "/postmaster.pid"):
            self.tool("pg_ctl", "-w", "-m", "fast", "-D", self.data, "stop")

    def postmaster(self):
        with open(self.data + "/postmaster.pid") as file:
            return int(file.readline())


def in_turns(count, *measures):
    """Runs the measures alternately, `count` times after one round that doesn't count. Returns a list for each."""
    lists = [[] for _ in measures]
    if ONCE:
        return [[measure()] for measure in measures]
    for turn in range(count + 1):
        for measure, times in zip(measures, lists):
            value = measure()
            if turn > 0:
                times.append(value)
    return lists


def paired_ratio(ours, theirs):
    """The median of the ratios of each turn, which is unaffected if the machine slows down in between."""
    return statistics.median(a / b for a, b in zip(ours, theirs))


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def rollup(pid, field):
    with open(f"/proc/{pid}/smaps_rollup") as file:
        return next(int(line.split()[1]) for line in file if line.startswith(field)) / 1024


def resident(pid):
    """Megabytes in memory, including shared ones: for programs that share libraries with unrelated ones."""
    return rollup(pid, "Rss:")


def proportional(pid):
    """Megabytes in memory, each divided by the number of processes that share it: for a family of processes."""
    return rollup(pid, "Pss:")


def tree(pid):
    """A process and all its descendants."""
    found = [pid]
    for stat in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(stat) as file:
                text = file.read()
        except OSError:
            continue
        fields = text[text.rindex(")") + 2 :].split()
        if int(fields[1]) == pid:
            found += tree(int(text.split()[0]))
    return found


def processor_ticks(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def processor_ticks_of_all(pid):
    """The time of a process, of its descendants, and of those that have ended."""
    ticks = 0
    for each in tree(pid):
        try:
            with open(f"/proc/{each}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        ticks += sum(int(field) for field in fields[11:15])
    return ticks
