from shop import SPENT, commit, now, run

kept = {}


def spent(user):
    try:
        time, rows = kept[user]
        if now() - time <= 60:
            return rows
    except KeyError:
        pass
    kept[user] = now(), run(SPENT, (user,))
    return kept[user][1]


def set_status(order, status):
    run("UPDATE orders SET status = %s WHERE id = %s", (status, order))
    user = run("SELECT user_id FROM orders WHERE id = %s", (order,))[0][0]
    commit()
    if user in kept:
        del kept[user]
