import psycopg2

db = psycopg2.connect('')
while True:
    with db, db.cursor() as c:
        c.execute("SELECT id, email FROM customers WHERE email <> lower(email) LIMIT 200")
        rows = c.fetchall()
        if not rows: break
        ids = [r[0] for r in rows]
        c.execute("SELECT id FROM customers WHERE id = ANY (%s) FOR UPDATE", (ids,))
        for id, email in rows:
            c.execute("INSERT INTO email_before VALUES (%s, %s)", (id, email))
        c.execute("UPDATE customers SET email = lower(email) WHERE id = ANY (%s)", (ids,))
