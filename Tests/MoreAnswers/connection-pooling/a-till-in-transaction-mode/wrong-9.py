# Everything at the end of the day
import sys, psycopg2
titles = [line.strip() for line in sys.stdin]
till = psycopg2.connect("service=p")
with till, till.cursor() as cursor:
    for title in titles:
        cursor.execute("INSERT INTO sales (branch, title) VALUES (%s, %s)", [sys.argv[1], title])
