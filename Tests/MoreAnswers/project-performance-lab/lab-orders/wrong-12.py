from shop import connection, run

latest = run("""
    SELECT o.id, o.user_id, u.name, o.total_amount
    FROM orders AS o JOIN users AS u ON u.id = o.user_id
    ORDER BY o.id DESC LIMIT 50
""")
with connection.cursor() as cursor:
    for order, user, name, total in latest:
        cursor.execute("SELECT count(*) FROM orders"
                       " WHERE user_id = %s", (user,))
        print(order, name, total, cursor.fetchone()[0])
