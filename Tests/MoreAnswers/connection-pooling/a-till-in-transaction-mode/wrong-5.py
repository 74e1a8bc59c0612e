# Past the pool
import sys, psycopg2
till = psycopg2.connect("service=a"); till.autocommit = True
cursor = till.cursor()
for line in sys.stdin:
    cursor.execute("INSERT INTO sales (branch, title) VALUES (%s, %s)", [sys.argv[1], line.strip()])
