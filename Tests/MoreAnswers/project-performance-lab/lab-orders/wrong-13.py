from shop import run
import psycopg2

cursor = psycopg2.connect("").cursor()
for order, user, total in run("""
    SELECT id, user_id, total_amount
    FROM orders ORDER BY id DESC LIMIT 50
"""):
    cursor.execute("SELECT u.name, count(*) FROM users AS u JOIN orders AS o ON o.user_id = u.id WHERE u.id = %s GROUP BY u.id", (user,))
    name, placed = cursor.fetchone()
    print(order, name, total, placed)
