import psycopg2

cursor = psycopg2.connect("").cursor()
cursor.execute("SELECT price, title FROM books ORDER BY title")
for price, title in cursor:
    if price is not None and price < 9:
        print(title)
