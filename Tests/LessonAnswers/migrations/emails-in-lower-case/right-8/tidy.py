import psycopg2

db = psycopg2.connect("")
cursor = db.cursor()
rows = [None]
while rows:
    cursor.execute("SELECT id, email FROM customers"
                   " WHERE email <> lower(email)"
                   " LIMIT 200 FOR UPDATE")
    rows = cursor.fetchall()
    for row in rows:
        cursor.execute("INSERT INTO email_before"
                       " VALUES (%s, %s)", row)
        cursor.execute("UPDATE customers SET email = %s"
                       " WHERE id = %s",
                       (row[1].lower(), row[0]))
    db.commit()
