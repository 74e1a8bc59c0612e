from shop import run

def page():
    return run("""
        SELECT o.id, (SELECT name FROM users WHERE id = o.user_id),
               o.total_amount,
               (SELECT count(*) FROM orders WHERE user_id = o.user_id)
        FROM orders AS o
        ORDER BY o.id DESC
        FETCH FIRST 50 ROWS ONLY
    """)

if __name__ == "__main__" or True:
    for order, name, total, placed in page():
        print(f"{order} {name} {total} {placed}")
