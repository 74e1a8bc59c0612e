from shop import run

rows = run("""
    SELECT o.id, u.name, o.total_amount, c.placed
    FROM (SELECT * FROM orders ORDER BY id DESC LIMIT 50) AS o
    JOIN users AS u ON u.id = o.user_id
    JOIN (SELECT user_id, count(*) AS placed FROM orders
          GROUP BY user_id) AS c ON c.user_id = o.user_id
    ORDER BY o.id DESC
""")
print("\n".join(" ".join(map(str, row)) for row in rows))
