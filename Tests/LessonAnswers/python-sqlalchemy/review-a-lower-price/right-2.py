import sys, psycopg2, psycopg2.errors

genre, euros = sys.argv[1:]
connection = psycopg2.connect("")
try:
    with connection, connection.cursor() as cursor:
        cursor.execute("UPDATE books SET price = price - %s WHERE genre = %s", (euros, genre))
except psycopg2.errors.CheckViolation:
    print("too much")
    sys.exit(1)
print("done")
