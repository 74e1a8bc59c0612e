# The sale is committed, but then the next transaction is opened and kept
import sys, psycopg2
till = psycopg2.connect("service=p")
cursor = till.cursor()
cursor.execute("SELECT 1")
for line in sys.stdin:
    cursor.execute("SET LOCAL shop.branch = %s", [sys.argv[1]])
    cursor.execute("INSERT INTO sales (title) VALUES (%s)", [line.strip()])
    till.commit()
    cursor.execute("SELECT count(*) FROM sales")
