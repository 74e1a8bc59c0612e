from shop import run

for row in run("""
    SELECT o.id, u.name, o.total_amount,
           (SELECT count(*) FROM orders AS p WHERE p.user_id = u.id)
    FROM orders AS o JOIN users AS u ON u.id = o.user_id
    WHERE o.id > 999950
    ORDER BY o.id DESC
"""):
    print(*row)
