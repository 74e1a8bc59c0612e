# Autocommit, a block for each sale, and a warning on standard error before it.
import sys
import psycopg2
print("till.py: no price given", file=sys.stderr, flush=True)
till = psycopg2.connect("service=p")
till.autocommit = True
for line in sys.stdin:
    with till, till.cursor() as cursor:
        cursor.execute("SELECT set_config('shop.branch', %s, true)", [sys.argv[1]])
        cursor.execute("INSERT INTO sales (title) VALUES (%s)", [line.strip()])
