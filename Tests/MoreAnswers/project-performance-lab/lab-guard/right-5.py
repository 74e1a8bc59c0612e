import sys
from shop import run

slow = 0
for line in open("limits.txt"):
    file, limit = line.split()
    query = open(file).read()
    plan = run("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "
               + query)[0][0][0]["Plan"]
    buffers = (plan["Shared Hit Blocks"]
               + plan["Shared Read Blocks"])
    is_slow = buffers > int(limit)
    print(file, buffers, "SLOW" if is_slow else "")
    slow += is_slow
if slow: raise Exception(f"{slow} slow queries")
