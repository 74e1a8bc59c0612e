import sys
from shop import run

slow = 0
for file, limit in {"user.sql": 200, "newsletter.sql": 2500, "list.sql": 100}.items():
    plan = run("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "
               + open(file).read())[0][0][0]["Plan"]
    buffers = (plan["Shared Hit Blocks"]
               + plan["Shared Read Blocks"])
    is_slow = buffers > limit
    print(file, buffers, "SLOW" if is_slow else "")
    slow += is_slow
sys.exit(1 if slow else 0)
