import sys
import psycopg2

connection = psycopg2.connect("")
with connection, connection.cursor() as cursor:
    for line in sys.stdin:
        book, copies = line.split()
        cursor.execute("UPDATE stock SET copies = %s WHERE book_id = %s", (copies, book))
        if cursor.rowcount == 0:
            print("unknown book", book)
            sys.exit(1)
