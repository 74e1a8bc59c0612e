from shop import run

users = dict(run("SELECT id, name FROM users"))
for order, user, total, placed in run("""
    SELECT id, user_id, total_amount,
           (SELECT count(*) FROM orders AS p
            WHERE p.user_id = o.user_id)
    FROM orders AS o ORDER BY id DESC LIMIT 50
"""):
    print(order, users[user], total, placed)
