# The branch in the INSERT, BEGIN and COMMIT by hand.
import sys
import psycopg2
till = psycopg2.connect("service=p")
till.autocommit = True
cursor = till.cursor()
for line in sys.stdin:
    cursor.execute("BEGIN")
    cursor.execute("INSERT INTO sales (branch, title) VALUES (%s, %s)", [sys.argv[1], line.strip()])
    cursor.execute("COMMIT")
    print("Sold:", line.strip())
