import sys
import psycopg2

connection = psycopg2.connect("")
cursor = connection.cursor()
try:
    for line in sys.stdin:
        book, copies = line.split()
        cursor.execute("UPDATE stock SET copies = copies + %s WHERE book_id = %s",
                       (int(copies), int(book)))
        if cursor.rowcount == 0:
            connection.rollback()
            sys.exit("unknown book " + book)
    connection.commit()
finally:
    connection.close()
