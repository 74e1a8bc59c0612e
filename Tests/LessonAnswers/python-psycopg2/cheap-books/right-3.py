import psycopg2
import psycopg2.extras

connection = psycopg2.connect("")
cursor = connection.cursor(cursor_factory=psycopg2.extras.DictCursor)
cursor.execute("""
    SELECT b.title FROM books AS b
    WHERE NOT b.price >= 9
    ORDER BY 1 ASC
""")
while (row := cursor.fetchone()) is not None:
    print(row["title"])
