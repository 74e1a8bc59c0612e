import sys
import psycopg2

customer, *books = sys.argv[1:]
connection = psycopg2.connect("")
with connection, connection.cursor() as cursor:
    cursor.execute("INSERT INTO orders (customer_id, ordered_on) VALUES (%s, current_date) RETURNING id", (customer,))
    order = cursor.fetchone()[0]
    for book in sorted(books, key=int):
        cursor.execute("UPDATE stock SET copies = copies - 1 WHERE book_id = %s AND copies > 0", (book,))
        if cursor.rowcount == 0:
            print("not in stock:", book)
            sys.exit(1)
        cursor.execute("INSERT INTO order_items (order_id, book_id, unit_price)"
                       " SELECT %s, id, price FROM books WHERE id = %s", (order, book))
