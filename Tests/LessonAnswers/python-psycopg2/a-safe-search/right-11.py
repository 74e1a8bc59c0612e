import sys, psycopg2

part = sys.argv[1]
connection = psycopg2.connect("")
cursor = connection.cursor()
cursor.execute(cursor.mogrify("SELECT b.title FROM books AS b JOIN authors AS a ON a.id = b.author_id WHERE a.name LIKE %s ORDER BY b.title", ("%" + part + "%",)))
for row in cursor:
    print(row[0])
