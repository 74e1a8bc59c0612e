import sys
import psycopg2

cursor = psycopg2.connect("").cursor()
cursor.execute("SELECT title FROM books WHERE price < %s ORDER BY title", (sys.argv[1],))
for (title,) in cursor:
    print(title)
