from shop import run

for row in run("""
    SELECT o.id, u.name, o.total_amount,
           count(*) OVER (PARTITION BY o.user_id)
    FROM orders AS o JOIN users AS u ON u.id = o.user_id
    WHERE o.id > 999950
    ORDER BY o.id DESC
"""):
    print(*row)
