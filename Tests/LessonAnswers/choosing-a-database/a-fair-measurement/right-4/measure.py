import statistics, time
import psycopg2

db = psycopg2.connect("")
cursor = db.cursor()
times = {"plain": [], "doc": [], "unlogged": []}
for n in times:
    cursor.execute("PREPARE " + n + "_q AS SELECT * FROM books_" + n + " WHERE id = $1::integer")
for i in range(1, 5001, 5):
    for n in times:
        t = time.perf_counter()
        cursor.execute("EXECUTE " + n + "_q(" + str(i) + ")")
        cursor.fetchone()
        times[n].append((time.perf_counter() - t) * 1e6)
for n in times:
    print(n, statistics.mean(times[n]))
