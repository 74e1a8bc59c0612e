import time
import psycopg2

db = psycopg2.connect("")
db.autocommit = True
cur = db.cursor()

def look_up(table, book):
    cur.execute("SELECT * FROM " + table + " WHERE id = %s;", [book])
    return cur.fetchall()

def average(table):
    for book in range(1, 601):          # warm up
        look_up(table, book)
    begin = time.perf_counter()
    for book in range(1, 601):
        look_up(table, book)
    return 1_000_000 * (time.perf_counter() - begin) / 600

print(f"plain {average('books_plain'):.2f} µs")
print(f"doc {average('books_doc'):.2f} µs")
print(f"unlogged {average('books_unlogged'):.2f} µs")
