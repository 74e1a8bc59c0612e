import psycopg2

cursor = psycopg2.connect("").cursor()
cursor.execute("SELECT title FROM books WHERE price < 9 ORDER BY title")
for (title,) in cursor:
    print(title)
cursor.execute("SELECT title FROM books WHERE price >= 9 ORDER BY title")
for (title,) in cursor:
    print(title)
