# The setting and the sale share a transaction, but RESET comes in the next one.
import sys
import psycopg2

till = psycopg2.connect("service=p")
cursor = till.cursor()
for line in sys.stdin:
    cursor.execute("SET shop.branch = %s", [sys.argv[1]])
    cursor.execute("INSERT INTO sales (title) VALUES (%s)",
                   [line.strip()])
    till.commit()
    cursor.execute("RESET ALL")
    till.commit()
    print("Sold:", line.strip())
