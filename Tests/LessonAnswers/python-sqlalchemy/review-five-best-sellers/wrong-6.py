import psycopg2

cursor = psycopg2.connect("").cursor()
cursor.execute("SELECT b.title, sum(i.quantity) FROM books AS b JOIN order_items AS i ON i.book_id = b.id"
               " GROUP BY b.id ORDER BY sum(i.quantity) DESC, b.title LIMIT 5")
for title, copies in cursor:
    print(title, copies)
