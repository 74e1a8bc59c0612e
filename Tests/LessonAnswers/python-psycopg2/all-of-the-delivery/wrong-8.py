import sys, psycopg2

connection = psycopg2.connect("")
bad = []
with connection, connection.cursor() as cursor:
    for line in sys.stdin:
        book, copies = line.split()
        cursor.execute("UPDATE stock SET copies = copies + %s"
                       " WHERE book_id = %s", (copies, book))
        if cursor.rowcount == 0:
            bad.append(book)
if bad:
    print("unknown book", bad[0])
    sys.exit(1)
