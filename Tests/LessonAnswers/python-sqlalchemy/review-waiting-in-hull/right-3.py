import sys, psycopg2

connection = psycopg2.connect("")
with connection, connection.cursor() as cursor:
    cursor.execute("SELECT o.id || ' ' || c.name FROM customers AS c, orders AS o"
                   " WHERE c.id = o.customer_id AND c.city = %(city)s"
                   " AND o.status = 'open' ORDER BY o.id", {"city": sys.argv[1]})
    for row in cursor.fetchall():
        print(row[0])
