import psycopg2

db = psycopg2.connect("")
db.autocommit = True
cursor = db.cursor()
while True:
    cursor.execute("""WITH batch AS (
    SELECT id, email FROM customers WHERE email <> lower(email)
    LIMIT 200 FOR UPDATE),
saved AS (INSERT INTO email_before SELECT * FROM batch)
UPDATE customers AS c SET email = lower(b.email)
FROM batch AS b WHERE b.id = c.id""")
    if cursor.rowcount == 0:
        break
