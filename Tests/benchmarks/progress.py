"""The rows about progress: five years of learning, next to a log of the first weeks."""
import json
import os
import random
import subprocess
import tempfile
import time

from world import CALF, Home, Row, compare, in_turns, milliseconds, run

TURNS = 9
MANY, FEW = 200_000, 1_000
YEARS = 5
DAY = 86_400_000


def lessons(home):
    """The lessons of the first course."""
    course = json.loads(home.calf("lessons", "--json"))["courses"][0]
    return course["id"], [lesson for module in course["modules"] for lesson in module["lessons"]]


def events(course, lessons, count, prefix, seed):
    """An exported log of so many events, up to now: evenings, each in one lesson."""
    dice = random.Random(seed)
    today = int(run("date", "+%s")) * 1000
    clock = today - YEARS * 365 * DAY
    evenings = YEARS * 300
    lines = []
    for evening in range(evenings):
        time = clock + evening * YEARS * 365 * DAY // evenings
        lesson = dice.choice(lessons)
        for _ in range(count * (evening + 1) // evenings - len(lines)):
            time += dice.randrange(1, 60_000)
            event = {"id": f"{prefix}{len(lines):031x}", "place": time, "time": time, "offset": 3600, "course": course, "lesson": lesson["id"]}
            kind = dice.choice(["opened", "ran", "tried", "tried", "tried", "hint", "quiz", "completed", "left"])
            event["kind"] = kind
            if kind in ("ran", "tried", "hint"):
                event["exercise"] = dice.choice(lesson["exercises"])["id"]
            if kind == "tried":
                event["outcome"] = dice.choice(["pass", "fail"])
            if kind in ("hint", "quiz"):
                event["number"] = 0 if kind == "quiz" else 1
            if kind == "quiz":
                event["outcome"] = dice.choice(["right", "wrong"])
                event["text"] = "An answer"
            lines.append(json.dumps(event))
    return "\n".join(lines) + "\n"


def log_file(home, name, text):
    path = f"{home.path}/{name}.jsonl"
    with open(path, "w") as file:
        file.write(text)
    return path


def displays():
    """The tracker, the lesson list, and the review queue, as commands: from exec to exit, each with the start of the program."""
    with Home() as many, Home() as few:
        course, all_lessons = lessons(many)
        lessons(few)
        many.calf("progress", "--import", log_file(many, "many", events(course, all_lessons, MANY, "a", 1)))
        few.calf("progress", "--import", log_file(few, "few", events(course, all_lessons, FEW, "a", 1)))
        for name, words in [("the tracker", ["progress"]), ("the lesson list", ["lessons"]), ("the review queue", ["review"])]:
            ours, theirs = in_turns(
                TURNS, lambda: milliseconds(CALF, *words, env=many.env), lambda: milliseconds(CALF, *words, env=few.env))
            yield compare(f"{name}, {MANY:,} events and {FEW:,}", 3, ours, theirs)
            yield compare(f"{name}, {MANY:,} events and 50 ms", 1, ours, [50] * len(ours))


def moving():
    """Importing as many events as there are."""
    with Home() as home:
        course, all_lessons = lessons(home)
        home.calf("progress", "--import", log_file(home, "here", events(course, all_lessons, MANY, "a", 1)))
        path = log_file(home, "elsewhere", events(course, all_lessons, MANY, "b", 2))
        process = subprocess.Popen([CALF, "progress", "--import", path], env=dict(os.environ, **home.env), stdout=subprocess.DEVNULL)
        start = time.perf_counter()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if status != 0:
            raise RuntimeError(f"the import ended with {status}")
        yield Row(f"importing {MANY:,} events into as many, and 2 s", seconds, 2, seconds / 2, 1, "s")
        megabytes = usage.ru_maxrss / 1024
        yield Row("the most memory during that, and 100 MB", megabytes, 100, megabytes / 100, 1, "MB")


def recording():
    """How often the disk is waited for with each recorded event: the commands differ by a known number of events."""
    with Home() as home:
        _, all_lessons = lessons(home)
        lesson = next(lesson for lesson in all_lessons if lesson["engine"] == "postgresql" and lesson["exercises"])
        folder = tempfile.mkdtemp(prefix="calf-bench-sync-")
        shim = folder + "/count-syncs.so"
        run("gcc", "-shared", "-fPIC", "-O2", "-o", shim, os.path.dirname(__file__) + "/count-syncs.c", "-ldl")

        def syncs(events):
            answers = []
            for number in range(events):
                answers += ["--answer", f"{folder}/{events}-{number}.sql"]
                with open(answers[-1], "w") as file:
                    file.write(f"SELECT {number};\n")
            counts = f"{folder}/{events}"
            environment = dict(os.environ, LD_PRELOAD=shim, COUNT_SYNCS_IN=counts, **home.env)
            subprocess.run([CALF, "check", lesson["id"], lesson["exercises"][0]["id"], *answers], env=environment, capture_output=True)
            with open(counts) as file:
                return sum(1 for line in file if line.startswith("progress.sqlite"))

        syncs(1)
        few, many = syncs(4), syncs(24)
        yield Row("waits for the disk with 20 more events", many - few, 20, (many - few) / 20, 1, "")


ALL = [displays, moving, recording]
