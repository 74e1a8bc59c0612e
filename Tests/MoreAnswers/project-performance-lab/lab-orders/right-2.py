from shop import run

latest = run("SELECT o.id, o.user_id, u.name, o.total_amount"
             " FROM orders o JOIN users u ON u.id = o.user_id"
             " ORDER BY o.id DESC LIMIT %s", (50,))
placed = dict(run("SELECT user_id, count(*) FROM orders"
                  " WHERE user_id IN %s GROUP BY user_id",
                  (tuple(row[1] for row in latest),)))
for order, user, name, total in latest:
    print(order, name, total, placed[user])
