import sys
import psycopg2

connection = psycopg2.connect("")
cursor = connection.cursor()
for line in sys.stdin:
    book, copies = map(int, line.split())
    cursor.execute("SELECT copies FROM stock WHERE book_id = %s", (book,))
    row = cursor.fetchone()
    if row is None:
        connection.rollback()
        print("unknown book", book)
        sys.exit(1)
    cursor.execute("UPDATE stock SET copies = %s WHERE book_id = %s", (row[0] + copies, book))
connection.commit()
