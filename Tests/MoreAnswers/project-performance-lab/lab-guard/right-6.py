import json, sys, shop

def needed(query):
    answer = shop.run("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + query)[0][0]
    plan = answer[0]["Plan"]
    return sum(v for k, v in plan.items() if k in ("Shared Hit Blocks", "Shared Read Blocks"))

report = [(f, needed(open(f).read()), int(n)) for f, n in (l.split() for l in open("limits.txt"))]
for file, buffers, limit in report:
    print(f"{file}: {buffers:,} of {limit:,}{' SLOW' if buffers > limit else ''}")
sys.exit(any(b > n for _, b, n in report))
