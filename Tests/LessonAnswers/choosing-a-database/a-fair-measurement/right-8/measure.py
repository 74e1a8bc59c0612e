import random, statistics, time
import psycopg2
random.seed(7)
ids = random.sample(range(1, 5001), 800)
with psycopg2.connect("") as conn:
    for t in ("plain", "doc", "unlogged"):
        times = []
        with conn.cursor() as cur:
            random.shuffle(ids)
            for i in ids:
                a = time.perf_counter()
                cur.execute(f'SELECT * FROM books_{t} AS b WHERE b.id = %(id)s', {"id": i})
                cur.fetchone()
                times.append(time.perf_counter() - a)
        print(f"{t:>10}: {statistics.mean(times) * 1e6:8.0f} µs")
