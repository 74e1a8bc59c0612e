from shop import run

for order, name, total, user in run("""
    SELECT o.id, u.name, o.total_amount, u.id
    FROM orders AS o JOIN users AS u ON u.id = o.user_id
    ORDER BY o.id DESC LIMIT 50
"""):
    print(order, name, total, run("SELECT count(*) FROM orders"
        " WHERE user_id = %s", (user,))[0][0])
