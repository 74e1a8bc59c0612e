import sys, psycopg2
from psycopg2 import sql
part = sys.argv[1].replace("\\", "\\\\").replace("'", "''")
c = psycopg2.connect("")
cur = c.cursor()
cur.execute(sql.SQL(f"SELECT b.title FROM books AS b JOIN authors AS a ON a.id = b.author_id WHERE a.name LIKE E'%{part}%' ORDER BY b.title"))
for r in cur: print(r[0])
c.close()
