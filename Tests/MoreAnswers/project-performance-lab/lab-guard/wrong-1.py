from shop import run

for line in open("limits.txt"):
    file, limit = line.split()
    query = open(file).read()
    plan = run("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "
               + query)[0][0][0]["Plan"]
    buffers = (plan["Shared Hit Blocks"]
               + plan["Shared Read Blocks"])
    print(file, buffers, "SLOW" if buffers > int(limit) else "")
