import sys
import psycopg2

connection = psycopg2.connect("")
with connection, connection.cursor() as cursor:
    for line in sys.stdin:
        book, copies = line.split()
        cursor.execute("INSERT INTO stock (book_id, copies) VALUES (%s, %s)"
                       " ON CONFLICT (book_id) DO UPDATE SET copies = stock.copies + excluded.copies", (book, copies))
