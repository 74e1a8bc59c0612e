import sys
import psycopg2

cursor = psycopg2.connect("").cursor()
cursor.execute("SELECT b.title FROM books AS b JOIN authors AS a ON a.id = b.author_id"
               " WHERE position(%(part)s IN a.name) > 0 ORDER BY b.title", {"part": sys.argv[1]})
print(*(title + "\n" for (title,) in cursor), sep="", end="")
