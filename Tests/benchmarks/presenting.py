"""The rows about demos: from step to step, to the terminal with the notes, and undo."""
import select
import time

from scratchpad import under
from terminal import Terminal
from world import CALF, PSQL, Cluster, Home, compare, in_turns, run

TURNS = 30
RIGHT, LEFT = b"\x1b[C", b"\x1b[D"
#: The terminal shows its cursor where text is typed, and nowhere else in a demo.
CURSOR = b"\x1b[?25h"


def until_output(pressed, key, watched):
    """Milliseconds from a key in one terminal to the next output in this or another one."""
    for terminal in (pressed, watched):
        terminal.drain(0.15)
    began = time.perf_counter()
    pressed.type(key)
    if not select.select([watched.descriptor], [], [], 5)[0]:
        raise TimeoutError("the step was not shown")
    return (time.perf_counter() - began) * 1000


def demo_steps():
    """The first three steps are text, so nothing runs."""
    with Home() as home, Terminal([CALF, "present", "--notes"], env=home.env) as notes:
        notes.wait_for(b"No demo")
        with Terminal([CALF, "present", "inner-joins"], env=home.env) as demo:
            demo.wait_for(b"1/")
            demo.drain(3)
            keys = [RIGHT, RIGHT, LEFT, LEFT] * (TURNS // 4)
            yield under("demo, step to step / a frame", 16, [until_output(demo, key, demo) for key in keys])
            # The notes' clock redraws them once a second, which a median doesn't see.
            yield under("demo, step to notes / 50 ms", 50, [until_output(demo, key, notes) for key in keys])


def demo_undo():
    """Undoing an UPDATE, compared with loading the data again."""
    with Home() as home, Cluster() as cluster:
        cluster.create()
        cluster.start()
        load = ["-f", "Assets/datasets/bookshop.sql"]
        run(PSQL, "-X", "-q", "-c", "CREATE DATABASE shop", env=cluster.env)
        with Terminal([CALF, "present", "updating-and-deleting"], env=home.env) as demo:
            demo.wait_for(b"1/")
            demo.drain(3)
            demo.shown = b""
            while b"UPDATE 1" not in demo.shown:
                demo.type(RIGHT)
                demo.drain(0.5)

            def ours():
                taken = demo.type_and_wait(b"u", CURSOR)
                demo.type_and_wait(RIGHT, b"UPDATE 1")  # types the rest and runs it
                demo.drain(0.5)  # a new spare clone is created in the background
                return taken

            def theirs():
                began = time.perf_counter()
                run(PSQL, "-X", "-q", "-c", "DROP DATABASE shop", "-c", "CREATE DATABASE shop", env=cluster.env)
                run(PSQL, "-X", "-q", "-d", "shop", *load, env=cluster.env)
                return (time.perf_counter() - began) * 1000

            mine, yours = in_turns(15, ours, theirs)
    yield compare("demo, undo of an UPDATE / DROP + CREATE + load", 0.15, mine, yours)


ALL = [demo_steps, demo_undo]
