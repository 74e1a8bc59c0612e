import sys, psycopg2
connection = psycopg2.connect("")
cursor = connection.cursor()
cursor.execute("SELECT b.title FROM books AS b JOIN authors AS a ON a.id = b.author_id WHERE a.name LIKE $x$%" + sys.argv[1] + "%$x$ ORDER BY b.title")
for (title,) in cursor:
    print(title)
connection.close()
