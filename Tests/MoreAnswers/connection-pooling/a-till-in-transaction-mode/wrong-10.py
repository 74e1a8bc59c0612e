# No branch at all
import sys, psycopg2
till = psycopg2.connect("service=p"); till.autocommit = True
cursor = till.cursor()
for line in sys.stdin:
    cursor.execute("INSERT INTO sales (title) VALUES (%s)", [line.strip()])
