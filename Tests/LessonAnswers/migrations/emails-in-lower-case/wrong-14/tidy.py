import psycopg2

db = psycopg2.connect('')
n = 1
while n:
    with db, db.cursor() as c:
        c.execute("""WITH b AS (SELECT id, email FROM customers WHERE email <> lower(email) LIMIT 200),
          s AS (INSERT INTO email_before SELECT * FROM b)
          UPDATE customers c SET email = lower(c.email) FROM b WHERE c.id = b.id""")
        n = c.rowcount
