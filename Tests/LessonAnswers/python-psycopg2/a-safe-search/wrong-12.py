import sys, psycopg2
part = sys.argv[1].lower().replace("\\", "\\\\").replace("'", "''")
with psycopg2.connect("") as c, c.cursor() as cur:
    cur.execute("SELECT b.title FROM books AS b JOIN authors AS a ON a.id = b.author_id"
                " WHERE lower(a.name) LIKE E'%" + part + "%' ORDER BY b.title")
    for (t,) in cur: print(t)
