import sys, psycopg2
from psycopg2 import sql

part = sys.argv[1]
connection = psycopg2.connect("")
cursor = connection.cursor()
cursor.execute(sql.SQL("SELECT b.title FROM books AS b JOIN authors AS a ON a.id = b.author_id WHERE a.name LIKE {} ORDER BY b.title").format(sql.Literal("%" + part + "%")))
for row in cursor:
    print(row[0])
