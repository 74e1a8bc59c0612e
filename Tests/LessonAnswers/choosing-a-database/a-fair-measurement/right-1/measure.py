from time import perf_counter_ns
import random
import psycopg2

connection = psycopg2.connect("")
ids = list(range(1, 5001))
random.shuffle(ids)
ids = ids[:700]
with connection, connection.cursor() as cursor:
    for table in ("books_plain", "books_doc", "books_unlogged"):
        t = perf_counter_ns()
        for i in ids:
            cursor.execute(f"SELECT * FROM {table} WHERE id = %(id)s", {"id": i})
            assert cursor.fetchone()
        print(table.removeprefix("books_"), (perf_counter_ns() - t) / len(ids) / 1000)
