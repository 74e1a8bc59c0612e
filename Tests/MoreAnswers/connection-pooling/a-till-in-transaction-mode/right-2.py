# A transaction in one string, with autocommit.
import sys
import psycopg2
conn = psycopg2.connect("service=p application_name=till")
conn.set_session(autocommit=True)
with conn.cursor() as cur:
    for title in map(str.strip, sys.stdin):
        cur.execute("BEGIN; SET LOCAL shop.branch = %s; INSERT INTO sales (title) VALUES (%s); COMMIT", (sys.argv[1], title))
        print(title)
