import sys
from psycopg2 import connect
from psycopg2.extras import DictCursor
with connect("") as connection, connection.cursor(cursor_factory=DictCursor) as cursor:
    cursor.execute("SELECT b.title FROM books AS b JOIN authors AS a ON a.id = b.author_id WHERE a.name LIKE '%%' || %(part)s || '%%' ORDER BY b.title", {"part": sys.argv[1]})
    for row in cursor:
        print(row["title"])
sys.exit(0)
