from shop import run
import psycopg2

cursor = psycopg2.connect("").cursor()
for order, user, total in run("""
    SELECT id, user_id, total_amount
    FROM orders ORDER BY id DESC LIMIT 50
"""):
    cursor.execute("SELECT name FROM users WHERE id = %s", (user,))
    name = cursor.fetchone()[0]
    cursor.execute("SELECT count(*) FROM orders WHERE user_id = %s", (user,))
    print(order, name, total, cursor.fetchone()[0])
    break
