"""The rows of the table: each measures calf and its yardstick alternately."""
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time

from terminal import PAINTED, VIM, Terminal, beside
from world import CALF, PSQL, Cluster, Home, Row, compare, in_turns, milliseconds, processor_ticks, processor_ticks_of_all, proportional, resident, run, tree

TURNS = 15


def paint(home, *words):
    """From exec to the tutor's first complete screen."""
    with Terminal([CALF, *words], env=home.env) as terminal:
        return terminal.wait_for(PAINTED)


def tig(folder):
    with Terminal(["tig"], cwd=folder) as terminal:
        return terminal.wait_for(b"first")


def psql_prompt(dsn):
    with Terminal([PSQL, "-X", dsn]) as terminal:
        return terminal.wait_for(b"=> ")


def repository():
    """A git repository with one commit."""
    folder = tempfile.mkdtemp(prefix="calf-bench-git-")
    run("git", "init", "-q", folder)
    run("git", "-C", folder, "-c", "user.name=bench", "-c", "user.email=bench@example.org", "commit", "-q", "--allow-empty", "-m", "first")
    return folder


def first_paint():
    folder = repository()
    with Home() as home:
        dsn = home.dsn()
        paint(home)
        ours, tigs, psqls = in_turns(TURNS, lambda: paint(home), lambda: tig(folder), lambda: psql_prompt(dsn))
    yield compare("first paint / tig", 0.7, ours, tigs)
    yield compare("first paint / psql's prompt", 1.0, ours, psqls)


def course(count):
    """A course of this many lessons, a hundred per module."""
    root = tempfile.mkdtemp(prefix="calf-bench-course-")
    modules = [f"module-{number}" for number in range(1, (count + 99) // 100 + 1)]
    with open(f"{root}/course.yaml", "w") as file:
        file.write(f"id: many\ntitle: Many\nsummary: Many lessons.\naudience: Nobody.\nmodules: [{', '.join(modules)}]\n")
    for number, module in enumerate(modules, 1):
        os.mkdir(f"{root}/{number}-{module}")
        with open(f"{root}/{number}-{module}/module.yaml", "w") as file:
            file.write(f"title: Module {number}\nsummary: A hundred lessons.\n")
        for lesson in range(1, min(100, count - (number - 1) * 100) + 1):
            with open(f"{root}/{number}-{module}/{lesson:02}-lesson-{number}-{lesson}.md", "w") as file:
                file.write(f"---\ntitle: Lesson {number}.{lesson}\nminutes: 5\nobjectives:\n  - Count to {lesson}\n---\n\n# Lesson\n\nText.\n")
    return root


def many_lessons():
    few, many = course(10), course(10_000)
    with Home() as home:
        home.dsn()
        for root in (few, many):
            home.calf("lessons", "--course", root)
        ours, theirs = in_turns(TURNS, lambda: paint(home, "--course", many), lambda: paint(home, "--course", few))
    yield compare("first paint, 10,000 lessons / 10", 1.25, ours, theirs)


def server_behind():
    with Home() as home:
        home.dsn()
        paint(home)

        def stopped():
            home.calf("sandbox", "stop")
            return paint(home)

        def running():
            home.calf("sandbox", "start")
            return paint(home)

        ours, theirs = in_turns(TURNS, stopped, running)
    yield compare("first paint, server starting / running", 1.1, ours, theirs)


def key_to_screen():
    with Home() as home:
        with Terminal([CALF, "open", "inner-joins"], env=home.env) as ours, Terminal(VIM) as vim:
            ours.wait_for(PAINTED)
            ours.drain(2)
            ours.type(b"e")
            vim.drain(1)
            for terminal in (ours, vim):
                terminal.type(b"SELECT title, price FROM books WHERE ")
                terminal.drain(0.5)
            yield from beside("key to screen", "vim", {0.5: 1.2, 0.99: 1.5}, ours, vim)


def first_launch():
    """No files are removed between turns: ext4 creates files ten times slower right after it has removed many."""
    with contextlib.ExitStack() as kept:

        def ours():
            home = kept.enter_context(Home())
            return milliseconds(CALF, "sql", "--lesson", "what-is-a-database", "-c", "SELECT 1", env=home.env)

        def theirs():
            cluster = kept.enter_context(Cluster())
            began = time.perf_counter()
            cluster.create()
            cluster.start()
            run(PSQL, "-X", "-c", "SELECT 1", env=cluster.env)
            return (time.perf_counter() - began) * 1000

        time.sleep(30)  # the same goes for files that earlier rows removed
        mine, yours = in_turns(5, ours, theirs)
    yield compare("first launch ever, to an answer / initdb + pg_ctl + psql", 0.85, mine, yours)


def launch():
    with Home() as home, Cluster() as cluster:
        home.dsn()
        cluster.create()

        def ours():
            home.calf("sandbox", "stop")
            return milliseconds(CALF, "sandbox", "start", env=home.env)

        def theirs():
            began = time.perf_counter()
            cluster.start()
            taken = (time.perf_counter() - began) * 1000
            cluster.stop()
            return taken

        mine, yours = in_turns(TURNS, ours, theirs)
    yield compare("launch, cluster exists / pg_ctl -w start", 0.35, mine, yours)


def reset():
    with Home() as home, Cluster() as cluster:
        cluster.create()
        cluster.start()
        run(PSQL, "-X", "-q", "-c", "CREATE DATABASE template_shop", env=cluster.env)
        run(PSQL, "-X", "-q", "-d", "template_shop", "-f", "Assets/datasets/bookshop.sql", env=cluster.env)
        create = "CREATE DATABASE lesson TEMPLATE template_shop STRATEGY file_copy"
        run(PSQL, "-X", "-q", "-c", create, env=cluster.env)
        with Terminal([CALF, "open", "inner-joins"], env=home.env) as terminal:
            terminal.wait_for(PAINTED)
            terminal.drain(3)

            def ours():
                terminal.type_and_wait(b"\x1b[19~", b"Reset")  # F8
                taken = terminal.type_and_wait(b"d", b"Data reset.")
                terminal.drain(0.5)  # a new spare clone is created in the background
                return taken

            def theirs():
                return milliseconds(PSQL, "-X", "-q", "-c", "DROP DATABASE lesson", "-c", create, env=cluster.env)

            mine, yours = in_turns(TURNS, ours, theirs)
    yield compare("lesson reset / psql's DROP + CREATE", 0.15, mine, yours)


def alternatives(lessons):
    """The SQL of the lessons' alternative solutions, by lesson and line."""
    found = {}
    for lesson, path in lessons.items():
        with open(path) as file:
            lines = file.read().split("\n")
        for number, line in enumerate(lines, 1):
            if line.startswith("```sql alternative"):
                end = lines.index("```", number)
                found[lesson, number + 1] = "\n".join(lines[number:end])
    return found


def psql_times(dsn, answers):
    """The time of each answer in one open psql session, which discards the rows."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write("\\timing on\n")
        for sql in answers:
            script.write(f"\\echo answer\n{sql}\n")
        script.flush()
        printed = run(PSQL, "-X", "-q", "-A", "-t", dsn, "-f", script.name)
    return [float(part.rsplit("Time: ", 1)[1].split()[0]) for part in printed.split("answer\n")[1:]]


CHECKED = ["filtering-rows", "aggregates", "inner-joins", "outer-joins"]


def check():
    """A check of a right answer in a process that has checked before, like the tutor: the times from `verify` for the alternatives, which
    come after their exercise's solution. The limit is three times the answer itself in an open session, plus 40 ms."""
    with Home() as home:
        dsn = home.dsn()
        run(PSQL, "-X", "-q", dsn, "-f", "Assets/datasets/bookshop.sql")
        listed = json.loads(home.calf("verify", "--json", "--jobs", "1", *CHECKED))["lessons"]
        answers = alternatives({lesson["lesson"]: lesson["path"] for lesson in listed})

        def ours():
            lessons = json.loads(home.calf("verify", "--json", "--jobs", "1", *CHECKED))["lessons"]
            taken = {(lesson["lesson"], block["line"]): block["milliseconds"] for lesson in lessons for block in lesson["blocks"]}
            return [taken[place] for place in answers]

        mine, theirs = in_turns(5, ours, lambda: psql_times(dsn, answers.values()))
        mine = [statistics.median(times) for times in zip(*mine)]
        allowed = [3 * statistics.median(times) + 40 for times in zip(*theirs)]
    yield compare("check / 3 × the answer in an open session + 40 ms", 1.0, mine, allowed)


EXERCISE = ["inner-joins", "titles-and-authors"]
ANSWER = "SELECT b.title, a.name FROM books AS b JOIN authors AS a ON a.id = b.author_id ORDER BY b.title;\n"


def later_check():
    """A check of a short SELECT in a new process, after another process has checked the same exercise: its time, its queries in the
    server's log, and 1,000 answers in one process."""
    with Home() as home, tempfile.TemporaryDirectory() as folder:
        dsn = home.dsn()
        run(PSQL, "-X", "-q", dsn, "-f", "Assets/datasets/bookshop.sql")
        for number in range(1000):
            with open(f"{folder}/{number}.sql", "w") as file:
                file.write(ANSWER)

        def ours(path=f"{folder}/0.sql"):
            return milliseconds(CALF, "check", "--no-record", *EXERCISE, "--answer", path, env=home.env)

        ours()
        mine, theirs = in_turns(TURNS, ours, lambda: milliseconds(PSQL, "-X", "-q", "-c", ANSWER, dsn))
        yield compare("later check / 3 × psql running the answer + 40 ms", 1.0, mine, [3 * time + 40 for time in theirs])
        yield compare("1,000 answers / one later check", 100, [ours(folder)], [statistics.median(mine)])
        queries = logged(home, dsn, ours)
        for name, word, goal in [("queries", "", 60), ("CREATE DATABASE", "CREATE DATABASE", 0)]:
            count = sum(word in query for query in queries)
            yield Row(f"later check, {name}", count, 1, count, goal, "")


def logged(home, dsn, work):
    """The queries that a home's server receives inside the block."""
    cluster = json.loads(home.calf("sandbox", "status", "--json"))["cluster"]
    log = os.path.dirname(cluster) + "/server.log"
    with open(cluster + "/calf.secret") as file:
        password = file.read()
    superuser = dsn.split("?")[1].split("&options")[0]
    settings = ["log_min_messages = log", "log_min_duration_statement = 0"]
    for command in [f"ALTER SYSTEM SET {setting}" for setting in settings] + ["SELECT pg_reload_conf(), pg_sleep(0.5)"]:
        run(PSQL, "-X", "-q", "-c", command, f"postgresql://calf:{password}@/postgres?{superuser}")
    length = os.path.getsize(log)
    work()
    with open(log, errors="replace") as file:
        file.seek(length)
        parts = file.read().split(" LOG:  duration: ")[1:]
    return [part for part in parts if " ms  statement: " in part or " ms  execute " in part]


COURSE_YAML = "id: c\ntitle: t\nsummary: s\naudience: a\nmodules: [m]\n"
STATE_LESSON = """---
title: One container
minutes: 1
objectives: [Start a container]
engine: docker
---

## Exercise: One

```sh solution
docker run -d --name calf-bench-state --read-only busybox:1.36 sleep 1d
```

```yaml check
containers:
  calf-bench-state: { image: "busybox:1.36", read_only: true, command: { has: sleep }, networks: [bridge], user: { not: app } }
```
"""


def state_check():
    """A check of a container's properties, in a process that has the lesson open: the time from `verify` for the solution. The limit is one
    docker inspect of such a container, plus 50 ms."""
    folder = tempfile.mkdtemp(prefix="calf-bench-course-")
    os.makedirs(folder + "/c/1-m")
    for name, text in [("course.yaml", COURSE_YAML), ("1-m/module.yaml", "title: m\nsummary: s\n"), ("1-m/1-one.md", STATE_LESSON)]:
        with open(f"{folder}/c/{name}", "w") as file:
            file.write(text)
    run("docker", "run", "-d", "--name", "calf-bench-inspected", "busybox:1.36", "sleep", "1d")
    try:
        with Home() as home:

            def ours():
                blocks = json.loads(home.calf("verify", "--json", "--trust", "--course", folder))["lessons"][0]["blocks"]
                return next(block["milliseconds"] for block in blocks if block["kind"] == "solution")

            mine, theirs = in_turns(TURNS, ours, lambda: milliseconds("docker", "inspect", "calf-bench-inspected"))
    finally:
        run("docker", "rm", "-f", "calf-bench-inspected")
    yield compare("state check / docker inspect + 50 ms", 1.0, mine, [time + 50 for time in theirs])


def idle():
    with Home() as home, Cluster() as cluster:
        cluster.create()
        cluster.start()
        with Terminal([CALF, "open", "inner-joins"], env=home.env) as ours, Terminal([PSQL, "-X", f"host={cluster.path} user=bench dbname=postgres"]) as psql:
            ours.wait_for(PAINTED)
            psql.wait_for(b"=# ")
            ours.drain(4)
            ticks = processor_ticks(ours.pid)
            ours.drain(10)
            used = (processor_ticks(ours.pid) - ticks) / os.sysconf("SC_CLK_TCK") * 1000
            yield Row("idle tutor, processor time in 10 s", used, 10_000, used / 10_000, 0.001)
            mine, theirs = resident(ours.pid), resident(psql.pid)
            yield Row("idle tutor / psql, resident memory", mine, theirs, mine / theirs, 2.0, "MB")
    with Home() as home, Cluster() as cluster:
        cluster.create()
        cluster.start()
        home.dsn()
        time.sleep(5)
        server = json.loads(home.calf("sandbox", "status", "--json"))["server"]
        time.sleep(2)
        mine = sum(proportional(pid) for pid in tree(server))
        theirs = sum(proportional(pid) for pid in tree(cluster.postmaster()))
        yield Row("idle server / default settings, memory", mine, theirs, mine / theirs, 0.5, "MB")


def engine_view():
    """The visible engine pane with a running container and no events: processor time of calf and of the docker commands
    that it runs, compared with a minute of one core."""
    name = f"calf-bench-{os.getpid()}"
    run("docker", "run", "--detach", "--name", name, "busybox:1.36", "sleep", "600")
    try:
        with Home() as home, Terminal([CALF, "open", "first-container"], env=home.env) as ours:
            ours.wait_for(PAINTED)
            ours.drain(3)
            ours.type_and_wait(b"\x07V", b"this lesson")
            ours.type_and_wait(b"a", name.encode())
            ours.drain(5)
            ticks = processor_ticks_of_all(ours.pid)
            ours.drain(60)
            used = (processor_ticks_of_all(ours.pid) - ticks) / os.sysconf("SC_CLK_TCK") * 1000
            yield Row("engine view in sight, processor time in a minute", used, 60_000, used / 60_000, 0.02)
    finally:
        run("docker", "rm", "--force", name)


def docker_processes():
    """The docker commands that a tutor starts in a minute without events, with an exercise on the screen."""
    folder = tempfile.mkdtemp(prefix="calf-bench-docker-")
    calls = folder + "/calls"
    with open(folder + "/docker", "w") as file:
        file.write(f"#!/bin/sh\necho >>'{calls}'\nexec '{shutil.which('docker')}' \"$@\"\n")
    os.chmod(folder + "/docker", 0o755)
    with Home() as home:
        env = dict(home.env, PATH=folder + ":" + os.environ["PATH"])
        with Terminal([CALF, "open", "dockerfile-anatomy"], env=env) as ours:
            ours.wait_for(PAINTED)
            ours.type(b"\x07")
            ours.drain(0.5)
            ours.type(b"X")
            ours.drain(30)
            before = os.path.getsize(calls)
            ours.drain(60)
            count = os.path.getsize(calls) - before
    yield Row("docker processes per idle minute / 1", count, 1, count, 0.0, "")


@contextlib.contextmanager
def lesson_engine():
    """The environment of a lesson's shell: DOCKER_HOST is the lesson's own socket."""
    with Home() as home:
        tutor = subprocess.Popen(
            [CALF, "open", "first-container", "--plain"], env=dict(os.environ, **home.env), text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        tutor.stdin.write("\n!echo socket=$DOCKER_HOST\n")
        tutor.stdin.flush()
        address = next(line.split("socket=")[1].strip() for line in tutor.stdout if "socket=unix" in line)
        yield {"DOCKER_HOST": address}
        subprocess.run([CALF, "reset", "first-container", "--yes"], env=dict(os.environ, **home.env), capture_output=True)
        tutor.kill()
        tutor.wait()


def through_proxy(name, goal, turns, script, prepare="", clean=""):
    """The same script through a lesson's socket and directly, each with an object of its own: $NAME."""
    with lesson_engine() as lesson:
        def measure(environment, name):
            environment = dict(environment, NAME=name)
            run("sh", "-c", prepare, env=environment)
            try:
                return milliseconds("sh", "-c", script, env=environment)
            finally:
                run("sh", "-c", clean, env=environment)
        ours, theirs = in_turns(turns, lambda: measure(lesson, "calf-bench-ours"), lambda: measure({}, "calf-bench-theirs"))
    yield compare(name, goal, ours, theirs)


def proxy():
    """What docker costs in a lesson, where the proxy stands in front of the engine."""
    yield from through_proxy("docker ps in a lesson / docker ps", 1.1, TURNS * 2, "docker ps")
    up = "docker run -d --name $NAME busybox:1.36 sh -c 'head -c 50000000 /dev/zero >/f; sleep 1000'; sleep 1"
    yield from through_proxy(
        "docker exec cat, 50 MB, in a lesson / docker", 1.15, TURNS, "docker exec $NAME cat /f >/dev/null", up, "docker rm -f $NAME")
    yield from through_proxy(
        "200 containers in a lesson / docker", 1.1, 3,
        "for i in $(seq 200); do docker create --name $NAME-$i busybox:1.36; done",
        clean="docker rm -f $(docker ps -aq --filter name=$NAME)")
    yield from through_proxy(
        "docker build in a lesson / docker", 1.05, TURNS,
        "printf 'FROM busybox:1.36\nRUN echo a >/a\nRUN echo b >/b\nRUN sleep 1\n' | docker build --no-cache -q -t $NAME -", clean="docker rmi $NAME")


class Shells:
    """The same shell in the tutor's pane and in tmux, each in its own terminal."""

    def __enter__(self):
        self.home = Home()
        self.home.__enter__()
        self.socket = tempfile.mktemp(prefix="calf-bench-tmux-")
        env = dict(self.home.env, SHELL="/bin/bash")
        self.ours = Terminal([CALF, "open", "first-container"], env=env)
        self.ours.wait_for(PAINTED)
        self.ours.type(b"\x07")
        self.ours.drain(0.5)
        self.ours.type(b"$")
        self.tmux = Terminal(["tmux", "-S", self.socket, "-f", "/dev/null", "new-session", "/bin/bash"], env={"TMUX": ""})
        for terminal in (self.ours, self.tmux):
            terminal.drain(2)
            terminal.type(b"PS1='> ' exec bash --norc --noprofile\r")
            terminal.drain(1)
            terminal.type(b"clear\r")
            terminal.drain(1)
        return self

    def __exit__(self, *_):
        run("tmux", "-S", self.socket, "kill-server")
        self.tmux.__exit__()
        self.ours.__exit__()
        self.home.__exit__()


def pane_flood():
    with tempfile.NamedTemporaryFile("w") as file, Shells() as shells:
        line = "the quick brown fox jumps over the lazy dog and comes back by another way"
        file.write((line + "\n") * (50_000_000 // len(line)))
        file.flush()
        # Neither in the file nor, in this form, in the typed command.
        command = f"cat {file.name}; echo '%%''%%%%%%'\r".encode()

        def show(terminal):
            terminal.drain(0.3)
            return terminal.type_and_wait(command, b"%%%%%%%%", seconds=120)

        ours, theirs = in_turns(5, lambda: show(shells.ours), lambda: show(shells.tmux))
    yield compare("cat of 50 MB in the pane / in tmux", 1.5, ours, theirs)


def pane_echo():
    with Shells() as shells:
        for terminal in (shells.ours, shells.tmux):
            terminal.type(b"cat > /dev/null\r")
            terminal.drain(1)
        yield from beside("key echo in the pane", "in tmux", {0.5: 2.0, 0.99: 2.0}, shells.ours, shells.tmux)


ALL = [
    first_paint, many_lessons, server_behind, key_to_screen, first_launch, launch, reset, check,
    later_check, state_check, idle, engine_view, docker_processes, proxy, pane_flood, pane_echo,
]

NEED_ENGINE = {state_check, engine_view, docker_processes, proxy}
