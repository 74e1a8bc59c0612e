import psycopg2

with psycopg2.connect("") as connection:
    with connection.cursor() as cursor:
        cursor.execute("SELECT title FROM books WHERE price < %s ORDER BY title", (9,))
        print("\n".join(title for (title,) in cursor.fetchall()))
