import psycopg2

db = psycopg2.connect("")
cursor = db.cursor()
while True:
    cursor.execute("SELECT id, email FROM customers WHERE email <> lower(email) LIMIT 200")
    rows = cursor.fetchall()
    if not rows:
        break
    for id, email in rows:
        cursor.execute("INSERT INTO email_before VALUES (%s, %s)", (id, email))
        cursor.execute("UPDATE customers SET email = %s WHERE id = %s", (email.lower(), id))
    db.commit()
