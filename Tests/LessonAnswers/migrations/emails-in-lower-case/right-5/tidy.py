import psycopg2

db = psycopg2.connect("")

def batch(cursor):
    cursor.execute("""WITH old AS (SELECT id, email FROM customers WHERE email <> lower(email) LIMIT 200 FOR UPDATE),
        new AS (UPDATE customers AS c SET email = lower(old.email) FROM old WHERE old.id = c.id RETURNING old.id, old.email)
        INSERT INTO email_before SELECT id, email FROM new""")
    return cursor.rowcount

while True:
    with db:
        with db.cursor() as cursor:
            if not batch(cursor):
                break
