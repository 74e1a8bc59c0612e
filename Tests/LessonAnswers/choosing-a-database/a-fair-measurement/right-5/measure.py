import time
import psycopg2

def lookups(name, ids):
    db = psycopg2.connect("")
    cursor = db.cursor()
    start = time.perf_counter()
    for id in ids:
        cursor.execute("SELECT id FROM books_" + name + " WHERE id = %s LIMIT 1", (id,))
        cursor.fetchone()
    print(name, (time.perf_counter() - start) / len(ids) * 1e6)
    db.close()

for name in ["plain", "doc", "unlogged"]:
    lookups(name, range(1, 501))
