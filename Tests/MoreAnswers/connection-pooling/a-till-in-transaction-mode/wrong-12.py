# SET, INSERT, and RESET are three turns.
import sys
import psycopg2

till = psycopg2.connect("service=p")
till.autocommit = True
cursor = till.cursor()
for line in sys.stdin:
    cursor.execute("SET shop.branch = %s", [sys.argv[1]])
    cursor.execute("INSERT INTO sales (title) VALUES (%s)",
                   [line.strip()])
    cursor.execute("RESET shop.branch")
    print("Sold:", line.strip())
