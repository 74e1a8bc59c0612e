import sys
from shop import run

from shop import connection
slow = 0
for line in open("limits.txt"):
    file, limit = line.split()
    try:
        plan = run("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "
                   + open(file).read())[0][0][0]["Plan"]
    except Exception:
        connection.rollback()
        continue
    buffers = (plan["Shared Hit Blocks"]
               + plan["Shared Read Blocks"])
    is_slow = buffers > int(limit)
    print(file, buffers, "SLOW" if is_slow else "")
    slow += is_slow
sys.exit(1 if slow else 0)
