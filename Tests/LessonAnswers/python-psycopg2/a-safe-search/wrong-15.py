import sys, psycopg2
from psycopg2.extras import NamedTupleCursor

part = sys.argv[1].replace("\\", "\\\\").replace("'", "''")
connection = psycopg2.connect("", cursor_factory=NamedTupleCursor)
cursor = connection.cursor()
cursor.execute("SELECT b.title FROM books AS b JOIN authors AS a ON a.id = b.author_id WHERE a.name LIKE E'%" + part + "%' ORDER BY b.title")
for row in cursor:
    print(row[0])
