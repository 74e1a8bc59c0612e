import psycopg2

db = psycopg2.connect('')
with db, db.cursor() as c:
    c.execute("SELECT id, email FROM customers WHERE email <> lower(email) FOR UPDATE")
    rows = c.fetchall()
for i in range(0, len(rows), 200):
    with db, db.cursor() as c:
        for id, email in rows[i:i + 200]:
            c.execute("INSERT INTO email_before VALUES (%s, %s)", (id, email))
            c.execute("UPDATE customers SET email = %s WHERE id = %s", (email.lower(), id))
