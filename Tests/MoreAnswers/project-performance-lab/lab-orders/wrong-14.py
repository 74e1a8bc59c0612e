from shop import run

latest = run("""
    SELECT o.id, o.user_id, u.name, o.total_amount
    FROM orders AS o JOIN users AS u ON u.id = o.user_id
    ORDER BY o.id DESC LIMIT 50
""")
users = tuple(user for _, user, _, _ in latest)
placed = [user for (user,) in run("SELECT user_id FROM orders WHERE user_id IN %s", (users,))]
for order, user, name, total in latest:
    print(order, name, total, placed.count(user))
