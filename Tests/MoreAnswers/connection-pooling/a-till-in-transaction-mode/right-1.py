# A connection to p for each sale.
import sys
import psycopg2
for line in sys.stdin:
    till = psycopg2.connect("service=p")
    cursor = till.cursor()
    cursor.execute("SET LOCAL shop.branch = %s", (sys.argv[1],))
    cursor.execute("INSERT INTO sales (title) VALUES (%s)", (line.rstrip("\n"),))
    till.commit()
    till.close()
