import psycopg2
from psycopg2.extras import execute_values

with psycopg2.connect("") as db, db.cursor() as cursor:
    while True:
        cursor.execute("SELECT id, email FROM customers WHERE email ~ '[A-Z]' ORDER BY id LIMIT 200 FOR UPDATE")
        rows = cursor.fetchall()
        if not rows:
            break
        execute_values(cursor, "INSERT INTO email_before VALUES %s ON CONFLICT (id) DO UPDATE SET email = excluded.email", rows)
        execute_values(cursor, "UPDATE customers AS c SET email = v.email FROM (VALUES %s) AS v (id, email) WHERE c.id = v.id",
                       [(id, email.lower()) for id, email in rows])
        db.commit()
