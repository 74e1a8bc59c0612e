import sys
from contextlib import closing
from psycopg2 import connect
from psycopg2.extras import RealDictCursor
with closing(connect("")) as c, c, c.cursor(cursor_factory=RealDictCursor) as cur:
    cur.execute("""SELECT b.title FROM books b JOIN authors a ON a.id = b.author_id
                   WHERE strpos(a.name, %(part)s) > 0 ORDER BY b.title""", {"part": sys.argv[1]})
    for r in cur.fetchall(): print(r["title"])
