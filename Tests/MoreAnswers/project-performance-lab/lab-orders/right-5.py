import shop

page = shop.run("""
    SELECT json_agg(p ORDER BY p.id DESC)
    FROM (SELECT o.id, u.name, o.total_amount::text AS total,
                 (SELECT count(*) FROM orders WHERE user_id = u.id) AS placed
          FROM orders AS o JOIN users AS u ON u.id = o.user_id
          ORDER BY o.id DESC LIMIT 50) AS p
""")[0][0]
for line in page:
    print(line["id"], line["name"], line["total"], line["placed"])
