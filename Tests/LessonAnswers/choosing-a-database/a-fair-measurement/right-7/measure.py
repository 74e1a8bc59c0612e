from time import perf_counter
import psycopg2

TABLES = ["books_plain", "books_doc", "books_unlogged"]
with psycopg2.connect("") as db, db.cursor() as cursor:
    for table in TABLES:  # warm up
        cursor.execute(f"SELECT count(*) FROM {table}")
    for table in TABLES:
        total = 0
        for id in range(2000, 2700):
            start = perf_counter()
            cursor.execute(f"SELECT * FROM {table} WHERE id = %s", (id,))
            row = cursor.fetchone()
            total += perf_counter() - start
        print(f"{table}: {total / 700 * 1_000_000:.2f} µs per lookup")
