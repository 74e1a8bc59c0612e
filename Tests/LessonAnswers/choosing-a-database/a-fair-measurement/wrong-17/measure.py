import time, psycopg2
cur = psycopg2.connect("").cursor()
ids = list(range(1, 1001))
for t in ("plain", "doc", "unlogged"):
    start = time.perf_counter()
    cur.execute(f"SELECT * FROM books_{t} WHERE id = ANY (%s)", (ids,))
    cur.fetchall()
    print(t, (time.perf_counter() - start) / 1000 * 1e6)
