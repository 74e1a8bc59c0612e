import sys, psycopg2

connection = psycopg2.connect("")
with connection, connection.cursor() as cursor:
    cursor.execute("""
        WITH cancelled AS (
            UPDATE orders SET status = 'cancelled'
            WHERE id = %s AND status = 'open' RETURNING id
        ), returned AS (
            UPDATE stock SET copies = copies + i.quantity
            FROM order_items AS i JOIN cancelled AS c ON c.id = i.order_id
            WHERE stock.book_id = i.book_id
        )
        SELECT id FROM cancelled
    """, (sys.argv[1],))
    found = cursor.fetchone()
if not found:
    print("not open")
    sys.exit(1)
