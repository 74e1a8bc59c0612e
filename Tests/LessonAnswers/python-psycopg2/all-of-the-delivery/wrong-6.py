import sys, psycopg2

delivery = dict(line.split() for line in sys.stdin)
connection = psycopg2.connect("")
try:
    with connection, connection.cursor() as cursor:
        for book, copies in delivery.items():
            cursor.execute("UPDATE stock SET copies = copies + %s"
                           " WHERE book_id = %s", (copies, book))
            if cursor.rowcount == 0:
                raise LookupError(book)
except LookupError as error:
    print("unknown book", error.args[0])
    sys.exit(1)
