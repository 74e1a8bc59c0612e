import psycopg2

db = psycopg2.connect("")
with db, db.cursor() as cursor:
    cursor.execute("INSERT INTO email_before SELECT id, email FROM customers WHERE email <> lower(email) FOR UPDATE")
    cursor.execute("UPDATE customers SET email = lower(email) WHERE email <> lower(email)")
