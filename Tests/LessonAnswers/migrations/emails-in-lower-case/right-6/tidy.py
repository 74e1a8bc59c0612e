import psycopg2

db = psycopg2.connect('')
db.set_session(isolation_level="REPEATABLE READ")
while True:
    try:
        with db, db.cursor() as c:
            c.execute("INSERT INTO email_before SELECT id, email FROM customers WHERE email <> lower(email) ORDER BY id LIMIT 150 RETURNING id")
            ids = [r[0] for r in c.fetchall()]
            if not ids: break
            c.execute("UPDATE customers SET email = lower(email) WHERE id = ANY (%s)", (ids,))
    except psycopg2.errors.SerializationFailure:
        pass
