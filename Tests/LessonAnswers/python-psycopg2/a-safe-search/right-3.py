import sys
import psycopg2

part = sys.argv[1]
cursor = psycopg2.connect("").cursor()
cursor.execute("SELECT a.name, b.title FROM authors AS a"
               " JOIN books AS b ON b.author_id = a.id ORDER BY b.title")
for name, title in cursor:
    if part in name:
        print(title)
