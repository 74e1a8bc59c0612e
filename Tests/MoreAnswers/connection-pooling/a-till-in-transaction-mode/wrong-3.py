# One transaction for the whole day
import sys, psycopg2
with psycopg2.connect("service=p") as till, till.cursor() as cursor:
    cursor.execute("SET LOCAL shop.branch = %s", [sys.argv[1]])
    for line in sys.stdin:
        cursor.execute("INSERT INTO sales (title) VALUES (%s)", [line.strip()])
