import re, subprocess, sys

bad = False
for line in open("limits.txt"):
    file, limit = line.split()
    plan = subprocess.run(
        ["psql", "-XAtv", "ON_ERROR_STOP=1", "-c",
         "EXPLAIN (ANALYZE, BUFFERS) " + open(file).read()],
        capture_output=True, text=True, check=True).stdout
    first = next(l for l in plan.splitlines() if "Buffers:" in l)
    n = sum(int(x) for x in re.findall(r"(?:hit|read)=(\d+)", first))
    print(file, n, end=" ")
    if n > int(limit):
        print("SLOW", end="")
        bad = True
    print()
if bad:
    sys.exit("too slow")
