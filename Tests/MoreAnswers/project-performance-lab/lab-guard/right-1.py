import sys
from shop import run

def buffers(file):
    [[[answer]]] = run("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "
                       + open(file).read())
    top = answer["Plan"]
    return top["Shared Hit Blocks"] + top["Shared Read Blocks"]


code = 0
with open("limits.txt") as limits:
    for line in limits:
        file, limit = line.split()
        needed = buffers(file)
        if needed > int(limit):
            code = 2
            print("SLOW:", file, needed, "instead of", limit)
        else:
            print("fine:", file, needed)
raise SystemExit(code)
