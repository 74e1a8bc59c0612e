import sys
import psycopg2

connection = psycopg2.connect("")
with connection.cursor() as cursor:
    cursor.execute("SELECT title FROM books WHERE author_id IN"
                   " (SELECT id FROM authors WHERE name LIKE '%%' || %(part)s || '%%')"
                   " ORDER BY title", {"part": sys.argv[1]})
    for row in cursor.fetchall():
        print(row[0])
connection.close()
