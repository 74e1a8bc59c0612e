from shop import run

for row in run("""
    SELECT o.id, u.name, o.total_amount, count(p.id)
    FROM orders AS o JOIN users AS u ON u.id = o.user_id
    LEFT JOIN orders AS p ON p.user_id = u.id AND p.id < o.id
    WHERE o.id > (SELECT max(id) - 50 FROM orders)
    GROUP BY o.id, u.name, o.total_amount
    ORDER BY o.id DESC
"""):
    print(*row)
