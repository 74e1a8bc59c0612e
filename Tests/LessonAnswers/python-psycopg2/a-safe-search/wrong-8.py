import sys, psycopg2

part = sys.argv[1]
if "'" in part:
    sys.exit(0)
cursor = psycopg2.connect("").cursor()
cursor.execute(f"SELECT b.title FROM books AS b JOIN authors AS a ON a.id = b.author_id"
               f" WHERE a.name LIKE '%{part}%' ORDER BY b.title")
for (title,) in cursor:
    print(title)
