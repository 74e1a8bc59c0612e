import psycopg2

cursor = psycopg2.connect("").cursor()
cursor.execute("SELECT title, price FROM books WHERE price < 9 ORDER BY title")
for title, price in cursor:
    print(title, price)
