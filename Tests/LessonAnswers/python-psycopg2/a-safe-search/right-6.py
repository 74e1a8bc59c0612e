import sys, psycopg2

connection = psycopg2.connect("")
cursor = connection.cursor()
cursor.execute("SELECT b.title FROM books AS b"
               " JOIN authors AS a ON a.id = b.author_id"
               " WHERE a.name ILIKE '%%' || %s || '%%' ORDER BY 1", [sys.argv[1]])
for row in cursor.fetchall():
    print(row[0])
