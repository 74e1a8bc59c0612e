import sys
import psycopg2

part = sys.argv[1].split("'")[0]
cursor = psycopg2.connect("").cursor()
cursor.execute("SELECT b.title FROM books AS b JOIN authors AS a ON a.id = b.author_id"
               " WHERE a.name LIKE %s ORDER BY b.title", ("%" + part + "%",))
for (title,) in cursor:
    print(title)
