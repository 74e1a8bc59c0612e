from shop import run
from collections import Counter

page = run("""SELECT o.id, u.name, o.total_amount, u.id
    FROM orders AS o INNER JOIN users AS u ON o.user_id = u.id
    ORDER BY o.id DESC FETCH FIRST 50 ROWS ONLY""")
placed = Counter()
for user, n in run("SELECT user_id, count(*) FROM orders WHERE user_id = ANY(%(users)s) GROUP BY user_id",
                   {"users": list({p[3] for p in page})}):
    placed[user] += n
for order, name, total, user in page:
    print(f"{order} {name} {total} {placed[user]}")
