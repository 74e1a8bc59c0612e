import sys, psycopg2

connection = psycopg2.connect("")
cursor = connection.cursor()
cursor.execute("SELECT o.id, c.name FROM orders AS o JOIN customers AS c ON c.id = o.customer_id WHERE c.city = '" + sys.argv[1] + "' AND o.status = 'open' ORDER BY o.id")
for number, name in cursor:
    print(number, name)
