import sys
import psycopg2

connection = psycopg2.connect("")
cursor = connection.cursor()
for line in sys.stdin:
    book, copies = line.split()
    cursor.execute("UPDATE stock SET copies = copies + %s WHERE book_id = %s RETURNING book_id", (copies, book))
    if cursor.fetchone() is None:
        print(f"unknown book {book}")
        sys.exit(1)
connection.commit()
connection.close()
