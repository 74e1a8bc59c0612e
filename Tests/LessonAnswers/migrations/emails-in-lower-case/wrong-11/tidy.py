import psycopg2

db = psycopg2.connect("")
while True:
    with db, db.cursor() as cursor:
        cursor.execute("SELECT id FROM customers WHERE id NOT IN (SELECT id FROM email_before) AND email IS NOT NULL LIMIT 200 FOR UPDATE")
        ids = [id for (id,) in cursor]
        if not ids:
            break
        cursor.execute("INSERT INTO email_before SELECT id, email FROM customers WHERE id = ANY (%s)", (ids,))
        cursor.execute("UPDATE customers SET email = lower(email) WHERE id = ANY (%s)", (ids,))
