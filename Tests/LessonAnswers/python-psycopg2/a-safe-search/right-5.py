import sys
import psycopg2

with psycopg2.connect("") as connection:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT title FROM books
               WHERE author_id IN (SELECT id FROM authors
                                   WHERE strpos(name, %(part)s) > 0)
               ORDER BY title""", {"part": sys.argv[1]})
        print("\n".join(title for (title,) in cursor.fetchall()), end="")
