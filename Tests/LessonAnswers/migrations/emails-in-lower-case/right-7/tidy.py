import psycopg2

db = psycopg2.connect("")
while True:
    with db, db.cursor() as cursor:
        cursor.execute("""
            WITH batch AS (
                SELECT id, email FROM customers
                WHERE email <> lower(email)
                LIMIT 200 FOR UPDATE SKIP LOCKED),
            saved AS (
                INSERT INTO email_before
                SELECT id, email FROM batch)
            UPDATE customers AS c SET email = lower(c.email)
            FROM batch WHERE c.id = batch.id""")
        if cursor.rowcount == 0:
            break
