import sys, psycopg2

connection = psycopg2.connect("")
with connection, connection.cursor() as cursor:
    for line in sys.stdin:
        book, copies = line.split()
        cursor.execute("UPDATE stock SET copies = copies + 1"
                       " WHERE book_id = %s", (book,))
        if cursor.rowcount == 0:
            print("unknown book", book)
            raise SystemExit(1)
