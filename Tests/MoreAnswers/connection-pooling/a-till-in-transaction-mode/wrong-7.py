# The branch is always leeds
import sys, psycopg2
till = psycopg2.connect("service=p")
cursor = till.cursor()
for line in sys.stdin:
    with till:
        cursor.execute("INSERT INTO sales (branch, title) VALUES ('leeds', %s)", [line.strip()])
