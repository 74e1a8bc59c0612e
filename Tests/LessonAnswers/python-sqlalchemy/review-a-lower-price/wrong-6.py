import sys, psycopg2

genre, euros = sys.argv[1:]
connection = psycopg2.connect("")
try:
    with connection, connection.cursor() as cursor:
        cursor.execute("UPDATE books SET price = price - %s WHERE genre = %s", (euros, genre))
except psycopg2.Error:
    print("too much")
else:
    print("done")
