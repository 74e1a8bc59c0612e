from shop import SPENT, commit, now, run

kept = {}


def spent(user):
    if user not in kept:
        kept[user] = run(SPENT, (user,))
    return kept[user]


def set_status(order, status):
    run("UPDATE orders SET status = %s"
        " WHERE id = %s", (status, order))
    commit()
    kept.clear()
