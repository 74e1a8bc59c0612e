import sys
import psycopg2

lines = [line.split() for line in sys.stdin]
connection = psycopg2.connect("")
cursor = connection.cursor()
for book, copies in lines:
    cursor.execute("SELECT 1 FROM stock WHERE book_id = %s FOR UPDATE", (int(book),))
    if cursor.fetchone() is None:
        connection.rollback()
        print("unknown book", book)
        sys.exit(1)
cursor.executemany("UPDATE stock SET copies = copies + %s WHERE book_id = %s",
                   [(copies, book) for book, copies in lines])
connection.commit()
