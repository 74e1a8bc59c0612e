import psycopg2

db = psycopg2.connect('')
with db, db.cursor() as c:
    c.execute("INSERT INTO email_before SELECT id, email FROM customers WHERE email <> lower(email) ON CONFLICT DO NOTHING")
while True:
    with db, db.cursor() as c:
        c.execute("UPDATE customers SET email = lower(email) WHERE id IN (SELECT id FROM customers WHERE email <> lower(email) LIMIT 200)")
        if not c.rowcount: break
