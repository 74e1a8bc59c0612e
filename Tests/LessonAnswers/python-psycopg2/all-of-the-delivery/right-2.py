import sys
import psycopg2

delivery = [line.split() for line in sys.stdin]
connection = psycopg2.connect("")
with connection, connection.cursor() as cursor:
    for book, _ in delivery:
        cursor.execute("SELECT 1 FROM stock WHERE book_id = %s", (book,))
        if not cursor.fetchall():
            print("unknown book", book)
            sys.exit(1)
    cursor.executemany("UPDATE stock SET copies = copies + %s WHERE book_id = %s",
                       [(copies, book) for book, copies in delivery])
