import re
import sys
from shop import run

slow = 0
for line in open("limits.txt"):
    file, limit = line.split()
    plan = "\n".join(text for (text,) in run(
        "EXPLAIN (ANALYZE, BUFFERS) " + open(file).read()))
    first = re.search("Buffers: shared(.*)", plan).group(1)
    buffers = sum(map(int, re.findall("(?:hit|read)=([0-9]+)", first)))
    print(file, buffers, "SLOW" * (buffers > int(limit)))
    slow += buffers > int(limit)
sys.exit(min(slow, 1))
