import psycopg2

db = psycopg2.connect("")
while True:
    with db, db.cursor() as cursor:
        cursor.execute("""INSERT INTO email_before SELECT id, email FROM customers
            WHERE email <> lower(email) ORDER BY id LIMIT 200 ON CONFLICT DO NOTHING""")
        cursor.execute("""UPDATE customers SET email = lower(email) WHERE id IN (SELECT id FROM email_before)""")
        if cursor.rowcount == 0:
            break
