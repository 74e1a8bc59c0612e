import psycopg2

db = psycopg2.connect("")
cursor = db.cursor()
cursor.execute("SELECT coalesce(max(id), 0) FROM customers")
last = cursor.fetchone()[0]
db.commit()
for start in range(1, last + 1, 450):
    cursor.execute("SELECT id FROM customers WHERE id BETWEEN %s AND %s"
                   " AND email <> lower(email) FOR UPDATE", (start, start + 449))
    ids = [id for id, in cursor.fetchall()]
    cursor.execute("INSERT INTO email_before SELECT id, email FROM customers"
                   " WHERE id = ANY (%s)", (ids,))
    cursor.execute("UPDATE customers SET email = lower(email) WHERE id = ANY (%s)", (ids,))
    db.commit()
    print(len(ids))
