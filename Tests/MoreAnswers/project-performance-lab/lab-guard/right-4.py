from shop import run

slow = []
for line in open("limits.txt"):
    file, limit = line.split()
    query = open(file).read()
    plan = run("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "
               + query)[0][0][0]["Plan"]
    buffers = (plan["Shared Hit Blocks"]
               + plan["Shared Read Blocks"])
    if buffers > int(limit):
        slow.append(file)
    print(file, buffers, "SLOW" if file in slow else "ok")
assert not slow, slow
