import sys, psycopg2, psycopg2.extras

part = sys.argv[1].replace("\\", "\\\\").replace("'", "''")
connection = psycopg2.connect("", connection_factory=psycopg2.extras.DictConnection)
cursor = connection.cursor()
cursor.execute("SELECT b.title FROM books AS b JOIN authors AS a ON a.id = b.author_id WHERE a.name LIKE E'%" + part + "%' ORDER BY b.title")
for row in cursor:
    print(row[0])
