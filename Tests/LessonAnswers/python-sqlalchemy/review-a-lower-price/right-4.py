import sys, psycopg2
from decimal import Decimal

genre, euros = sys.argv[1], Decimal(sys.argv[2])
connection = psycopg2.connect("")
cursor = connection.cursor()
cursor.execute("SELECT min(price) FROM books WHERE genre = %s", (genre,))
lowest = cursor.fetchone()[0]
if lowest is not None and lowest < euros:
    print("too much")
    sys.exit(1)
cursor.execute("UPDATE books SET price = price - %s WHERE genre = %s", (euros, genre))
connection.commit()
print("done")
