import sys
from shop import run

failed = False
for line in open("limits.txt"):
    file, limit = line.split()
    try:
        plan = run("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "
                   + open(file).read())[0][0][0]["Plan"]
    except Exception as error:
        print(file, "failed:", error)
        failed = True
        break
    buffers = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
    print(f"{file:<16} {buffers:>6} {'SLOW' if buffers > int(limit) else ''}")
    failed |= buffers > int(limit)
exit(failed)
