# readline, COMMIT and ROLLBACK by hand, RESET before COMMIT.
import sys
import psycopg2

def sell(till, branch, title):
    cursor = till.cursor()
    try:
        cursor.execute("SET shop.branch = %s", [branch])
        cursor.execute("INSERT INTO sales (title) VALUES (%s) RETURNING id", [title])
        number = cursor.fetchone()[0]
        cursor.execute("RESET shop.branch")
        till.commit()
        return number
    except psycopg2.Error:
        till.rollback()
        raise

till = psycopg2.connect("service=p")
while title := sys.stdin.readline().strip():
    print(sell(till, sys.argv[1], title), title)
