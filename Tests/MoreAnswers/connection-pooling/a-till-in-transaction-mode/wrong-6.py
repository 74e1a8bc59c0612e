# SET before each sale, in a transaction of its own
import sys, psycopg2
till = psycopg2.connect("service=p"); till.autocommit = True
cursor = till.cursor()
for line in sys.stdin:
    cursor.execute("SET shop.branch = %s", [sys.argv[1]])
    cursor.execute("INSERT INTO sales (title) VALUES (%s)", [line.strip()])
