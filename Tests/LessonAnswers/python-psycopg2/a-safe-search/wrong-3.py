import sys
import psycopg2

cursor = psycopg2.connect("").cursor()
cursor.execute("SELECT b.title FROM books AS b JOIN authors AS a ON a.id = b.author_id"
               " WHERE a.name = %s ORDER BY b.title", (sys.argv[1],))
for (title,) in cursor:
    print(title)
