# RESET after the sale, but in turns of their own
import sys, psycopg2
till = psycopg2.connect("service=p"); till.autocommit = True
cursor = till.cursor()
cursor.execute("SET shop.branch = %s", [sys.argv[1]])
for line in sys.stdin:
    cursor.execute("INSERT INTO sales (title) VALUES (%s)", [line.strip()])
cursor.execute("RESET shop.branch")
