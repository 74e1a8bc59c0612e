# The branch is in the INSERT, but the statement is prepared once
import sys, psycopg2
till = psycopg2.connect("service=p"); till.autocommit = True
cursor = till.cursor()
cursor.execute("PREPARE sell AS INSERT INTO sales (branch, title) VALUES ($1, $2)")
for line in sys.stdin:
    cursor.execute("EXECUTE sell (%s, %s)", [sys.argv[1], line.strip()])
