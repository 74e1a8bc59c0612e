import time
import psycopg2

db = psycopg2.connect("")
cursor = db.cursor()
for name in "plain", "doc", "unlogged":
    start = time.perf_counter()
    for id in range(1, 1001):
        cursor.execute("SELECT * FROM books_" + name + " WHERE id = %s", (id,))
        cursor.fetchone()
    print(name, (time.perf_counter() - start) / 1000 * 1e6)
