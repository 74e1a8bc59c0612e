import random, time
import psycopg2

db = psycopg2.connect("")
cursor = db.cursor()
for name in "plain", "doc", "unlogged":
    start = time.perf_counter()
    for id in random.sample(range(1, 5001), 1000):
        cursor.execute("SELECT * FROM books_" + name + " WHERE id = %s", (id,))
        cursor.fetchone()
    print(name, (time.perf_counter() - start) / 1000 * 1e6)
