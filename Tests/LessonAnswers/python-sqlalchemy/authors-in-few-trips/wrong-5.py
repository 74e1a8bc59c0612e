import psycopg2

cursor = psycopg2.connect("").cursor()
cursor.execute("SELECT id, name FROM authors ORDER BY name, id")
for number, name in cursor.fetchall():
    cursor.execute("SELECT count(*) FROM books WHERE author_id = %s", (number,))
    print(name, cursor.fetchone()[0])
