import sys, psycopg2

connection = psycopg2.connect("")
cursor = connection.cursor()
cursor.execute("SELECT status FROM orders WHERE id = %s FOR UPDATE", (sys.argv[1],))
row = cursor.fetchone()
if row is None or row[0] != "open":
    print("not open")
    sys.exit(1)
cursor.execute("UPDATE orders SET status = 'cancelled' WHERE id = %s", (sys.argv[1],))
cursor.execute("UPDATE stock SET copies = copies + i.quantity FROM order_items AS i"
               " WHERE i.book_id = stock.book_id AND i.order_id = %s", (sys.argv[1],))
connection.commit()
