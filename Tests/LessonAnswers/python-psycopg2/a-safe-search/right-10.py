import sys, psycopg2, psycopg2.extras

part = sys.argv[1]
connection = psycopg2.connect("", connection_factory=psycopg2.extras.DictConnection)
with connection, connection.cursor("books") as cursor:
    cursor.execute("SELECT b.title FROM books AS b JOIN authors AS a ON a.id = b.author_id WHERE a.name LIKE %s ORDER BY b.title", ("%" + part + "%",))
    for row in cursor:
        print(row["title"])
