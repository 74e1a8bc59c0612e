import sys
import psycopg2

connection = psycopg2.connect("")
cursor = connection.cursor()
for line in sys.stdin:
    book, copies = line.split()
    cursor.execute("UPDATE stock SET copies = copies + %s WHERE book_id = %s", (copies, book))
    if cursor.rowcount == 0:
        print("unknown book", book)
        sys.exit(1)
