import shop

for row in shop.run("""
    WITH latest AS (
        SELECT * FROM orders ORDER BY id DESC LIMIT 50
    ), placed AS (
        SELECT user_id, count(*) AS n FROM orders
        WHERE user_id IN (SELECT user_id FROM latest)
        GROUP BY user_id
    )
    SELECT l.id, u.name, l.total_amount, p.n
    FROM latest AS l JOIN placed AS p USING (user_id)
    JOIN users AS u ON u.id = l.user_id
    ORDER BY l.id DESC
"""):
    print("{} {} {} {}".format(*row))
